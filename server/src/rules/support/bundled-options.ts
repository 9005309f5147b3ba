import type { PackageCommand } from './package-command.ts';

/**
 * Whether a command has one of some options, by their names with dashes. Short ones may be written together, in any order: `-qy` has
 * `-y`, and `-q --quiet` has `-qq`. A name with a value, `-q=2`, has to be there as it is.
 */
export function hasBundled({ options, words }: PackageCommand, names: readonly string[]): boolean {
  const given = options.flatMap((index) => words[index] ?? []);
  const letters = given
    .map((word) => (word === '--quiet' ? 'q' : (/^-([A-Za-z]+)(?:=|$)/.exec(word)?.[1] ?? '')))
    .join('');
  return names.some((name) => {
    if (name.includes('=')) return given.includes(name);
    if (given.some((word) => word.replace(/=.*/s, '') === name)) return true;
    const [, letter, more] = /^-([A-Za-z])(\1*)$/.exec(name) ?? [];
    return letter !== undefined && letters.split(letter).length - 1 > more!.length;
  });
}
