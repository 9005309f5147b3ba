import { type PackageManager, type Recognised, recognise, type Word } from '../../knowledge/package-managers.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { remember } from '../../model/remember.ts';
import { commandsOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import { original, type ShellCommand, type ShellWord } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { withoutEnd } from '../../text/ends.ts';
import type { Range } from '../../text/range.ts';

/** A command of a RUN that runs a package manager. */
export interface PackageCommand extends Recognised {
  readonly shell: ShellCommand;
  /** Program and arguments; undefined where a variable decides. */
  readonly words: readonly Word[];
  /** From the program to the sub-command. */
  readonly range: Range;
  /** What to call it: `npm ci`. */
  readonly label: string;
}

/** The program and its arguments, as they stand in the file. */
export const wordsOf = (command: ShellCommand): readonly ShellWord[] => [command.name, ...command.args];

/** The same as texts. Globs and `~` stay as written, and so do options with a variable for their value: `--registry=$R`. */
export const textsOf = (command: ShellCommand): readonly Word[] =>
  wordsOf(command).map(
    ({ pattern, text }) => pattern ?? (/^["']?--?\w/.test(text) ? text.replace(/["']/g, '') : undefined),
  );

/** The package managers' commands of a RUN, in order. */
export function packageCommands(dockerfile: Dockerfile, stage: Stage, run: Instruction): PackageCommand[] {
  return commandsOf(dockerfile, stage, run).flatMap((command) => readPackageCommand(command) ?? []);
}

/** A command as a package manager's; undefined when it is none. Many rules ask for the same. */
export const readPackageCommand = remember((shell: ShellCommand): PackageCommand | undefined => {
  const told = tellPackageCommand(original(shell));
  if (!told) return undefined;
  const end = wordsOf(shell)[told.commandEnd - 1]?.range.end ?? shell.name.range.end;
  return { ...told, shell, range: { start: shell.name.range.start, end } };
});

/** The same, besides where it stands. */
const tellPackageCommand = remember((shell: ShellCommand): Omit<PackageCommand, 'shell' | 'range'> | undefined => {
  const words = textsOf(shell);
  const recognised = recognise(words);
  return recognised && { ...recognised, words, label: labelOf(words[0] ?? '', recognised) };
});

function labelOf(first: string, { manager, command, commandIndex }: Recognised): string {
  const name = first.slice(first.lastIndexOf('/') + 1);
  const own = manager.programs.includes(name) || manager.programs.includes(withoutEnd(name, '0123456789.'));
  const program = !own ? manager.programs[0] : first.startsWith('.') ? first : name;
  return commandIndex < 0 ? `${program}` : `${program} ${command}`;
}

/** The words it names: packages, files, further goals. */
export const operandsOf = (command: PackageCommand): readonly Word[] =>
  command.operands.map((index) => command.words[index]);

/** Whether an operand is a file or a folder rather than the name of a package. */
export const isPath = (operand: string): boolean =>
  /^[./~]|\.(?:whl|tar\.gz|tgz|zip|gem|deb|rpm|apk|jar|\w+proj|slnx?)$/.test(operand);

/** Whether one of its options is there, alone or with a value: `--frozen-lockfile=true`. */
export const hasOption = ({ words }: PackageCommand, ...names: readonly string[]): boolean =>
  words.some((word) => word !== undefined && names.includes(word.replace(/=.*/s, '')));

/** The value of an option, `--prefix x` or `--prefix=x`: null without the option, undefined where it is not known. */
export function valueOf({ words }: PackageCommand, names: readonly string[]): string | undefined | null {
  const index = words.findLastIndex((word) => word !== undefined && names.includes(word.replace(/=.*/s, '')));
  const word = words[index];
  if (word === undefined) return null;
  const equals = word.indexOf('=');
  return equals < 0 ? words[index + 1] : word.slice(equals + 1);
}

/** What managers that look after the same packages have in common. */
export const familyName = ({ name }: PackageManager): string => (/^(?:dnf|yum|microdnf)$/.test(name) ? 'rpm' : name);

/** Whether two managers look after the same packages. */
export const isSameManager = (a: PackageManager, b: PackageManager): boolean => familyName(a) === familyName(b);
