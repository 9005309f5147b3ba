import type { Dockerfile } from '../../model/dockerfile.ts';
import { expansionsOf } from '../../model/expanded.ts';
import { imageUses } from '../../model/images.ts';
import { readImageReference } from '../../syntax/image-reference.ts';
import type { Word } from '../../syntax/word.ts';
import { replace } from '../../text/edit.ts';
import { overlap, type Range } from '../../text/range.ts';
import { allBuildsPass } from '../../workspace/passed-args.ts';
import type { Fix, Rule } from '../rule.ts';
import { withDefaults, withSamples } from '../support/from-defaults.ts';
import { isForeignFrontend } from '../support/frontend.ts';

export const defaultMakesInvalidBase: Rule = {
  id: 'var/default-makes-invalid-base',
  severity: 'information',
  summary: 'Without build arguments, the base is no image',
  severities:
    'a **warning** where the default is empty, since an ARG without one asks to be given, and an **error** where no build argument makes an image of it.',
  why: `A plain \`docker build\` stops here. Give the ARG a default, or say what is missing with \`\${TAG:?which?}\`.
Where every file that builds the Dockerfile passes the argument, nothing is said.`,
  reported: 'ARG TAG\nFROM node:[|$TAG|] AS build\nRUN npm ci\nFROM node:22-slim\nUSER node\n',
  fine: 'ARG TAG=3.20\nFROM alpine:$TAG\nRUN apk add --no-cache curl\n',
  peers: ['BuildKit InvalidDefaultArgInFrom'],
  changes: ['steps', 'Base'],
  each: ['FROM'],
  *check(dockerfile, workspace) {
    if (isForeignFrontend(dockerfile)) return;
    for (const { from, image } of dockerfile.stages) {
      const base = image && withDefaults(dockerfile, image);
      const [missing] = base?.missing ?? [];
      if (!base || !missing || readImageReference(base.text)) continue;
      const use = expansionsOf(dockerfile, from).find(
        ({ name, range }) => overlap(range, image.range) && name === missing.name,
      );
      // Several would have to have values of several kinds.
      const hopeless =
        base.missing.length === 1 &&
        withSamples(dockerfile, image)?.every((text) => !readImageReference(text)) === true;
      if (!hopeless && base.missing.every(({ name }) => allBuildsPass(workspace, name))) continue;
      yield {
        range: use?.range ?? image.range,
        message: hopeless
          ? `Whatever the value of "${missing.name}", the base is no image.`
          : base.text === ''
            ? `Without a value for "${missing.name}", there is no base.`
            : `Without a value for "${missing.name}", the base is "${base.text}", which is no image.`,
        ...(hopeless ? { severity: 'error' } : missing.pair.value && { severity: 'warning' }),
        related: [
          {
            range: missing.pair.name.range,
            message: missing.pair.value ? 'Its default is empty.' : 'It has no default.',
          },
        ],
        fixes: () => (use && use.modifier === undefined ? giveTag(dockerfile, image, use) : []),
      };
    }
  },
};

/** Falls back to the tag that the file uses elsewhere for the image, if it is just one. */
function giveTag(dockerfile: Dockerfile, image: Word, { name, range }: { name: string; range: Range }): Fix[] {
  const [repository, tag, ...more] = image.text.split(/:(?=\$)/);
  if (more.length > 0 || (tag !== `$${name}` && tag !== `\${${name}}`)) return [];
  const tags = new Set<string>();
  for (const { source } of imageUses(dockerfile)) {
    if (source.reference?.tag && source.text.startsWith(`${repository}:`) && source.reference.digest === undefined) {
      tags.add(source.text.slice(repository!.length + 1));
    }
  }
  const [known] = tags;
  if (known === undefined || tags.size > 1) return [];
  const title = `Use "${known}" by default, as elsewhere in this file`;
  return [{ title, edits: [replace(range, `\${${name}:-${known}}`)], safe: false, preferred: true }];
}
