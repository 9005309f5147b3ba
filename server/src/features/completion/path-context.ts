import type { Dockerfile } from '../../model/dockerfile.ts';
import { type Cursor, wordAt } from './cursor.ts';
import { variableAt } from './variable-context.ts';
import type { Found, Path } from './what.ts';

/** The path at a cursor among the arguments of COPY, ADD or VOLUME that stand between blanks. */
export function plainPathAt(dockerfile: Dockerfile, cursor: Cursor, from: number, name: string): Found | undefined {
  const { word, before, behind } = wordAt(cursor, from);
  const variable = variableAt(dockerfile, cursor, word.start, 'builder');
  if (variable) return variable;
  const spot = cursor.spot(word.start, word.end);
  // What is quoted or has variables in it is not read, and a heredoc is no path.
  if (!spot || /["'$\\]|^<|^#/.test(spot.prefix)) return undefined;
  const flags = name !== 'VOLUME' && before === 0 && spot.prefix === '';
  return { what: pathOf(name, before, behind, 'plain'), spot, flags };
}

/** The same in the JSON form, whose bracket stands at `from`. */
export function jsonPathAt(dockerfile: Dockerfile, cursor: Cursor, from: number, name: string): Found | undefined {
  const { text, at } = cursor;
  let open = -1;
  let before = 0;
  for (let i = from + 1; i < at; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') {
      if (open >= 0) before++;
      open = open >= 0 ? -1 : i;
    } else if (open < 0 && text[i] === ']') return undefined;
  }
  const rest = text.slice(at);
  if (open < 0) {
    // Behind the bracket or a comma, where no element stands yet.
    const isFree = /[[,]\s*$/.test(text.slice(from, at)) && /^\s*(?:[,\]]|$)/.test(rest);
    const spot = isFree ? cursor.spot(at, at) : undefined;
    return spot && { what: pathOf(name, before, rest.split('"').length >> 1, 'unquoted'), spot };
  }
  const variable = variableAt(dockerfile, cursor, open + 1, 'builder');
  if (variable) return variable;
  // An open quote ends where the element would.
  const [element = ''] = /^[^",\]\s]*(?:[^",\]]*(?="))?/.exec(rest) ?? [];
  const spot = cursor.spot(open + 1, at + element.length);
  if (!spot || /[\\$]/.test(spot.prefix)) return undefined;
  const behind = rest.slice(element.length).replace(/^"/, '').split('"').length >> 1;
  return { what: pathOf(name, before, behind, 'quoted'), spot };
}

/** The last of several is the destination; while it is the last so far, it may become a further source. */
const pathOf = (name: string, before: number, behind: number, form: Path['form']): Path => ({
  kind: 'path',
  source: name !== 'VOLUME',
  destination: name === 'VOLUME' || (before > 0 && behind === 0),
  form,
});
