import type { Range } from '../../text/range.ts';

/** An expression of HCL, as far as its value may be known. */
export type Expression =
  | { readonly kind: 'text'; readonly parts: readonly (string | Expression)[]; readonly range: Range }
  | { readonly kind: 'name'; readonly path: readonly string[]; readonly range: Range }
  | { readonly kind: 'list'; readonly items: readonly Expression[]; readonly range: Range }
  | {
      readonly kind: 'map';
      readonly entries: readonly (readonly [key: Expression, value: Expression])[];
      readonly range: Range;
    }
  | { readonly kind: 'choice'; readonly parts: readonly [Expression, Expression, Expression]; readonly range: Range }
  | {
      readonly kind: 'equal';
      readonly parts: readonly [Expression, Expression];
      readonly not: boolean;
      readonly range: Range;
    }
  | { readonly kind: 'unknown'; readonly range: Range };

/** A block: `target "app" { … }`. */
export interface Block {
  readonly type: string;
  readonly label: string;
  /** Where the label stands, without its quotes. */
  readonly range: Range;
  readonly attributes: ReadonlyMap<string, Expression>;
}

/** An expression that nobody works out, between two offsets. */
export const unknown = (start: number, end: number): Expression => ({ kind: 'unknown', range: { start, end } });
