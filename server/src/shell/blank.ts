import { joint } from './joint.ts';
import { Quotes } from './quotes.ts';

/**
 * Makes the shell text of a Dockerfile readable to a shell parser without changing its length, so that offsets stay.
 * Continuations become backslash and newline, also with blanks or a carriage return behind the escape character; comment lines
 * and empty lines within them become blanks. Where that would be wrong (in single quotes, in a shell comment, which swallows the
 * lines joined to it, or amid a word) the place is filled with blanks or with joints, which `readScript` takes out again.
 * @param text the source of the shell text
 * @param escape the Dockerfile's escape character
 * @param headEnd where the heredoc bodies begin, the text's length if there are none
 */
export function blank(text: string, escape: string, headEnd: number): string {
  const quotes = new Quotes();
  const out: string[] = [];
  let at = 0;
  while (at < headEnd) {
    const lineEnd = endOfLine(text, at, headEnd);
    const content = endOfContent(text, at, lineEnd);
    const gap = escapeAt(text, at, content, escape);
    if (gap === undefined) {
      quotes.read(text, at, lineEnd);
      out.push(text.slice(at, content), ' '.repeat(lineEnd - content), text.slice(lineEnd, lineEnd + 1));
      at = lineEnd + 1;
      continue;
    }
    quotes.read(text, at, gap);
    out.push(text.slice(at, gap));
    at = afterGap(text, lineEnd, headEnd, escape);
    out.push(fill(text, gap, at, headEnd, quotes.inside));
  }
  return out.join('').slice(0, headEnd) + blankBodies(text, headEnd);
}

function endOfLine(text: string, from: number, end: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 || newline >= end ? end : newline;
}

/** BuildKit takes every carriage return off a line's end, and off the last line's as well. */
function endOfContent(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && text[at - 1] === '\r') at--;
  return at;
}

/** Where the escape character stands that continues the line; BuildKit asks that it is not doubled. */
function escapeAt(text: string, start: number, end: number, escape: string): number | undefined {
  let at = end - 1;
  while (at >= start && (text[at] === ' ' || text[at] === '\t')) at--;
  const continues = at >= start && text[at] === escape && !(at > start && text[at - 1] === escape);
  return continues ? at : undefined;
}

/** Where the next line begins that adds something: that is no comment, nor empty, nor a mere escape character. */
function afterGap(text: string, lineEnd: number, headEnd: number, escape: string): number {
  let at = Math.min(lineEnd + 1, headEnd);
  while (at < headEnd) {
    const end = endOfLine(text, at, headEnd);
    const adds = !/^\s*(#|$)/.test(text.slice(at, end));
    if (adds && escapeAt(text, at, endOfContent(text, at, end), escape) !== at) break;
    at = Math.min(end + 1, headEnd);
  }
  return at;
}

function fill(text: string, from: number, to: number, headEnd: number, inside: Quotes['inside']): string {
  const word = inside === 'double' || (!inside && !ends(text[from - 1]) && !stops(text[to]));
  const filler = inside === 'single' || word ? joint : ' ';
  if (to === headEnd || inside === 'single' || inside === 'comment') return filler.repeat(to - from);
  let filled = '';
  for (let at = from; at < to; ) {
    const end = endOfLine(text, at, to);
    filled += end > at ? `${filler.repeat(end - at - 1)}\\\n` : filler;
    at = end + 1;
  }
  return filled;
}

/** Whether no word goes on behind a character; `)` may close a substitution within one. */
const ends = (char: string | undefined): boolean => char === undefined || /[\s;&|(<>]/.test(char);
/** Whether no word goes on at a character. */
const stops = (char: string | undefined): boolean => ends(char) || char === ')';

/** Whether the last character is a backslash that no other one protects. */
function endsInBackslash(line: string): boolean {
  let at = line.length;
  while (line[at - 1] === '\\') at--;
  return (line.length - at) % 2 === 1;
}

/** The bodies are read as they are, except that a carriage return would belong to the last word of its line. */
function blankBodies(text: string, start: number): string {
  const bodies = text.slice(start);
  if (!bodies.includes('\r')) return bodies;
  const delimiters = new Set(Array.from(text.matchAll(/<<-?[ \t]*(["']?)([^\s"'<>|&;()]+)\1/g), (match) => match[2]));
  const lines = bodies.split('\n').map((line, index, all) => {
    const end = endOfContent(line, 0, line.length);
    const content = line.slice(0, end);
    const rest = line.length - end;
    if (rest === 0) return line;
    // A blank after the delimiter would leave the heredoc open, one after a backslash would end the command.
    if (delimiters.has(content.replace(/^\t+/, ''))) return `${content}\n${' '.repeat(rest - 1)}`;
    const continued = index < all.length - 1 && endsInBackslash(content);
    return continued ? `${content.slice(0, -1)}${' '.repeat(rest)}\\` : content + ' '.repeat(rest);
  });
  return lines.join('\n');
}
