import { parseBoolean } from '../../knowledge/go-values.ts';
import { directiveReferences } from '../../knowledge/reference/directives.ts';
import type { Directive } from '../../syntax/directive.ts';
import { similar } from '../../text/distance.ts';
import { type Edit, remove, replace } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import { checkParts } from '../check-options.ts';
import type { Problem } from '../rule.ts';

const KEYS = Object.keys(directiveReferences.check!.values!);

/** What is wrong with the options of `# check=…` (ParseLintOptions in BuildKit's linter/linter.go), all of it at once. */
export function checkOptionFaults({ value }: Directive): Problem[] {
  // What stands behind a blank is not read.
  const read = value.text.split(' ', 1)[0]!;
  const parts = checkParts(read.trim());
  const faults: Problem[] = [];
  for (const { text, start } of parts) {
    const at = value.range.start + start;
    const equals = text.indexOf('=');
    if (text === '' && parts.length === 1) continue;
    if (text === '') faults.push(nothing(value.range, read, at));
    else if (equals < 0) {
      const message = `"${text}" is no option of check: it takes skip=…, error=… and experimental=….`;
      faults.push({ range: { start: at, end: at + text.length }, message });
    } else {
      const key = text.slice(0, equals);
      const range = { start: at, end: at + Math.max(equals, 1) };
      if (!KEYS.includes(key.trim())) faults.push(unknownKey(key, range));
      else if (key.trim() === 'error' && parseBoolean(text.slice(equals + 1).trim()) === undefined) {
        const message = `"error" takes true or false, not "${text.slice(equals + 1)}".`;
        faults.push({ range: { start: at + equals + 1, end: Math.max(at + text.length, at + equals + 2) }, message });
      }
    }
  }
  return faults;
}

/** Nothing beside a semicolon: often there is a blank behind it, which ends the options. */
function nothing(value: Range, read: string, at: number): Problem {
  const semicolon = { start: at > value.start ? at - 1 : at, end: at > value.start ? at : at + 1 };
  const end = value.start + read.length;
  if (at !== end || end === value.end) {
    const message = 'An option is missing beside this ";".';
    return { range: semicolon, message, fixes: () => [fix('Delete the semicolon', remove(semicolon))] };
  }
  const message = 'A blank ends the options of check: what follows this ";" is not read, and the builder stops.';
  const blank = remove({ start: end, end: end + 1 });
  return { range: semicolon, message, fixes: () => [fix('Delete the blank', blank)] };
}

function unknownKey(key: string, range: Range): Problem {
  const [meant] = similar(key.trim(), KEYS, (known) => known);
  return {
    range,
    message: `The check directive has no option "${key.trim()}": it takes skip, error and experimental.`,
    fixes: () => (meant === undefined ? [] : [fix(`Use "${meant}"`, replace(range, meant))]),
  };
}

const fix = (title: string, edit: Edit) => ({ title, edits: [edit], safe: false, preferred: true });
