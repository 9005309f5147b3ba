/** What BuildKit understands of `skip=…;error=…;experimental=…`. */
export interface CheckOptions {
  readonly skip: ReadonlySet<string>;
  readonly skipsAll: boolean;
  readonly error: boolean;
}

/** What BuildKit reads of the value, from its first character to its first blank. */
export const heardOf = (value: string): string => value.trim().split(' ')[0]!;

/** Go's strconv.ParseBool. */
const TRUE = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);
const FALSE = new Set(['0', 'f', 'F', 'FALSE', 'false', 'False']);

/**
 * Reads the value of `# check=` as BuildKit does (ParseLintOptions in linter/linter.go): up to the first blank, with three
 * options at most, all in lower case; undefined when it refuses them.
 */
export function readCheckOptions(value: string): CheckOptions | undefined {
  let skip: readonly string[] = [];
  let skipsAll = false;
  let error = false;
  const heard = heardOf(value);
  if (heard === '') return { skip: new Set(), skipsAll, error };
  const [first, second, ...rest] = heard.split(';');
  const parts = [first!, second, rest.length > 0 ? rest.join(';') : undefined];
  for (const part of parts) {
    if (part === undefined) continue;
    const equals = part.indexOf('=');
    if (equals < 0) return undefined;
    const key = part.slice(0, equals).trim();
    const given = part.slice(equals + 1).trim();
    if (key === 'skip') {
      if (given === 'all') skipsAll = true;
      else skip = given.split(',').map((name) => name.trim());
    } else if (key === 'error') {
      if (!TRUE.has(given) && !FALSE.has(given)) return undefined;
      error = TRUE.has(given);
    } else if (key !== 'experimental') return undefined;
  }
  return { skip: new Set(skip), skipsAll, error };
}
