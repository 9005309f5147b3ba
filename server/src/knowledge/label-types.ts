import { isLicenceExpression } from './spdx-licences.ts';

interface Type {
  /** What a value of the type is, to go behind "is not". */
  readonly words: string;
  readonly example: string;
  /** Whether a text is such a value. Where a doubt is left, it is. */
  readonly fits: (text: string) => boolean;
}

/** An offset is not needed to tell that a text is no time, but RFC 3339 asks for it. */
const RFC3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|[-+](\d\d):(\d\d))$/;

/** As semver.org suggests it. */
const SEMVER =
  /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*))*)?(?:\+[\da-zA-Z-]+(?:\.[\da-zA-Z-]+)*)?$/;

/** The types of hadolint's label schema (Hadolint/Rule.hs), under its names. */
export const labelTypes = {
  text: { words: 'any text', example: 'Acme', fits: () => true },
  url: {
    words: 'a URL',
    example: 'https://example.com/app',
    fits: (text) => /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]+$/i.test(text),
  },
  rfc3339: { words: 'a date and time of RFC 3339', example: '2026-01-31T12:00:00Z', fits: isTime },
  spdx: { words: 'a licence of SPDX', example: 'MIT OR Apache-2.0', fits: isLicenceExpression },
  // Git cuts a hash as short as it may be in its repository, and SHA-256 has 64 digits.
  hash: {
    words: 'a Git hash',
    example: '43c572f',
    fits: (text) => /^(?:[\da-f]{7,40}|[\da-f]{64})$/i.test(text),
  },
  semver: { words: 'a semantic version', example: '1.2.3', fits: (text) => SEMVER.test(text) },
  email: {
    words: 'an e-mail address',
    example: 'jane@example.com',
    fits: (text) => /^(?:[^\s@<>()[\]\\,;:"]+|"[^"\r\n]+")@(?:[^\s@<>()[\]\\,;:"]+|\[[^\s[\]]+\])$/.test(text),
  },
} as const satisfies Readonly<Record<string, Type>>;

export type LabelType = keyof typeof labelTypes;

/** Whether a word is the name of a type. */
export const isLabelType = (name: string): name is LabelType => Object.hasOwn(labelTypes, name);

function isTime(text: string): boolean {
  const [, year, month, day, hour, minute, second, offsetHour = 0, offsetMinute = 0] = (RFC3339.exec(text) ?? []).map(
    Number,
  );
  if (year === undefined || !month || !day) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  // A second of 60 is a leap second. A group that is not there comes as NaN, which is more than nothing.
  return day <= days && hour! < 24 && minute! < 60 && second! <= 60 && !(offsetHour > 23) && !(offsetMinute > 59);
}
