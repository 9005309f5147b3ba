import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineBreak, lineStart } from '../../model/edits.ts';
import { insert, remove } from '../../text/edit.ts';
import type { Fix } from '../rule.ts';
import type { TrailingComment } from './comment.ts';

/** Moves a comment to a line of its own above the one it stands in: none that would be heard as a directive there. */
export function moveComment(dockerfile: Dockerfile, { range, text, before }: TrailingComment): Fix[] {
  if (/^#\s*(?:syntax|escape|check|hadolint)\b/i.test(text) || text.includes('\n')) return [];
  const start = lineStart(dockerfile.text, range.start);
  const indent = /^[ \t]*/.exec(dockerfile.text.slice(start, range.start))![0];
  const edits = [insert(start, indent + text + lineBreak(dockerfile)), remove({ start: before, end: range.end })];
  return [{ title: 'Move the comment to a line of its own', edits, safe: false, preferred: true }];
}
