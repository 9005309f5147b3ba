import { stateBefore } from '../../model/configuration.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { keyword, lineBreak } from '../../model/edits.ts';
import { placedInstructions } from '../../model/instructions.ts';
import { scriptOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { ChainLink, ShellCommand, ShellWord } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { replace } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { frontendIsAtLeast } from '../support/frontend.ts';
import { shown } from '../support/shown.ts';
import { isWhole } from '../support/whole.ts';

export const preferCopyHeredoc: Rule = {
  id: 'style/prefer-copy-heredoc',
  severity: 'off',
  summary: 'A RUN does nothing but write a file',
  why: `COPY with a heredoc shows the file as it will be, and needs no shell and no quotes. Needs Dockerfile syntax 1.4.`,
  reported: `FROM alpine:3.22\n[|RUN|] echo "[app]" > /etc/app.ini && echo "debug = no" >> /etc/app.ini\n`,
  fine: 'FROM alpine:3.22\nCOPY <<"EOF" /etc/app.ini\n[app]\ndebug = no\nEOF\n',
  peers: [],
  changes: ['steps'],
  each: ['RUN'],
  *check(dockerfile) {
    if (!frontendIsAtLeast(dockerfile, 1, 4)) return;
    for (const { instruction, stage } of placedInstructions(dockerfile)) {
      if (!stage || instruction.name !== 'RUN' || instruction.form !== 'plain') continue;
      const target = onlyTarget(dockerfile, stage, instruction);
      if (!target) continue;
      yield {
        range: instruction.keyword.range,
        message: `This RUN only writes "${shown(target.text)}", as COPY with a heredoc does.`,
        fixes: () => asCopy(dockerfile, stage, instruction, target),
      };
    }
  },
};

/** The file that all commands of a RUN write, one after the other, if they do nothing else. */
function onlyTarget(dockerfile: Dockerfile, stage: Stage, run: Instruction): ShellWord | undefined {
  const { commands, links, complete } = scriptOf(dockerfile, stage, run);
  if (!complete || commands.length === 0 || commands.length !== links.length) return undefined;
  if (run.heredocs.length > 0 && (run.heredocs.length > 1 || commands.length > 1)) return undefined;
  const first = targetOf(commands[0]!, '>', run);
  if (!first || first.value?.startsWith('/dev/')) return undefined;
  const go = commands.slice(1).every((command) => targetOf(command, '>>', run)?.text === first.text);
  return go && links.every(isJoined) ? first : undefined;
}

const isJoined = ({ before }: ChainLink, i: number): boolean => i === 0 || before === '&&' || before === ';';

/** What `echo`, `printf` or the `cat` of a heredoc write to. */
function targetOf(
  { program, args, redirects, assignments, wrappers, link, pipe }: ShellCommand,
  operator: string,
  run: Instruction,
): ShellWord | undefined {
  if (!link || pipe.length > 1 || wrappers.length > 0 || assignments.length > 0) return undefined;
  const isCat = program === 'cat' && args.length === 0 && run.heredocs.length === 1;
  if (!(program === 'echo' || program === 'printf' || isCat)) return undefined;
  const output = redirects.filter((redirect) => !redirect.heredoc);
  if (output.length !== 1 || redirects.length - output.length !== (isCat ? 1 : 0)) return undefined;
  const [only] = output;
  return only!.operator === operator && (only!.descriptor ?? 1) === 1 ? only!.target : undefined;
}

/** Where the content is known to the last character. What the RUN mounts, and a user other than root, would count. */
function asCopy(dockerfile: Dockerfile, stage: Stage, run: Instruction, target: ShellWord): Fix[] {
  const { user, workdir } = stateBefore(stage, run);
  const isRoot = !user || /^(?:root|0)(?::|$)/.test(user.value ?? '');
  if (!isRoot || run.flags.length > 0 || run.comments.length > 0 || run.onbuild || !isWhole(dockerfile, run)) return [];
  if (!/^[\w./@+-]+$/.test(target.text) || target.text.endsWith('/')) return [];
  if (!target.text.startsWith('/') && !workdir) return [];
  const lines = contentOf(dockerfile, stage, run);
  if (!lines || lines.includes('EOF')) return [];
  const body = [`${keyword(dockerfile, 'COPY')} <<"EOF" ${target.text}`, ...lines, 'EOF'].join(lineBreak(dockerfile));
  return [{ title: 'Write a COPY with a heredoc', edits: [replace(run.range, body)], safe: false, preferred: false }];
}

function contentOf(dockerfile: Dockerfile, stage: Stage, run: Instruction): string[] | undefined {
  const [heredoc] = run.heredocs;
  if (heredoc) {
    // Without quotes the shell replaces variables and commands.
    const body = dockerfile.text.slice(heredoc.body.start, heredoc.body.end);
    if (heredoc.chomp || (heredoc.expand && /[$`\\]/.test(body))) return undefined;
    return body.replace(/\r?\n$/, '').split(/\r?\n/);
  }
  const lines: string[] = [];
  for (const { program, args } of scriptOf(dockerfile, stage, run).commands) {
    const values = args.map(({ value }) => value);
    // echo and printf read escapes, each shell in its own way; options and formats are not looked into.
    if (program !== 'echo' || values.some((value) => value === undefined || /[\\\n]/.test(value))) return undefined;
    if (values[0]?.startsWith('-')) return undefined;
    lines.push(values.join(' '));
  }
  return lines;
}
