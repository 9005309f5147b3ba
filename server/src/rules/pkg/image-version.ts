import { baseFacts } from '../../model/base-image.ts';
import { root, type Stage } from '../../model/stage.ts';
import { versionOf } from '../support/versions.ts';

/** Whether a stage's base image is of a family and older than a version; undefined for images of others. */
export function isOlder(
  stage: Stage,
  [family, ...version]: readonly [family: string, ...version: number[]],
): boolean | undefined {
  const base = root(stage);
  if (base.kind !== 'image' || baseFacts(stage)?.family !== family) return undefined;
  // A tag without a number is the newest, or one that is looked after.
  const own = versionOf(base.reference?.tag);
  const differs = version.findIndex((number, i) => own[i] !== undefined && own[i] !== number);
  return differs >= 0 && own[differs]! < version[differs]!;
}
