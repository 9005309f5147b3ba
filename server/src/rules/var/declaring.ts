import { isSecretName } from '../../knowledge/secrets.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { insertBefore, keyword } from '../../model/edits.ts';
import { remember } from '../../model/remember.ts';
import type { Stage } from '../../model/stage.ts';
import type { Edit } from '../../text/edit.ts';
import type { Fix } from '../rule.ts';
import { type UndefinedUse, undefinedUses } from './undefined-uses.ts';

/** Adds a line in front of the first instruction of the stage that needs the variable, so that all uses see it. */
export function defineBefore(dockerfile: Dockerfile, use: UndefinedUse, line: string): Edit {
  const first = firstUses(dockerfile).get(use.stage)?.get(use.name);
  return insertBefore(dockerfile, (first ?? use).instruction, line);
}

/** The first use of each variable without a value, by stage and name. */
const firstUses = remember((dockerfile: Dockerfile): ReadonlyMap<Stage, ReadonlyMap<string, UndefinedUse>> => {
  const found = new Map<Stage, Map<string, UndefinedUse>>();
  for (const use of undefinedUses(dockerfile)) {
    const names = found.get(use.stage) ?? new Map<string, UndefinedUse>();
    found.set(use.stage, names);
    if (!names.has(use.name)) names.set(use.name, use);
  }
  return found;
});

/** Adds `ARG NAME`. None for a secret, which does not belong into an ARG. */
export function declareArg(dockerfile: Dockerfile, use: UndefinedUse, preferred: boolean): Fix[] {
  if (isSecretName(use.name)) return [];
  const edit = defineBefore(dockerfile, use, `${keyword(dockerfile, 'ARG')} ${use.name}`);
  return [{ title: `Add "ARG ${use.name}"`, edits: [edit], safe: false, preferred }];
}
