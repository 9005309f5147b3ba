import type { Dockerfile } from '../../model/dockerfile.ts';
import { remember } from '../../model/remember.ts';
import type { ShellCommand, ShellWord } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Range } from '../../text/range.ts';
import type { Rule } from '../rule.ts';
import { type Download, downloads, goesOn, verifies } from '../support/downloads.ts';
import { commandsNamed } from '../support/placed-command.ts';

const SHELLS = ['sh', 'bash', 'ash', 'dash', 'ksh', 'zsh'];
const INTERPRETERS = ['python', 'python2', 'python3', 'node', 'perl', 'ruby', 'php'];
/** Programs that take a script in their words, be it a file or the text itself. */
const READERS = ['source', '.', 'eval'];

export const pipeToShell: Rule = {
  id: 'security/pipe-to-shell',
  severity: 'information',
  summary: 'A downloaded script is run unseen',
  why: `Whoever can change the file on that server runs what he likes in your build, and the next build may run something else than
this one. Download a named version, compare its checksum, then run it; or use a package or a \`COPY --from\` of the tool's own image.`,
  reported: 'FROM debian:12\nRUN curl -fsSL https://example.com/install.sh | [|sh|]\n',
  fine: `FROM debian:12
RUN curl -fsSLO https://example.com/1.2/install.sh \\
 && echo "0123456789abcdef  install.sh" | sha256sum -c - \\
 && sh install.sh
`,
  peers: ['droast DF021'],
  each: ['RUN'],
  *check(dockerfile) {
    if (downloads(dockerfile).length === 0) return;
    for (const { run, command } of commandsNamed(dockerfile, ...SHELLS, ...INTERPRETERS, ...READERS)) {
      const from = sourceOf(command);
      const download = from && downloadIn(dockerfile, run, from);
      if (!download || verifies(dockerfile, run)) continue;
      const [program, tool] = [command.program, download.command.program];
      yield { range: command.name.range, message: `"${program}" runs what "${tool}" downloads, whatever that is.` };
    }
  },
};

/** Where a command takes the script that it runs from: the pipe in front of it, or a word. */
function sourceOf(command: ShellCommand): Range | undefined {
  const { program = '', args, pipe } = command;
  if (READERS.includes(program)) return args[0] && substituted(args[0], program === 'eval');
  const isShell = SHELLS.includes(program);
  const first = args[0];
  if (first?.text.startsWith('<(')) return first.range;
  if (isShell && first && /^-[a-z]*c$/.test(first.value ?? '')) return args[1] && substituted(args[1], true);
  return pipe.index > 0 && readsInput(args, isShell)
    ? { start: pipe.range.start, end: command.range.start }
    : undefined;
}

/** A word that is the output of a command: `<(…)`, or what begins with `$(…)`. */
const substituted = ({ text, range }: ShellWord, asText: boolean): Range | undefined =>
  (asText ? /^"?(?:\$\(|`)/ : /^<\(/).test(text) ? range : undefined;

/** Whether an interpreter gets no script by its words, and so reads its input: `bash -s -- x`, `python3 -`. */
function readsInput(args: readonly ShellWord[], isShell: boolean): boolean {
  for (const { value } of args) {
    if (value === '-' || value === '/dev/stdin') return true;
    if (!value?.startsWith('-')) return false;
    if (!isShell) return value === '--';
    if (/^-[a-z]*s/.test(value)) return true;
    if (/^-[a-z]*[co]/.test(value)) return false;
  }
  return true;
}

/** What goes to the standard output. */
const byRun = remember((dockerfile: Dockerfile): ReadonlyMap<Instruction, readonly Download[]> => {
  const found = new Map<Instruction, Download[]>();
  for (const download of downloads(dockerfile)) {
    if (!goesOn(download)) continue;
    const same = found.get(download.run);
    if (same) same.push(download);
    else found.set(download.run, [download]);
  }
  return found;
});

/** The first download within a range of a RUN. */
const downloadIn = (dockerfile: Dockerfile, run: Instruction, { start, end }: Range): Download | undefined =>
  byRun(dockerfile)
    .get(run)
    ?.find(({ command: { range } }) => start <= range.start && range.end <= end);
