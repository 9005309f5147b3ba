import type { Diagnostic, Position, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { unmark } from '../../test/support/fixture.ts';

/** Something that a person wants to know or to do at a place of a Dockerfile, and how to tell whether a server's answer is right. */
export interface Question {
  /** Goes on after "Can it": `go to a stage that is named by its index`. */
  readonly ask: string;
  /** The Dockerfile: `[||]` is the cursor, `[|…|]` what the right answer is about. */
  readonly marked: string;
  /** What lies beside it. */
  readonly files?: Readonly<Record<string, string>>;
  isRight(asked: Asked): Promise<boolean>;
}

/** A question as it was put to a server. */
export interface Asked {
  readonly text: string;
  readonly uri: string;
  readonly cursor: Position;
  /** What is marked, the cursor aside. */
  readonly marks: readonly Range[];
  /** Asks about the document; what a server does not know, it answers with an error. */
  request<R>(method: string, params?: object): Promise<R>;
  diagnostics(): Promise<readonly Diagnostic[]>;
}

/** Takes the marks out of a Dockerfile. */
export function read({ marked }: Question): { text: string; cursor: Position; marks: Range[] } {
  const { text, ranges } = unmark(marked);
  const positionOf = (offset: number): Position => {
    const lines = text.slice(0, offset).split('\n');
    return { line: lines.length - 1, character: lines.at(-1)!.length };
  };
  const isCursor = ({ start, end }: { start: number; end: number }) => start === end;
  const marks = ranges.filter((range) => !isCursor(range));
  return {
    text,
    cursor: positionOf((ranges.find(isCursor) ?? ranges[0] ?? { start: 0 }).start),
    marks: marks.map(({ start, end }) => ({ start: positionOf(start), end: positionOf(end) })),
  };
}

/** The text after edits of it. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split('\n');
  const offsetOf = ({ line, character }: Position) =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  return edits
    .map(({ range, newText }) => ({ start: offsetOf(range.start), end: offsetOf(range.end), newText }))
    .sort((a, b) => b.start - a.start)
    .reduce((now, { start, end, newText }) => now.slice(0, start) + newText + now.slice(end), text);
}

/** The edits of one document. */
export const editsOf = (edit: WorkspaceEdit | null | undefined, uri: string): readonly TextEdit[] =>
  edit?.changes?.[uri] ??
  (edit?.documentChanges ?? []).flatMap((change) =>
    'edits' in change && change.textDocument.uri === uri ? (change.edits as TextEdit[]) : [],
  );

/** Whether two ranges are the same. */
export const isSame = (a: Range, b: Range): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Whether the first of two ranges lies in the second. */
export const isIn = (a: Range, b: Range): boolean => compare(b.start, a.start) <= 0 && compare(a.end, b.end) <= 0;

/** Whether two ranges share a place. */
export const touch = (a: Range, b: Range): boolean => compare(a.start, b.end) <= 0 && compare(b.start, a.end) <= 0;

const compare = (a: Position, b: Position): number => a.line - b.line || a.character - b.character;
