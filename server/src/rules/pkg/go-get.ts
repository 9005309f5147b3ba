import type { Dockerfile } from '../../model/dockerfile.ts';
import { remember } from '../../model/remember.ts';
import { chain, LONG_CHAIN, type Stage } from '../../model/stage.ts';
import { copiesOf } from '../support/copied.ts';
import { operandsOf } from '../support/package-command.ts';
import type { PlacedPackageCommand } from '../support/placed-command.ts';
import { isOlder } from './image-version.ts';

/** Whatever may lead to a module, in which `go get` adds a package to those it needs. */
const MODULE = /\bgo mod\b|go\.mod|GO111MODULE|\bgit\b|\bcd\b|\b(?:curl|wget|tar)\b/;

/** Whether a `go get` is meant to install a program, which it no longer does: there is no module that it could work in. */
export function installsNoTool(
  dockerfile: Dockerfile,
  { packages, command, stage, run }: PlacedPackageCommand,
): boolean {
  if (packages.manager.name !== 'go' || packages.command !== 'get') return false;
  const operands = operandsOf(packages);
  const named =
    operands.length > 0 && operands.every((operand) => operand !== undefined && /^[^./]+\.[^/]+\//.test(operand));
  if (!named || isOlder(stage, ['golang', 1, 18]) !== false || run.mounts.length > 0) return false;
  return chain(stage, LONG_CHAIN).every((link) => {
    const since = firstModule(dockerfile)(link);
    return since === undefined || (link === stage && since > command.range.start);
  });
}

/** Where a stage first has, or may have, a module. */
const firstModule = remember(({ text }: Dockerfile) =>
  remember((stage: Stage): number | undefined => {
    const { start, end } = stage.range;
    const told = MODULE.exec(text.slice(start, end));
    const copied = copiesOf(stage)[0]?.instruction.range.start;
    return told && (copied === undefined || start + told.index < copied) ? start + told.index : copied;
  }),
);
