/** More names than these are counted, not told. */
const MOST = 5;

/** `a`, `a and b`, `a, b and c`; of a long list the first ones and how many more there are. */
export function listed(names: readonly string[]): string {
  const shown = names.length > MOST ? [...names.slice(0, MOST - 1), `${names.length - MOST + 1} more`] : names;
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : (shown[0] ?? '');
}
