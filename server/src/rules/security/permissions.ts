/** What a mode says of a file or folder, as far as it matters who may harm it. */
export interface Permissions {
  /** Everybody may write. */
  readonly worldWritable: boolean;
  /** Whoever runs it becomes its owner. */
  readonly setuid: boolean;
  /** Whoever runs it becomes one of its group; in a folder it is what new files belong to. */
  readonly setgid: boolean;
  /** In such a folder nobody can delete what is another's. */
  readonly sticky: boolean;
}

/** Reads a mode, octal (`4755`) or symbolic (`u+s,o=rw`), as `chmod` does. Undefined for what is neither. */
export function readMode(text: string): Permissions | undefined {
  if (/^[0-7]{1,5}$/.test(text)) return fromOctal(Number.parseInt(text, 8));
  return SYMBOLIC.test(text) ? fromSymbols(text) : undefined;
}

const fromOctal = (mode: number): Permissions => ({
  worldWritable: (mode & 0o002) !== 0,
  setuid: (mode & 0o4000) !== 0,
  setgid: (mode & 0o2000) !== 0,
  sticky: (mode & 0o1000) !== 0,
});

/** https://pubs.opengroup.org/onlinepubs/9799919799/utilities/chmod.html */
const SYMBOLIC = /^[ugoa]*(?:[-+=][rwxXst]*)+(?:,[ugoa]*(?:[-+=][rwxXst]*)+)*$/;

function fromSymbols(text: string): Permissions {
  const now = { worldWritable: false, setuid: false, setgid: false, sticky: false };
  for (const clause of text.split(',')) {
    const who = /^[ugoa]*/.exec(clause)![0];
    const all = who.includes('a');
    const set = (key: keyof typeof now, letter: string, letters: string, operator: string): void => {
      if (letters.includes(letter)) now[key] = operator !== '-';
      else if (operator === '=') now[key] = false;
    };
    for (const [, operator = '', letters = ''] of clause.matchAll(/([-+=])([rwxXst]*)/g)) {
      // Without a letter in front, the umask keeps others from writing.
      if (all || who.includes('o')) set('worldWritable', 'w', letters, operator);
      if (all || who === '' || who.includes('u')) set('setuid', 's', letters, operator);
      if (all || who === '' || who.includes('g')) set('setgid', 's', letters, operator);
      if (who === '' || all || who.includes('o')) set('sticky', 't', letters, operator);
    }
  }
  return now;
}

/** The same octal mode without what makes it dangerous: nobody but the owner writes. Undefined for symbols. */
export function tamed(text: string): string | undefined {
  if (!/^[0-7]{3,4}$/.test(text)) return undefined;
  const mode = Number.parseInt(text, 8) & ~0o6022;
  return mode.toString(8).padStart(text.length === 4 && text.startsWith('0') ? 4 : 3, '0');
}
