import type { Dockerfile } from '../../model/dockerfile.ts';
import { removeFlag } from '../../model/edits.ts';
import type { Stage } from '../../model/stage.ts';
import type { Edit } from '../../text/edit.ts';

/**
 * The value of a stage's `--platform`, without quotes, variables as written; undefined for none, for an empty one, and
 * for several, which are refused.
 */
export const platformOf = ({ from, platform }: Stage): string | undefined =>
  from.flags.length > 1 && from.flags.some((flag) => flag !== platform && flag.name.text === 'platform')
    ? undefined
    : platform?.value?.text || undefined;

/** Whether the flag surely counts for nothing. Behind a variable there may be an image another time. */
export const isPlatformIgnored = ({ base, image }: Stage): boolean =>
  base.kind === 'stage' && image !== undefined && !image.text.includes('$');

const roots = new WeakMap<Stage, Stage>();

/** The stage at the far end of the chain: its FROM decides the platform of all that are based on it. */
export function rootStage(stage: Stage): Stage {
  const way: Stage[] = [];
  let at = stage;
  while (at.base.kind === 'stage' && !roots.has(at)) {
    way.push(at);
    at = at.base.stage;
  }
  const root = roots.get(at) ?? at;
  for (const passed of way) roots.set(passed, root);
  return root;
}

/** Takes `--platform=…` away. */
export const removePlatform = (dockerfile: Dockerfile, stage: Stage): Edit => removeFlag(dockerfile, stage.platform!);
