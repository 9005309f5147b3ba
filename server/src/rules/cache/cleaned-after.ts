import {
  type Leftover,
  matchesCommand,
  type PackageManager,
  packageManagers,
} from '../../knowledge/package-managers.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { commandsOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { ShellCommand } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { isSameManager, textsOf } from '../support/package-command.ts';

type Words = readonly (string | undefined)[];
type Patterns = readonly (readonly string[])[];

/** Whether a RUN deletes behind an offset what a manager left there, or may do so. */
export function isCleanedAfter(
  dockerfile: Dockerfile,
  stage: Stage,
  run: Instruction,
  manager: PackageManager,
  leftover: Leftover,
  offset: number,
): boolean {
  const patterns = leftover.cleaners ?? cleanersOf(manager);
  // What is said in a function or a trap is done later than it stands there.
  return commandsOf(dockerfile, stage, run).some(
    (command) => (command.range.start >= offset || command.conditional) && cleans(command, patterns),
  );
}

/** yum may be dnf by another name, microdnf has a cache of its own; where each keeps it depends on the release. */
const cleanersOf = (manager: PackageManager): Patterns =>
  packageManagers
    .filter((other) => isSameManager(manager, other))
    .flatMap((other) =>
      other.cacheCleaners.filter(
        ([program]) => program === 'rm' || other === manager || (program !== 'microdnf' && manager.name !== 'microdnf'),
      ),
    );

function cleans(command: ShellCommand, patterns: Patterns): boolean {
  const texts = textsOf(command);
  // `$SUDO rm -rf …`
  const words = command.program === undefined && texts[0] === undefined ? texts.slice(1) : texts;
  const program = words[0]?.replace(/^.*\//s, '');
  if (program === 'rm' || program === 'find') return deletes(words, patterns, program === 'find');
  if (patterns.some((pattern) => matchesCommand(words, pattern))) return true;
  return isCleaningScript(words);
}

/** A home with all that begins with a dot: `~/.[!.]*`. */
const HOME = /^(?:~|\/root|\/home\/[^/]+)(?:\/\.[^/\w]*[*?][^/]*)?$/;

function deletes([, ...words]: Words, patterns: Patterns, onlyFirst: boolean): boolean {
  const operands = words.filter((word) => !word?.startsWith('-')).slice(0, onlyFirst ? 1 : undefined);
  return operands.some((operand) => {
    // What a variable says may be the place.
    if (operand === undefined) return !onlyFirst;
    return expanded(operand).some(
      (path) =>
        patterns.some((pattern) => matchesCommand(['rm', '-r', path], pattern)) ||
        (HOME.test(path) && patterns.some(([first, , folder]) => first === 'rm' && folder?.startsWith('~'))),
    );
  });
}

/** More than anybody writes. */
const MOST = 64;

/** The words that one with braces stands for: `/var/lib/{apt,dpkg}`. */
function expanded(word: string): string[] {
  let words = [word];
  for (;;) {
    const next = words.flatMap((one) => {
      const [all, inner] = /\{([^{}]*,[^{}]*)\}/.exec(one) ?? [];
      return inner === undefined ? [one] : inner.split(',').map((part) => one.replace(all!, () => part));
    });
    if (next.length === words.length || next.length > MOST) return next.slice(0, MOST);
    words = next;
  }
}

/** `/usr/local/bin/cleanup`, `bash scripts/clean.sh` */
const isCleaningScript = (words: Words): boolean =>
  words.some((word, i) => word !== undefined && (i === 0 ? /clean/i : /clean[\w-]*\.sh$/i).test(word));
