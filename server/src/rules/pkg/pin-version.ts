import type { PackageManager, Pins } from '../../knowledge/package-managers.ts';
import { baseName, type CopiedSource, copiesOf } from '../../model/copied.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { scriptOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { Rule, Severity } from '../rule.ts';
import { listed } from '../support/listed.ts';
import { hasOption } from '../support/package-command.ts';
import { type PlacedPackageCommand, placedPackageCommands } from '../support/placed-command.ts';
import { asksBefore } from '../support/said.ts';
import { isShipped } from '../support/shipped.ts';
import { shown } from '../support/shown.ts';
import { pinningPeer, pinningPeers } from './peers.ts';

export const pinVersion: Rule = {
  id: 'pkg/pin-version',
  severity: 'off',
  summary: 'A package is installed in whatever version there is',
  severities: `a **warning** for the packages of a language where all rules are run, **information** for those of a distribution, and
a **hint** in a builder.`,
  why: `The next build may get another version, and nobody sees the change. Say which one: \`requests==2.32.3\`, \`typescript@5.6.2\`.

It is off since this is no rule for everybody. Distributions delete old versions from their repositories, so that a build that asks
for one fails sooner or later; there, the digest of the base image says more. What a lock file keeps is not reported.`,
  reported: 'FROM python:3.13\nRUN [|pip install|] requests\n',
  fine: 'FROM python:3.13\nRUN pip install requests==2.32.3\n',
  peers: pinningPeers,
  deep: true,
  each: ['RUN'],
  *check(dockerfile) {
    for (const placed of placedPackageCommands(dockerfile)) {
      const { packages } = placed;
      const { pins } = packages.manager;
      const loose = pins && !isSettled(dockerfile, placed, pins) ? looseWords(placed, pins) : [];
      if (loose.length === 0) continue;
      yield {
        range: packages.range,
        message: `"${packages.label}" takes any version of ${listed(loose.map((word) => `"${shown(word)}"`))}.`,
        severity: severityOf(dockerfile, placed),
        ...pinningPeer(packages.manager),
      };
    }
  },
};

/** Whether something else says which versions are meant, or may do so. */
function isSettled(dockerfile: Dockerfile, placed: PlacedPackageCommand, pins: Pins): boolean {
  const { packages, command, stage, run } = placed;
  if (!pins.commands.includes(packages.command) || hasOption(packages, ...(pins.settledBy ?? []))) return true;
  if (pins.settledByManifest?.includes(packages.command) && mayHaveManifest(dockerfile, placed)) return true;
  const { assignments } = scriptOf(dockerfile, stage, run);
  const set = new Set([...assignments, ...command.assignments].map(({ name }) => name));
  return (pins.settledByEnv ?? []).some((name) => set.has(name) || stage.scope.declares(name, run));
}

/** Whether the project's manifest may be where the command runs: mounted, or copied by its name or with all there is. */
function mayHaveManifest(dockerfile: Dockerfile, { packages, command, stage, run }: PlacedPackageCommand): boolean {
  if (run.mounts.some(({ mount }) => mount?.type === undefined || mount.type === 'bind')) return true;
  return isManifestCopied(dockerfile, stage, command.range.start, packages.manager);
}

const isManifestCopied = asksBefore((_: Dockerfile, stage: Stage, { manifests }: PackageManager) => {
  const isOne = ({ path }: CopiedSource) => path === '' || manifests.includes(baseName(path ?? ''));
  return copiesOf(stage).find(({ sources }) => sources.some(isOne))?.instruction.range.start;
});

/** The packages that are named without a version. What holds a variable is not known. */
function looseWords({ packages }: PlacedPackageCommand, pins: Pins): string[] {
  const { operands, words, command } = packages;
  const end = pins.upTo === undefined ? -1 : words.indexOf(pins.upTo);
  const named = operands.slice(0, pins.single?.includes(command) ? 1 : undefined).filter((i) => end < 0 || i < end);
  return named.flatMap((index, i) => {
    const word = words[index];
    const next = words[named[i + 1] ?? -1];
    if (!word || word.startsWith('-') || (next !== undefined && pins.version?.test(next))) return [];
    return pins.moving?.test(word) || !pins.pinned.test(word) ? [word] : [];
  });
}

function severityOf(dockerfile: Dockerfile, { stage, packages }: PlacedPackageCommand): Severity {
  if (!isShipped(dockerfile, stage)) return 'hint';
  return packages.manager.kind === 'language' ? 'warning' : 'information';
}
