import type { ShellWord } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { type Edit, replace } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Problem, Rule } from '../rule.ts';
import { listed } from '../support/listed.ts';
import { readPackageCommand, wordsOf } from '../support/package-command.ts';
import { commandsNamed } from '../support/placed-command.ts';
import { managerNotInBase } from './manager-not-in-base.ts';

/** What does the same, by sub-command. https://manpages.debian.org/apt#SCRIPT_USAGE_AND_DIFFERENCES_FROM_OTHER_APT_TOOLS */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ...[
    ...['update', 'install', 'reinstall', 'upgrade', 'dist-upgrade', 'full-upgrade', 'remove', 'purge', 'autoremove'],
    ...['autopurge', 'clean', 'autoclean', 'distclean', 'build-dep', 'satisfy', 'source', 'download', 'changelog'],
  ].map((command) => [command, 'apt-get'] as const),
  ...['search', 'show', 'showsrc', 'policy', 'depends', 'rdepends'].map((command) => [command, 'apt-cache'] as const),
]);

/** Those that have another name there. */
const RENAMED: ReadonlyMap<string, string> = new Map([['full-upgrade', 'dist-upgrade']]);

export const noApt: Rule = {
  id: 'pkg/no-apt',
  severity: 'information',
  summary: 'A script uses apt, which is made for people',
  why: `apt says so itself: it "does not have a stable CLI interface". What it prints and what its options mean may be something
else in the next release of the base image. apt-get and apt-cache keep to what they do.`,
  reported: 'FROM debian:12\nRUN apt-get update && [|apt|] install -y curl\n',
  fine: 'FROM debian:12\nRUN apt-get update && apt-get install -y curl\n',
  peers: ['hadolint DL3027', 'Checkov CKV_DOCKER_9'],
  changes: ['steps', 'OnBuild'],
  *check(dockerfile, _, others) {
    const replaced = new Map<Instruction, Use[]>();
    for (const { command, run } of commandsNamed(dockerfile, 'apt')) {
      const packages = readPackageCommand(command);
      if (!packages || packages.commandIndex < 0) continue;
      const { range } = command.name;
      // Where it is not there at all, that says enough.
      if (others.mayReport(managerNotInBase, range)) continue;
      const program = INSTEAD.get(packages.command);
      if (program) {
        const names = [program, RENAMED.get(packages.command)];
        const words = [command.name, wordsOf(command)[packages.commandIndex]!];
        const edits = () => words.map((word, i) => renamed(word, names[i]));
        const use = { program, range, edits };
        const uses = replaced.get(run);
        if (uses) uses.push(use);
        else replaced.set(run, [use]);
      } else {
        yield { range, message: `${UNSTABLE} it is made for people, not for scripts.` };
      }
    }
    for (const uses of replaced.values()) yield problemOf(uses);
  },
};

const UNSTABLE = '"apt" may behave otherwise in the next release:';

/** An apt that another program can take the place of. */
interface Use {
  readonly program: string;
  readonly range: Range;
  readonly edits: () => readonly (readonly Edit[] | undefined)[];
}

/** One RUN is one thing to mend. */
function problemOf([first, ...rest]: readonly Use[]): Problem {
  const uses = [first!, ...rest];
  const programs = [...new Set(uses.map(({ program }) => `"${program}"`))];
  return {
    range: first!.range,
    message: `${UNSTABLE} use ${listed(programs)}, which ${programs.length > 1 ? 'are' : 'is'} made for scripts.`,
    related: rest.map(({ range }) => ({ range, message: 'This one, too.' })),
    fixes: () => {
      const edits = uses.flatMap((use) => use.edits());
      if (edits.includes(undefined)) return [];
      const title = `Use ${listed(programs)}`;
      return [{ title, edits: edits.flatMap((edit) => edit ?? []), safe: false, preferred: true }];
    },
  };
}

/** Another name for a program or a sub-command; no edit where it keeps its own, undefined where quotes hide it. */
function renamed({ range, text, value = '' }: ShellWord, name: string | undefined): readonly Edit[] | undefined {
  if (name === undefined) return [];
  const own = value.slice(value.lastIndexOf('/') + 1);
  const at = text.lastIndexOf(own);
  if (text.length !== range.end - range.start || at < 0) return undefined;
  const start = range.start + at;
  return [replace({ start, end: start + own.length }, name)];
}
