import { Generations } from '../text/generations.ts';
import type { Range } from '../text/range.ts';
import { type Directive, DirectiveReader } from './directive.ts';
import { type Head, readHead } from './head.ts';
import type { Heredoc } from './heredoc.ts';
import { Instruction } from './instruction.ts';
import { continuation, indentEnd, type Line, lineAt } from './line.ts';

/** A Dockerfile's text, taken apart. */
export interface Source {
  readonly text: string;
  readonly directives: readonly Directive[];
  /** The escape character: a backslash, or what `# escape=` says. */
  readonly escape: string;
  readonly instructions: readonly Instruction[];
  /** Comment lines between instructions, directives included: from `#` to the line's end. */
  readonly comments: readonly Range[];
}

/** Takes a text apart as BuildKit's parser does (frontend/dockerfile/parser/parser.go). Never throws. */
export function read(text: string): Source {
  for (const known of heads.values()) known.age();
  const directives = new DirectiveReader();
  const instructions: Instruction[] = [];
  const comments: Range[] = [];
  let escape = '\\';
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const line = lineAt(text, at);
    const start = indentEnd(text, line);
    if (directives.read(text.slice(line.start, line.end), line.start)) escape = escapeOf(directives, escape);
    if (start === line.end) at = line.next;
    else if (text[start] === '#') {
      comments.push({ start, end: line.end });
      at = line.next;
    } else {
      const { instruction, next } = readInstruction(text, start, line, escape, instructions.length);
      instructions.push(instruction);
      at = next;
    }
  }
  before = instructions;
  return { text, directives: directives.found, escape, instructions, comments };
}

function escapeOf(directives: DirectiveReader, current: string): string {
  const value = directives.escape;
  return value === '`' || value === '\\' ? value : current;
}

function readInstruction(text: string, start: number, first: Line, escape: string, number: number) {
  let last = first;
  let continued = continuation(text, start, first.end, escape) >= 0;
  while (continued && last.next < text.length) {
    last = lineAt(text, last.next);
    const indent = indentEnd(text, last);
    if (indent === last.end || text[indent] === '#') continue;
    continued = continuation(text, last.start, last.end, escape) >= 0;
  }
  const head = headsRead(escape).inOrder(number, text, start, last.end, (written) => readHead(written, escape));
  const same = before[number];
  if (same?.stands(head, start)) return { instruction: same, next: last.next };
  const headEnd = last.end;
  const heredocs: Heredoc[] = [];
  for (const heredoc of head.heredocs) {
    const bodyStart = last.next;
    let terminator: Range | undefined;
    while (!terminator && last.next < text.length) {
      last = lineAt(text, last.next);
      let at = last.start;
      if (heredoc.chomp) while (text[at] === '\t') at++;
      if (text.slice(at, last.end) === heredoc.delimiter) terminator = { start: at, end: last.end };
    }
    const range = { start: start + heredoc.range.start, end: start + heredoc.range.end };
    heredocs.push({
      ...heredoc,
      range,
      body: { start: bodyStart, end: terminator ? last.start : last.next },
      terminator,
    });
  }
  return { instruction: new Instruction(head, start, headEnd, last.end, heredocs), next: last.next };
}

/** Those of the text that was read last: above what somebody types they stay the same, with all that is known of them. */
let before: readonly Instruction[] = [];

// A keystroke changes one instruction; all others are found here, by the escape character they are read with.
const heads = new Map<string, Generations<Head>>();

function headsRead(escape: string): Generations<Head> {
  let known = heads.get(escape);
  if (!known) {
    known = new Generations();
    heads.set(escape, known);
  }
  return known;
}
