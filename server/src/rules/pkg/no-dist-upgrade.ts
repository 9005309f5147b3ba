import type { Dockerfile } from '../../model/dockerfile.ts';
import { root, type Stage } from '../../model/stage.ts';
import type { Range } from '../../text/range.ts';
import type { Rule } from '../rule.ts';
import { hasBundled } from '../support/bundled-options.ts';
import { commandsNamed, placedPackageCommands } from '../support/placed-command.ts';

/** Images whose packages change all the time, so that there is no other way to keep them in step. */
const ROLLING = /tumbleweed|microos|kali|rolling|(?:^|[:/-])(?:sid|unstable|testing|rawhide|edge)\b/;

export const noDistUpgrade: Rule = {
  id: 'pkg/no-dist-upgrade',
  severity: 'information',
  summary: 'The whole distribution is upgraded in the build',
  why: `The image is then no longer what its base tag says: packages may be replaced, removed, or come from another release, and
on another day it is another image. Take a newer base image. A plain \`upgrade\`, for the sake of security, is not reported.`,
  reported: 'FROM debian:12\nRUN apt-get update && [|apt-get dist-upgrade|] -y\n',
  fine: 'FROM debian:12\nRUN apt-get update && apt-get upgrade -y\n',
  peers: ['hadolint DL3035', 'Trivy DS-0024'],
  each: ['RUN'],
  *check(dockerfile) {
    for (const { stage, range, label } of upgrades(dockerfile)) {
      if (isRolling(stage)) continue;
      yield {
        range,
        message: `"${label}" makes the image differ from what its base tag says: take a newer base image instead.`,
      };
    }
  },
};

interface Upgrade {
  readonly stage: Stage;
  readonly range: Range;
  readonly label: string;
}

const ONLY_LOOKS = ['-s', '--simulate', '--dry-run', '--just-print', '--no-act', '--assumeno', '-h', '--help'];

function* upgrades(dockerfile: Dockerfile): Generator<Upgrade> {
  for (const { stage, packages } of placedPackageCommands(dockerfile)) {
    const { manager, command, operands, range, label } = packages;
    // With packages it is about those alone.
    if (!manager.wholeUpgrades.includes(command) || (manager.name !== 'zypper' && operands.length > 0)) continue;
    if (!hasBundled(packages, ONLY_LOOKS)) yield { stage, range, label };
  }
  for (const { stage, command } of commandsNamed(dockerfile, 'do-release-upgrade')) {
    yield { stage, range: command.name.range, label: 'do-release-upgrade' };
  }
}

function isRolling(stage: Stage): boolean {
  const base = root(stage);
  return base.kind === 'image' && ROLLING.test(base.text);
}
