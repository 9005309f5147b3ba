import type { Dockerfile } from '../../model/dockerfile.ts';
import { applyEdits, conflict, type Edit } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { ShellcheckRemark } from '../../workspace/shellcheck-remarks.ts';
import type { ShellcheckScript } from '../../workspace/shellcheck-scripts.ts';
import type { Fix } from '../rule.ts';

const LONGEST_TITLE = 60;

/** ShellCheck's own fix, where all that it changes stands in one line of the file. */
export function shellcheckFix(
  { text, escape }: Dockerfile,
  { edits: own }: ShellcheckRemark,
  script: ShellcheckScript,
  marked: Range,
): readonly Fix[] {
  const edits = own.flatMap((edit) => inFile(text, escape, edit, script) ?? []);
  if (edits.length === 0 || edits.length < own.length || conflict(edits)) return [];
  const start = Math.min(marked.start, ...edits.map(({ range }) => range.start));
  const end = Math.max(marked.end, ...edits.map(({ range }) => range.end));
  const before = text.slice(start, end);
  if (before.includes('\n')) return [];
  const shifted = edits.map(({ range, newText }) => ({
    range: { start: range.start - start, end: range.end - start },
    newText,
  }));
  const after = applyEdits(before, shifted).trim();
  const title = after === '' || after.length > LONGEST_TITLE ? 'Do as ShellCheck says' : `Use ${after}`;
  return [{ title: title.replace(/[.\s]+$/, ''), edits, safe: false, preferred: false }];
}

/** An edit of the script as one of the file; undefined where that is not in one piece, or would be read otherwise. */
function inFile(text: string, escape: string, { range, newText }: Edit, { start, text: script }: ShellcheckScript) {
  const from = range.start - start;
  const to = range.end - start;
  // A line that ends in the escape character would go on.
  if (from < 0 || to > script.text.length || /[\r\n]/.test(newText) || newText.includes(escape)) return undefined;
  const place = script.range(from, to);
  if (text.slice(place.start, place.end) !== script.text.slice(from, to)) return undefined;
  // What is put in belongs to the word before it rather than to the line behind.
  const left = from === to && /\S/.test(script.text[from - 1] ?? '') ? script.range(from - 1, from).end : undefined;
  return { range: left === undefined ? place : { start: left, end: left }, newText };
}
