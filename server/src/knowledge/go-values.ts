/** strconv.ParseBool of Go, which reads the yes and no of mounts and checks. */
export const parseBoolean = (text: string): boolean | undefined =>
  /^(?:1|t|T|true|TRUE|True)$/.test(text) ? true : /^(?:0|f|F|false|FALSE|False)$/.test(text) ? false : undefined;

const UNITS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1e3,
  m: 6e4,
  h: 3.6e6,
};
// What an int64 of nanoseconds holds.
const LONGEST = 2 ** 63 / 1e6;

/** time.ParseDuration of Go, in milliseconds; undefined for what is none: `5`, `5 s`, `5sec`. */
export function parseDuration(text: string): number | undefined {
  const match = /^([-+]?)((?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/.exec(text);
  if (!match) return /^[-+]?0$/.test(text) ? 0 : undefined;
  let sum = 0;
  for (const [, number, unit] of match[2]!.matchAll(/(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g)) {
    sum += Number(number) * UNITS[unit!]!;
  }
  if (sum >= LONGEST) return undefined;
  return match[1] === '-' ? -sum : sum;
}

/** An unsigned number of 32 bits in a base, as strconv.ParseUint reads it. */
export function parseUnsigned(text: string, base: 8 | 10): number | undefined {
  if (!(base === 8 ? /^[0-7]+$/ : /^\d+$/).test(text)) return undefined;
  const value = Number.parseInt(text, base);
  return value <= 0xffff_ffff ? value : undefined;
}

/** Whether a text is an amount of memory as Docker writes it: `64m`, `1.5GiB`. RAMInBytes in docker/go-units. */
export const isMemorySize = (text: string): boolean =>
  /^\+?(?:\d(?:_?\d)*(?:\.(?:\d(?:_?\d)*)?)?|\.\d(?:_?\d)*)(?:e[-+]?\d+)? ?(?:b|[kmgtp](?:i?b)?)?$/i.test(text);
