import { officialImages } from '../../knowledge/images.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { usesOf } from '../../model/graph.ts';
import { imageUses } from '../../model/images.ts';
import type { Reference } from '../../model/stage.ts';
import type { Rule } from '../rule.ts';
import { meantStages } from './unknown-reference.ts';

export const onbuildDependency: Rule = {
  id: 'stage/onbuild-dependency',
  severity: 'information',
  summary: 'A trigger takes files from a stage of the file that builds on this image',
  why: `What stands behind ONBUILD is read anew in each Dockerfile that starts from this image. \`--from\` then means a stage of that
file; the stages of this one are unknown there. Where there is no such stage, the name is pulled as an image.`,
  reported: 'FROM nginx:1.27\nONBUILD COPY --from=[|build|] /dist /usr/share/nginx/html\n',
  fine: 'FROM nginx:1.27\nONBUILD COPY --from=busybox:1.36 /bin/busybox /bin/\n',
  peers: [],
  whole: true,
  *check(dockerfile) {
    const nearly = new Set(
      imageUses(dockerfile).flatMap((use) => (meantStages(dockerfile, use).length > 0 ? [use.word] : [])),
    );
    for (const reference of dockerfile.references) {
      const { word, instruction } = reference;
      // A slip in a name has a rule of its own.
      if (!instruction.onbuild || nearly.has(word) || !leavesFile(dockerfile, reference)) continue;
      yield {
        range: word.range,
        message: `The file that builds on this image has to have a stage "${word.text}".`,
      };
    }
  },
};

/** Whether the trigger waits for another file: no stage of this one is based on its stage, and a stage is meant. */
function leavesFile(dockerfile: Dockerfile, { stage, word, byIndex, source }: Reference): boolean {
  if (byIndex || usesOf(dockerfile, stage).bases.length > 0) return false;
  if (source.kind === 'stage') return true;
  return source.kind === 'image' && !/[/:@.$]/.test(word.text) && !officialImages.has(word.text.toLowerCase());
}
