type Texts = Readonly<Record<string, string>>;

/**
 * What the letters of a shell's options do, for the scripts that it is given.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/sh.html , https://www.gnu.org/software/bash/manual/bash.html#Invoking-Bash
 */
export const shellLetters: Texts = {
  c: 'Runs the text that follows as a script: that of the instruction.',
  e: 'A script ends as soon as a command fails, other than in a condition or in front of `&&` and `||`.',
  f: '`*`, `?` and `[` in words do not stand for the files that fit.',
  i: 'Behaves as if a person typed: it reads `.bashrc` first, for one.',
  l: 'Starts as at a login: `/etc/profile` and the profile of the user are read first.',
  u: 'A variable that is not set is an error.',
  v: 'Lines are printed as they are read.',
  x: 'Commands are printed before they run.',
};

/** What the word behind `-o` turns on. */
export const shellOptionNames: Texts = {
  errexit: shellLetters.e!,
  noglob: shellLetters.f!,
  nounset: shellLetters.u!,
  pipefail: 'A pipe fails when any of its commands does. Without it, the last one alone decides.',
  verbose: shellLetters.v!,
  xtrace: shellLetters.x!,
};

const BASH: Texts = {
  '--login': shellLetters.l!,
  '--noprofile': 'No profile is read, even at a login.',
  '--norc': 'No `.bashrc` is read.',
  '--posix': 'Behaves as the standard wants it, where Bash differs.',
};

/** https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_pwsh */
const POWERSHELL: Texts = {
  '-command': 'Runs what follows as a script: the rest of these words, and the text of the instruction.',
  '-nologo': 'Prints no banner.',
  '-noninteractive': 'Asks no questions: a command that wants to fails.',
  '-noprofile': 'No profile is read.',
};

/** https://learn.microsoft.com/windows-server/administration/windows-commands/cmd */
const CMD: Texts = {
  '/c': 'Runs the text that follows, that of the instruction, and ends.',
  '/s': 'Takes the text as it is between the first and the last quotation mark.',
  '/v:on': 'Variables can be written `!NAME!` as well, and are replaced when a command runs.',
};

/** The whole words that a shell of a kind knows, in lower case where case does not matter. */
export const shellWords: Readonly<Record<string, Texts>> = { bash: BASH, powershell: POWERSHELL, cmd: CMD };

/** What a setting at the beginning of PowerShell's script does. */
export const powershellSettings: readonly (readonly [setting: RegExp, about: string])[] = [
  [/^\$ErrorActionPreference\s*=\s*['"]Stop['"]/i, 'Errors end the script instead of being printed alone.'],
  [/^\$ProgressPreference\s*=\s*['"]SilentlyContinue['"]/i, 'No progress bars, which slow downloads down.'],
];
