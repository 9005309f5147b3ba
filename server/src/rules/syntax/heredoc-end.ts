import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Heredoc } from '../../syntax/heredoc.ts';
import { type Line, lineAt } from '../../syntax/line.ts';
import { replace } from '../../text/edit.ts';
import type { Fix, Problem } from '../rule.ts';

/** A line that holds the delimiter, and blanks: most likely the end that was meant. */
export function nearEnd({ text }: Dockerfile, { body, delimiter }: Heredoc): Line | undefined {
  if (delimiter.trim() === '') return undefined;
  let at = text.indexOf(delimiter, body.start);
  while (at >= 0 && at < body.end) {
    const line = lineAt(text, text.lastIndexOf('\n', at) + 1);
    if (text.slice(line.start, line.end).trim() === delimiter) return line;
    at = text.indexOf(delimiter, line.next);
  }
  return undefined;
}

/** Tells of such a line. */
export function indented({ text }: Dockerfile, { delimiter, range }: Heredoc, line: Line): Problem {
  const whole = { start: line.start, end: line.end };
  const start = text.indexOf(delimiter, line.start);
  const fixes = (): Fix[] => [
    {
      title: `Remove the blanks around "${delimiter}"`,
      edits: [replace(whole, delimiter)],
      safe: false,
      preferred: true,
    },
  ];
  return {
    range: { start, end: start + delimiter.length },
    message: `This "${delimiter}" does not end the heredoc: there are spaces around it.`,
    severity: 'warning',
    related: [{ range, message: 'The heredoc begins here.' }],
    fixes,
  };
}
