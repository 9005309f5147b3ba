import type { Range } from '../../text/range.ts';
import type { Expression } from './hcl-tree.ts';

/** What an expression comes to. A text varies if a variable that the environment may set has a say in it. */
export type Value =
  | { readonly kind: 'text'; readonly text: string; readonly varies: boolean; readonly range: Range }
  | { readonly kind: 'null' }
  | { readonly kind: 'list'; readonly items: readonly Value[]; readonly range: Range }
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, Value>; readonly keys: ReadonlyMap<string, Range> }
  | { readonly kind: 'unknown'; readonly range: Range };

/** The value of a name; undefined for one that nobody has given a value. */
export type Scope = (name: string) => Value | undefined;

/** Works out an expression. A list or map may hold what is unknown. */
export function evaluate(expression: Expression, scope: Scope): Value {
  const { range } = expression;
  switch (expression.kind) {
    case 'text':
      return template(expression, scope);
    case 'name': {
      let value = scope(expression.path[0]!);
      for (const key of expression.path.slice(1)) value = value?.kind === 'map' ? value.entries.get(key) : undefined;
      return value === undefined || value.kind === 'unknown' ? { kind: 'unknown', range } : value;
    }
    case 'list':
      return { kind: 'list', items: expression.items.map((item) => evaluate(item, scope)), range };
    case 'map': {
      const entries = new Map<string, Value>();
      const keys = new Map<string, Range>();
      for (const [key, value] of expression.entries) {
        const name = key.kind === 'name' && key.path.length === 1 ? key.path[0] : textIn(evaluate(key, scope));
        // One that the environment may name says nothing of what is there.
        if (name === undefined) return { kind: 'unknown', range };
        entries.set(name, evaluate(value, scope));
        keys.set(name, key.range);
      }
      return { kind: 'map', entries, keys };
    }
    case 'equal': {
      const [left, right] = expression.parts.map((part) => evaluate(part, scope));
      if (left?.kind !== 'text' || right?.kind !== 'text') return { kind: 'unknown', range };
      const text = String((left.text === right.text) !== expression.not);
      return { kind: 'text', text, varies: left.varies || right.varies, range };
    }
    case 'choice': {
      const [condition, ...values] = expression.parts.map((part) => evaluate(part, scope));
      if (condition?.kind !== 'text') return { kind: 'unknown', range };
      const value = values[condition.text === 'true' ? 0 : 1]!;
      return value.kind === 'text' && condition.varies ? { ...value, varies: true } : value;
    }
    case 'unknown':
      return { kind: 'unknown', range };
  }
}

const textIn = (value: Value): string | undefined => (value.kind === 'text' && !value.varies ? value.text : undefined);

function template({ parts, range }: Extract<Expression, { kind: 'text' }>, scope: Scope): Value {
  if (parts.length === 0) return { kind: 'null' };
  const [before, only, after] = parts;
  // What comes from elsewhere is pointed to there.
  if (parts.length === 3 && before === '' && after === '' && typeof only === 'object') {
    const value = evaluate(only, scope);
    return value.kind === 'text' ? value : { kind: 'unknown', range };
  }
  let text = '';
  let varies = false;
  for (const part of parts) {
    if (typeof part === 'string') text += part;
    else {
      const value = evaluate(part, scope);
      if (value.kind !== 'text' || text.length > 4096) return { kind: 'unknown', range };
      text += value.text;
      varies ||= value.varies;
    }
  }
  return { kind: 'text', text, varies, range };
}
