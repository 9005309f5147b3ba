/** What a registry wants to see before it answers: one scheme of its WWW-Authenticate. */
export interface Challenge {
  /** In lower case: `bearer`, `basic`. */
  readonly scheme: string;
  /** By their names in lower case; of a name that comes twice, the first counts. */
  readonly parameters: ReadonlyMap<string, string>;
}

const TOKEN = "[!#$%&'*+.^_`|~\\w-]+";
/** A parameter, or a scheme, or what stands between them. */
const PART = new RegExp(
  String.raw`\s*(?:(${TOKEN})\s*=\s*(?:"((?:[^"\\]|\\.)*)"|(${TOKEN}(?:[:/]+${TOKEN})*))|(${TOKEN}))|[\s,]+`,
  'gy',
);

/**
 * Reads WWW-Authenticate (RFC 9110, 11.6.1), where several challenges may follow one another, each with a list of
 * parameters. Reading ends at what is neither.
 */
export function readChallenges(header: string | undefined): Challenge[] {
  const challenges: (Challenge & { parameters: Map<string, string> })[] = [];
  for (const [, name, quoted, plain, scheme] of (header ?? '').slice(0, LONGEST).matchAll(PART)) {
    if (scheme !== undefined) challenges.push({ scheme: scheme.toLowerCase(), parameters: new Map() });
    if (name === undefined) continue;
    const parameters = challenges.at(-1)?.parameters;
    const key = name.toLowerCase();
    if (parameters?.has(key) === false) parameters.set(key, plain ?? quoted!.replace(/\\(.)/g, '$1'));
  }
  return challenges;
}

/** More than any registry sends. */
const LONGEST = 8192;
