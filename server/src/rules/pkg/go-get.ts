import { copiesOf } from '../../model/copied.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Stage } from '../../model/stage.ts';
import { operandsOf } from '../support/package-command.ts';
import type { PlacedPackageCommand } from '../support/placed-command.ts';
import { asksBefore } from '../support/said.ts';
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
  return !mayHaveModule(dockerfile, stage, command.range.start, MODULE);
}

const mayHaveModule = asksBefore(({ text }: Dockerfile, stage: Stage, words: RegExp) => {
  const { start, end } = stage.range;
  const told = words.exec(text.slice(start, end));
  const copied = copiesOf(stage)[0]?.instruction.range.start;
  return told && (copied === undefined || start + told.index < copied) ? start + told.index : copied;
});
