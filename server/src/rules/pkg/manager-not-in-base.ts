import type { ImageFacts } from '../../knowledge/images.ts';
import type { PackageManager } from '../../knowledge/package-managers.ts';
import { baseFacts } from '../../model/base-image.ts';
import { copiesOf } from '../../model/copied.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { remember, rememberApart } from '../../model/remember.ts';
import { scriptOf } from '../../model/run.ts';
import { chain, LONG_CHAIN, root, type Stage } from '../../model/stage.ts';
import type { Rule } from '../rule.ts';
import { type PlacedCommand, placedPackageCommands } from '../support/placed-command.ts';
import { rootStage } from '../support/platform-flag.ts';
import { shown } from '../support/shown.ts';

export const managerNotInBase: Rule = {
  id: 'pkg/manager-not-in-base',
  severity: 'warning',
  summary: 'The base image does not have this package manager',
  why: `Alpine has apk, Debian and Ubuntu have apt, Fedora and Red Hat dnf, and the smallest images nothing at all: the RUN stops
with "not found". That happens when the base image is changed, or lines are taken from another Dockerfile. The packages have other
names there, too.`,
  reported: 'FROM alpine:3.22\nRUN [|apt-get|] update && apt-get install -y curl\n',
  fine: 'FROM alpine:3.22\nRUN apk add --no-cache curl\n',
  peers: [],
  deep: true,
  each: ['RUN'],
  *check(dockerfile) {
    for (const placed of placedPackageCommands(dockerfile)) {
      const { stage, run, command, packages } = placed;
      if (packages.manager.kind !== 'system') continue;
      const facts = baseFacts(stage);
      const present = facts && managersOf(facts);
      // Without a shell the RUN does not get so far, of which stage/no-shell tells.
      if (!present || present.includes(packages.manager.name) || (facts.shell === 'none' && run.form !== 'json'))
        continue;
      const base = root(stage);
      // Another build argument may mean another distribution.
      const isFixed = !rootStage(stage).image?.text.includes('$');
      if (base.kind !== 'image' || !isFixed || mayBeThere(dockerfile, placed, packages.manager)) continue;
      const has = present.length === 0 ? 'has no package manager' : `has ${present[0]}`;
      yield {
        range: command.name.range,
        message: `"${command.program}" is not in "${shown(base.text)}", which ${has}.`,
      };
    }
  },
};

const RPM = ['dnf', 'yum', 'microdnf'];

/** The managers that an image has for its packages; undefined where that is not known. */
function managersOf({ packageManager, distribution, release }: ImageFacts): readonly string[] | undefined {
  switch (packageManager) {
    case 'none':
      return [];
    case 'dnf':
      return RPM;
    case 'microdnf':
      return Number(release) < 10 ? ['microdnf'] : RPM;
    case undefined:
      return distribution === 'fedora' || distribution === 'rhel' ? RPM : undefined;
    default:
      return [packageManager];
  }
}

/** Whether a manager may be there in spite of its base, or is used only where it is. */
function mayBeThere(dockerfile: Dockerfile, { stage, run, command }: PlacedCommand, manager: PackageManager): boolean {
  const mention = firstMention(dockerfile)(stage)(manager) ?? -1;
  // What is said of it above may be how it is installed, or the same problem.
  if (mention < command.name.range.start || mention >= command.name.range.end) return true;
  if (command.conditional || command.openEnded || command.background) return true;
  if (PROBES.test(dockerfile.text.slice(run.range.start, command.name.range.start))) return true;
  const { links } = scriptOf(dockerfile, stage, run);
  const link = links.findIndex(({ range }) => range.start <= command.range.start && command.range.end <= range.end);
  if (links[link + 1]?.before === '||') return true;
  return chain(stage, LONG_CHAIN).some((link) => {
    return (link !== stage && firstMention(dockerfile)(link)(manager) !== undefined) || bringsPrograms(link, mention);
  });
}

/** What asks for the system before something is done. */
const PROBES = /\[\s|\b(?:test|grep|command|which|type|hash|uname|chroot)\b|os-release/;

/** Where a stage's text first names a program of a manager. */
const firstMention = remember((dockerfile: Dockerfile) =>
  rememberApart(({ range }: Stage) =>
    rememberApart(({ programs }: PackageManager): number | undefined => {
      const text = dockerfile.text.slice(range.start, range.end);
      const found = new RegExp(`(?<![\\w-])(?:${programs.join('|')})(?![\\w-])`).exec(text);
      return found ? range.start + found.index : undefined;
    }),
  ),
);

/** Whether a stage copies whole folders to where programs are. */
const bringsPrograms = (stage: Stage, before: number): boolean =>
  copiesOf(stage).some(
    ({ instruction, destination }) =>
      instruction.range.start < before &&
      (destination === undefined || /^\/(?:(?:usr\/)?s?bin|usr)?$/.test(destination)),
  );
