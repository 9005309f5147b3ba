import { type Range, shift } from '../text/range.ts';
import type { Logical } from './logical.ts';
import { shiftWord, type Unquoted, type Word } from './word.ts';

/** One `key=value` or `key` of a mount. The key's text is in lower case. */
export interface MountField {
  readonly range: Range;
  readonly key: Word;
  readonly value: Word | undefined;
}

/** The value of `RUN --mount=…`, after parseMount in BuildKit's commands_runmount.go. */
export interface Mount {
  readonly fields: readonly MountField[];
  /** `bind` when none is given. */
  readonly type: string;
  readonly from: Word | undefined;
  readonly source: Word | undefined;
  readonly target: Word | undefined;
  readonly id: Word | undefined;
  readonly sharing: Word | undefined;
}

export function readMount(logical: Logical, value: Unquoted): Mount {
  const fields: MountField[] = [];
  let start = 0;
  for (let at = 0; at <= value.text.length; at++) {
    if (at < value.text.length && value.text[at] !== ',') continue;
    if (at > start) fields.push(fieldOf(logical, value, start, at));
    start = at + 1;
  }
  const last = (...keys: string[]): Word | undefined => fields.findLast(({ key }) => keys.includes(key.text))?.value;
  return {
    fields,
    type: last('type')?.text.toLowerCase() ?? 'bind',
    from: last('from'),
    source: last('source', 'src'),
    target: last('target', 'dst', 'destination'),
    id: last('id'),
    sharing: last('sharing'),
  };
}

function fieldOf(logical: Logical, value: Unquoted, start: number, end: number): MountField {
  const text = value.text.slice(start, end);
  const place = (from: number, to: number): Range =>
    to > from
      ? logical.range(value.places[from]!, value.places[to - 1]! + 1)
      : logical.range(value.places[from - 1]! + 1, value.places[from - 1]! + 1);
  const equals = text.indexOf('=');
  const keyEnd = equals < 0 ? end : start + equals;
  return {
    range: place(start, end),
    key: { range: place(start, keyEnd === start ? end : keyEnd), text: value.text.slice(start, keyEnd).toLowerCase() },
    value: equals < 0 ? undefined : { range: place(keyEnd + 1, end), text: value.text.slice(keyEnd + 1, end) },
  };
}

export function shiftMount(mount: Mount, by: number): Mount {
  const move = (word: Word | undefined) => word && shiftWord(word, by);
  return {
    fields: mount.fields.map(({ range, key, value }) => ({
      range: shift(range, by),
      key: shiftWord(key, by),
      value: move(value),
    })),
    type: mount.type,
    from: move(mount.from),
    source: move(mount.source),
    target: move(mount.target),
    id: move(mount.id),
    sharing: move(mount.sharing),
  };
}
