/** A half-open span of a text, in zero-based UTF-16 offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Whether an offset is in a range or right at one of its ends, as a cursor is. */
export const contains = (range: Range, offset: number): boolean => range.start <= offset && offset <= range.end;

/** The range moved by an offset. */
export const shift = (range: Range, by: number): Range => ({ start: range.start + by, end: range.end + by });

/** Whether the two spans share at least one character. */
export const overlap = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;
