import type { Dockerfile } from '../../model/dockerfile.ts';
import { replace } from '../../text/edit.ts';
import type { Delimiter } from './heredoc-delimiters.ts';
import { lineOf, type Refusal, type Renamed, type Renaming, refuse } from './renaming.ts';

/** The delimiter at a place, or why it cannot get another name. */
export function delimiterToRename(dockerfile: Dockerfile, { heredoc, start, range }: Delimiter): Renamed | Refusal {
  const { delimiter, terminator } = heredoc;
  if (!terminator) return refuse(`The heredoc has no end: no line says "${delimiter}".`);
  if (dockerfile.text.slice(start.start, start.end) !== delimiter) {
    return refuse('The delimiter is not written in one piece.');
  }
  return { range, name: delimiter };
}

/** Gives a heredoc another delimiter, in front of its body and behind it; quotes stay. */
export function renameDelimiter(dockerfile: Dockerfile, delimiter: Delimiter, name: string): Renaming | Refusal {
  const found = delimiterToRename(dockerfile, delimiter);
  if ('refusal' in found) return found;
  if (name === found.name) return { edits: [] };
  // Quotes, escapes and blanks would be read as part of something else.
  if (!/^[\w.-]+$/.test(name) || name.startsWith('-')) {
    return refuse(`"${name}" cannot end a heredoc: only letters, digits, "_", "." and "-" may stand in it.`);
  }
  const { body, chomp, terminator } = delimiter.heredoc;
  const lines = dockerfile.text.slice(body.start, body.end).split('\n');
  let at = body.start;
  for (const line of lines) {
    const text = line.replace(/\r+$/, '');
    if ((chomp ? text.replace(/^\t+/, '') : text) === name) {
      return refuse(`Line ${lineOf(dockerfile, at)} of its body says "${name}", and would end it.`);
    }
    at += line.length + 1;
  }
  return { edits: [replace(delimiter.start, name), replace(terminator!, name)] };
}
