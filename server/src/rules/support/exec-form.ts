import { isWindows } from '../../model/base-image.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { type Edit, replace } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';

/** Plain characters, and quotes without variables or escapes: nothing that a shell would expand, redirect or join. */
const WORD = /(?:[\w@%+=:,./-]|'[^'\n]*'|"[^"$`\\\n]*")+/y;

/** Words that only a shell knows, and what a shell would take for an assignment. */
const SHELL_ONLY =
  /^(?:\.|:|alias|case|cd|command|eval|exec|exit|export|for|if|read|set|shift|source|trap|ulimit|umask|unset|until|wait|while|\w+=.*)$/;

/** Writes a command in JSON form; undefined where the text needs a shell, or may. */
export function toExecForm(dockerfile: Dockerfile, stage: Stage, instruction: Instruction): Edit[] | undefined {
  // HEALTHCHECK has its type in front.
  const command = instruction.words[instruction.name === 'HEALTHCHECK' ? 1 : 0];
  if (instruction.form !== 'plain' || !command || isWindows(dockerfile, stage)) return undefined;
  const words = split(command.text);
  if (!words?.[0] || SHELL_ONLY.test(words[0].value)) return undefined;
  const source = ({ start, end }: Range) => dockerfile.text.slice(start, end);
  if (source(command.range) === command.text) {
    return [replace(command.range, `[${words.map(({ value }) => JSON.stringify(value)).join(', ')}]`)];
  }
  // Over several lines each word is changed where it stands.
  const edits: Edit[] = [];
  for (const [i, { start, end, value }] of words.entries()) {
    const range = instruction.partOf(command, start, end);
    if (source(range) !== command.text.slice(start, end)) return undefined;
    const last = i === words.length - 1;
    edits.push(replace(range, (i === 0 ? '[' : '') + JSON.stringify(value) + (last ? ']' : ',')));
  }
  return edits;
}

interface ShellWord extends Range {
  /** Without quotes. */
  readonly value: string;
}

/** The words of a command; undefined where they are not plain. */
function split(text: string): ShellWord[] | undefined {
  const words: ShellWord[] = [];
  for (let at = 0; at < text.length; ) {
    if (/[ \t]/.test(text[at]!)) {
      at++;
      continue;
    }
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0];
    if (word === undefined) return undefined;
    const value = word.replace(/'([^']*)'|"([^"]*)"/g, (_, single?: string, double?: string) => single ?? double ?? '');
    words.push({ start: at, end: at + word.length, value });
    at += word.length;
    if (at < text.length && !/[ \t]/.test(text[at]!)) return undefined;
  }
  return words;
}
