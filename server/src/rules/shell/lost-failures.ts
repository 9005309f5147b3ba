import type { Dockerfile } from '../../model/dockerfile.ts';
import { scriptOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { ChainLink, Script, ShellCommand, ShellWord } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Range } from '../../text/range.ts';
import { knownShell } from './known-shell.ts';

/** A command whose failure nobody sees, since another one stands behind it in the pipe. */
export interface LostFailure {
  readonly command: ShellCommand;
  /** It does no more than look at what is there. */
  readonly minor: boolean;
}

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Programs that do not fail. */
const NEVER_FAIL = words(`
  echo printf yes true : date uname id nproc pwd whoami env printenv hostname basename dirname seq getconf arch
`);

/** Programs that look at files that are there, or at a text that they are given. */
const LOOK = words(`
  cat ls find grep egrep fgrep sed awk gawk cut tr sort uniq head tail wc tee ldd nm readelf stat file which dpkg dpkg-query rpm
  apt-cache apt-mark ps jq tac rev column paste getent
`);

/** Those of a RUN, in order: one for each pipe. None where `pipefail` is on, or something else looks after the failure. */
export function lostFailures(dockerfile: Dockerfile, stage: Stage, run: Instruction): LostFailure[] {
  const script = scriptOf(dockerfile, stage, run);
  const { commands, complete } = script;
  if (!complete || !commands.some(({ pipe }) => pipe.length > 1)) return [];
  const strict = new Set<ShellCommand | undefined>();
  const shell = script.shebang ?? knownShell(dockerfile, stage, run)?.join(' ');
  if (shell === undefined || shell.includes('pipefail')) strict.add(undefined);
  const found: LostFailure[] = [];
  const around: ShellCommand[] = [];
  for (const [i, command] of commands.entries()) {
    if (command.args.some(({ text }) => text.includes('pipefail')))
      strict.add(isSetting(command) ? command.shell : command);
    while (around.length > 0 && around.at(-1)!.range.end <= command.range.start) around.pop();
    const { pipe } = command;
    if (pipe.index === 0 && pipe.length > 1 && !strict.has(command.shell)) {
      // What a substitution in a word comes to is lost with `pipefail` as well.
      const inWord =
        around.some((outer) => outer !== command.shell && contains(outer.range, pipe.range)) ||
        (isSubstituted(dockerfile, pipe.range) && !script.assignments.some(({ range }) => contains(range, pipe.range)));
      const failure = inWord || isLookedAfter(dockerfile, script, command) ? undefined : firstLost(commands, i);
      if (failure) found.push(failure);
    }
    around.push(command);
  }
  return found;
}

/** Of loops and the like it is not told which words they have. */
const isSubstituted = ({ text }: Dockerfile, { start }: Range): boolean =>
  /(?:\$\(|`)\s*$/.test(text.slice(Math.max(0, start - 20), start));

const isSetting = ({ program }: ShellCommand): boolean => program === 'set' || program === 'shopt';

const contains = (outer: Range, inner: Range): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** The commands of the pipe that begins at an index. Those within their words stand between them. */
function pipeline(commands: readonly ShellCommand[], index: number): ShellCommand[] {
  const { range } = commands[index]!.pipe;
  const parts: ShellCommand[] = [];
  for (let i = index; i < commands.length && commands[i]!.range.start < range.end; i++) {
    const { pipe } = commands[i]!;
    if (pipe.range.start === range.start && pipe.range.end === range.end) parts.push(commands[i]!);
  }
  return parts;
}

function firstLost(commands: readonly ShellCommand[], index: number): LostFailure | undefined {
  const parts = pipeline(commands, index);
  if (parts.some(endsEarly) || notices(parts.at(-1)!)) return undefined;
  const left = parts.filter(({ pipe }) => pipe.index < pipe.length - 1).filter(mayFail);
  const grave = left.find(({ program }) => program === undefined || !LOOK.has(program));
  const command = grave ?? left[0];
  return command && { command, minor: !grave };
}

/** Whether the end of a pipe fails where nothing arrives: it looks for a line, or for checksums. */
const notices = ({ program, args, redirects, pipe }: ShellCommand): boolean =>
  pipe.index === pipe.length - 1 &&
  redirects.length === 0 &&
  (/^[ef]?grep$/.test(program ?? '')
    ? !args.some(({ text }) => /^-\w*[vcL]|^--(?:invert|count)/.test(text))
    : /^(?:md5|sha\d+|b2)sum$/.test(program ?? '') && args.some(({ text }) => /^(?:-\w*c|--check$)/.test(text)));

/** A `cat` of a heredoc, or of what it is given, does not fail either. */
const mayFail = ({ program, args }: ShellCommand): boolean =>
  program === undefined || !(NEVER_FAIL.has(program) || (program === 'cat' && args.length === 0));

/** Whether a command leaves off before its input ends: the one in front of it then fails, which `pipefail` would make count. */
export function endsEarly({ program, args, pipe }: ShellCommand): boolean {
  if (pipe.index === 0) return false;
  const some = (pattern: RegExp) => args.some(({ text }: ShellWord) => pattern.test(text));
  if (program === 'head') return true;
  if (/^[ef]?grep$/.test(program ?? '')) return some(/^-\w*[qm]|^--(?:quiet|silent|max-count)/);
  return program === 'sed' ? some(/(?:^|[\d;{'"/$])q\b/) : /^[gm]?awk$/.test(program ?? '') && some(/\bexit\b/);
}

/** Whether the end of a pipe is a condition, or a failure is tolerated. */
function isLookedAfter({ text }: Dockerfile, { links }: Script, { pipe, link }: ShellCommand): boolean {
  const { start, end } = pipe.range;
  if (/(?:^|[\s;&|(])(?:if|elif|while|until|!)(?:\s|[\\`]\r?\n)+$/.test(text.slice(Math.max(0, start - 40), start)))
    return true;
  if (/^(?:\s|[\\`]\r?\n)*\|\|(?!(?:\s|[\\`]\r?\n)*(?:exit|false|return)\b)/.test(text.slice(end, end + 400)))
    return true;
  return link !== undefined && links.some((other) => isAlternative(other, link));
}

const isAlternative = (other: ChainLink, { statement, element }: ChainLink): boolean =>
  other.before === '||' && other.statement === statement && other.element > element + 1;
