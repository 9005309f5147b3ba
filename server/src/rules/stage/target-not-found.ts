import { stagesNamed } from '../../model/graph.ts';
import { similar } from '../../text/distance.ts';
import { replace } from '../../text/edit.ts';
import type { BuilderRule, ReadBuild } from '../builder-rule.ts';
import type { Fix } from '../rule.ts';
import { isForeignFrontend } from '../support/frontend.ts';

export const targetNotFound: BuilderRule = {
  id: 'stage/target-not-found',
  severity: 'error',
  summary: 'A file builds a target that its Dockerfile does not have',
  why: `The builder looks for a stage of that name, whatever its case, and refuses the build where there is none. The index of a stage is no
target. Shown in the file that names the target, where it is certain which Dockerfile is meant.`,
  reported: 'services:\n  web:\n    build:\n      context: .\n      target: [|prdo|]\n',
  fine: 'services:\n  web:\n    build:\n      context: .\n      target: Prod\n',
  dockerfile: 'FROM alpine:3.22 AS dev\nFROM alpine:3.22 AS prod\n',
  peers: [],
  *checkBuilds(text, builds) {
    // In a matrix one word may stand for several builds.
    const seen = new Set<string>();
    for (const read of builds) {
      const { build, dockerfile, name } = read;
      const { target, range } = build;
      if (target === undefined || isForeignFrontend(dockerfile) || dockerfile.stages.length === 0) continue;
      // A context of that name takes the stage's place.
      if (stagesNamed(dockerfile, target.toLowerCase()).length > 0 || build.contexts.has(target)) continue;
      const key = `${range.start} ${name} ${target}`;
      if (seen.has(key)) continue;
      seen.add(key);
      yield { range, message: `${name} has no stage "${target}".`, fixes: () => otherNames(text, read) };
    }
  },
};

/** The stages that may have been meant; their names take the place of a word that stands in the file as it is. */
function otherNames(text: string, { build, dockerfile }: ReadBuild): Fix[] {
  const { target } = build;
  const word = build.words.target;
  if (target === undefined || !word || text.slice(word.start, word.end) !== target) return [];
  const named = dockerfile.stages.flatMap((stage) => (stage.name ? [stage.name.text] : []));
  const names = similar(target.toLowerCase(), [...new Set(named)], (name) => name.toLowerCase());
  return names.map((name) => ({
    title: `Build stage "${name}"`,
    edits: [replace(word, name)],
    safe: false,
    preferred: names.length === 1,
  }));
}
