import type { ShellCommand, ShellWord } from '../../shell/script.ts';
import type { Build } from './build.ts';
import { nameOf } from './paths.ts';

const WRITERS = new Set(['cp', 'curl', 'install', 'ln', 'mv', 'patch', 'tee', 'wget']);
const EDITORS = new Set(['perl', 'sed']);

/** The files that a script has written on its way to a build: what they are in the workspace is not what is built. */
export class Overwritten {
  readonly #names = new Set<string>();
  #isAll = false;

  /** Takes note of what a command may write. */
  add({ program = '', args, redirects }: ShellCommand): void {
    for (const { operator, target } of redirects) if (target && /^&?>/.test(operator)) this.#names.add(fileOf(target));
    if (isOtherRevision(program, args)) this.#isAll = true;
    if (
      WRITERS.has(program) ||
      (EDITORS.has(program) && args.some(({ text }) => /^(?:-[a-zA-Z]*i|--in-place)/.test(text)))
    )
      for (const word of args) this.#names.add(fileOf(word));
  }

  /** Whether a build may have another Dockerfile than the one in the workspace. */
  has({ places }: Build): boolean {
    return this.#isAll || places.some(({ dockerfile }) => this.#names.has(nameOf(dockerfile)));
  }
}

const fileOf = ({ value, text }: ShellWord): string => nameOf(value ?? text.replace(/["']/g, ''));

/** `git checkout v1`, but not `git checkout -b new`. */
function isOtherRevision(program: string, args: readonly ShellWord[]): boolean {
  const at = args.findIndex(({ text }) => text === 'checkout' || text === 'switch');
  return (
    program === 'git' && at >= 0 && !args.slice(at).some(({ text }) => /^-[bBcC]$|^--(?:create|orphan)$/.test(text))
  );
}
