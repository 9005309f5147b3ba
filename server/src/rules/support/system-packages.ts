import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Stage } from '../../model/stage.ts';
import type { ShellWord } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { type PackageCommand, packageCommands, valueOf, wordsOf } from './package-command.ts';

/** A package as a command line names it. */
export interface SystemPackage {
  readonly word: ShellWord;
  /** Without version and architecture; a variable as written, a group of apk's with its dot. */
  readonly name: string;
}

/** A command that installs or removes packages of the distribution. */
export interface SystemCommand {
  readonly command: PackageCommand;
  readonly action: 'install' | 'remove';
  readonly packages: readonly SystemPackage[];
  /** What apk's `--virtual` calls them together. */
  readonly group: string | undefined;
}

/** The commands of a RUN that install or remove packages of the distribution, in order. */
export const systemCommands = (dockerfile: Dockerfile, stage: Stage, run: Instruction): SystemCommand[] =>
  packageCommands(dockerfile, stage, run).flatMap((command) => readSystemCommand(command) ?? []);

/** A package manager's command as one that installs or removes packages of the distribution; undefined when it is none. */
export function readSystemCommand(command: PackageCommand): SystemCommand | undefined {
  const { action, manager } = command;
  if (manager.kind !== 'system' || (action !== 'install' && action !== 'remove')) return undefined;
  const words = wordsOf(command.shell);
  const packages = command.operands.map((index) => ({ word: words[index]!, name: nameOf(words[index]!) }));
  const group = manager.name === 'apk' ? valueOf(command, ['--virtual', '-t']) : null;
  return { command, action, packages, group: group ?? undefined };
}

/** `gcc` in `gcc=12`, `gcc~12`, `gcc:arm64`, `gcc@edge`, `gcc/bookworm` and `gcc=$VERSION`. */
function nameOf({ pattern, text }: ShellWord): string {
  const plain = pattern ?? text.replace(/^"(.*)"$/, '$1').replace(/^\$\{(\w+)\}$/, '$$$1');
  return plain.replace(/(?<=^[\w.+-]+)[=<>~@:/].*$/, '');
}
