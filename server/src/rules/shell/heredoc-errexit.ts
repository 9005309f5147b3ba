import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineBreak } from '../../model/edits.ts';
import { placedInstructions } from '../../model/instructions.ts';
import { scriptOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { Script, ShellCommand } from '../../shell/script.ts';
import type { Heredoc } from '../../syntax/heredoc.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { insert } from '../../text/edit.ts';
import { firstIndex } from '../../text/first-index.ts';
import type { Fix, Rule } from '../rule.ts';
import { heredocScript } from './heredoc-script.ts';
import { knownShell } from './known-shell.ts';

export const heredocErrexit: Rule = {
  id: 'shell/heredoc-errexit',
  severity: 'warning',
  summary: 'A heredoc script goes on after a failed line',
  why: `The shell runs the lines one after the other, and only the last one decides whether the RUN fails. \`set -e\` as the first line
makes each of them count, as \`&&\` would.`,
  reported: 'FROM alpine:3.22\nRUN [|<<EOF|]\napk add --no-cache curl\ncurl -fsSLO https://example.com/app\nEOF\n',
  fine: 'FROM alpine:3.22\nRUN <<EOF\nset -e\napk add --no-cache curl\ncurl -fsSLO https://example.com/app\nEOF\n',
  peers: [],
  changes: ['steps', 'OnBuild'],
  each: ['RUN'],
  *check(dockerfile) {
    for (const { instruction, stage } of placedInstructions(dockerfile)) {
      const heredoc = stage && heredocScript(instruction);
      if (!stage || !heredoc?.terminator || !isDeaf(dockerfile, stage, instruction)) continue;
      yield {
        range: heredoc.range,
        message: 'A line that fails does not stop this script: only the last one counts.',
        fixes: () => [settingErrexit(dockerfile, heredoc)],
      };
    }
  },
};

/** Whether a script goes on after a failure that matters, and nothing looks after it. */
function isDeaf(dockerfile: Dockerfile, stage: Stage, run: Instruction): boolean {
  const script = scriptOf(dockerfile, stage, run);
  const { links, commands, complete, shebang } = script;
  const last = links.at(-1)?.statement ?? 0;
  if (!complete || last === 0) return false;
  // With a `#!` line the file is run by that program, and SHELL does not matter (dispatchRun in BuildKit's convert.go).
  const options = shebang?.split(/\s+/) ?? knownShell(dockerfile, stage, run);
  if (!options || options.slice(1).some(isErrexit) || commands.some(setsErrexit)) return false;
  return isUnseen(script, last);
}

const isErrexit = (option: string): boolean => /^-[a-zA-Z]*e[a-zA-Z]*$/.test(option) || option === 'errexit';

/** A trap on errors may end the script as well. */
const setsErrexit = ({ program, args }: ShellCommand): boolean =>
  (program === 'set' && args.some(({ text }) => isErrexit(text))) ||
  (program === 'trap' && args.some(({ text }) => text === 'ERR'));

const HARMLESS = /^(?:echo|printf|true|:|export|set|unset|umask|alias|shopt|readonly|local|declare|sleep|trap)$/;

/** Whether a statement before the last may fail; one with `||` looks after it, and a function is only defined. */
function isUnseen({ links, commands }: Script, last: number): boolean {
  const guarded = new Set(links.flatMap(({ before, statement }) => (before === '||' ? [statement] : [])));
  return commands.some(({ program, range, conditional, background }) => {
    if (conditional || background || HARMLESS.test(program ?? '')) return false;
    const link = links[firstIndex(links, (other) => other.range.start > range.start) - 1];
    return link !== undefined && link.statement < last && !guarded.has(link.statement);
  });
}

/** Behind a `#!` line, and with the indentation of the line below. */
function settingErrexit(dockerfile: Dockerfile, { body }: Heredoc): Fix {
  const text = dockerfile.text.slice(body.start, body.end);
  const first = /^\t*#![^\n]*\n/.exec(text)?.[0].length ?? 0;
  const indent = /^[ \t]*/.exec(text.slice(first))![0];
  const edits = [insert(body.start + first, `${indent}set -e${lineBreak(dockerfile)}`)];
  return { title: 'Begin with "set -e"', edits, safe: false, preferred: true };
}
