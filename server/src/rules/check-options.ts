import { parseBoolean } from '../knowledge/go-values.ts';

/** What BuildKit understands of `skip=…;error=…;experimental=…`. */
export interface CheckOptions {
  readonly skip: ReadonlySet<string>;
  readonly skipsAll: boolean;
  readonly error: boolean;
}

/** What BuildKit reads of the value, from its first character to its first blank. */
export const heardOf = (value: string): string => value.trim().split(' ')[0]!;

/** The options in what is heard, and where each begins: three at most, since semicolons in the third belong to it. */
export function checkParts(heard: string): readonly { readonly text: string; readonly start: number }[] {
  const parts: { text: string; start: number }[] = [];
  let start = 0;
  for (let semicolon = heard.indexOf(';'); semicolon >= 0 && parts.length < 2; semicolon = heard.indexOf(';', start)) {
    parts.push({ text: heard.slice(start, semicolon), start });
    start = semicolon + 1;
  }
  return [...parts, { text: heard.slice(start), start }];
}

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
  for (const { text } of checkParts(heard)) {
    const equals = text.indexOf('=');
    if (equals < 0) return undefined;
    const key = text.slice(0, equals).trim();
    const given = text.slice(equals + 1).trim();
    if (key === 'skip') {
      if (given === 'all') skipsAll = true;
      else skip = given.split(',').map((name) => name.trim());
    } else if (key === 'error') {
      const fails = parseBoolean(given);
      if (fails === undefined) return undefined;
      error = fails;
    } else if (key !== 'experimental') return undefined;
  }
  return { skip: new Set(skip), skipsAll, error };
}
