import { isImplicit, Label, label, type Reference, takingsOf } from '../../model/stage.ts';
import { readImageReference } from '../../syntax/image-reference.ts';
import { replace } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';

export const selfReference: Rule = {
  id: 'stage/self-reference',
  severity: 'error',
  summary: 'A stage copies or mounts from itself',
  why: `A stage cannot take files from itself: the builder stops with "circular dependency detected", even when no target needs
the stage. Often the image was meant that the stage is named after: then write it with its tag.`,
  reported: 'FROM nginx:1.27 AS nginx\nCOPY --from=[|nginx|] /etc/nginx/nginx.conf /tmp/\n',
  fine: 'FROM nginx:1.27 AS web\nCOPY --from=nginx:1.27 /etc/nginx/nginx.conf /tmp/\n',
  peers: ['hadolint DL3023', 'Trivy DS-0006'],
  *check(dockerfile) {
    for (const reference of dockerfile.stages.flatMap(takingsOf)) {
      const { stage, source, word, instruction } = reference;
      if (source.kind !== 'stage' || source.stage !== stage || instruction.onbuild) continue;
      const isNamed = !isImplicit(reference);
      yield {
        range: word.range,
        message: isNamed
          ? `${Label(stage)} cannot take files from itself.`
          : `A mount without "from" needs "scratch", and ${label(stage)} cannot take files from itself.`,
        fixes: () => (isNamed ? meantImage(reference) : []),
      };
    }
  },
};

/** The image instead of the stage, where the stage is named after its own base. */
function meantImage({ stage, word, byIndex }: Reference): Fix[] {
  const written = stage.image?.text ?? '';
  const image = readImageReference(written);
  if (byIndex || !image || (image.tag === undefined && image.digest === undefined)) return [];
  if (image.repository.split('/').at(-1) !== stage.key) return [];
  return [{ title: `Use image "${written}"`, edits: [replace(word.range, written)], safe: false, preferred: true }];
}
