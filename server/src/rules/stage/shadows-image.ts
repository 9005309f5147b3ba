import { officialImages } from '../../knowledge/images.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { stagesNamed } from '../../model/graph.ts';
import { imageUses } from '../../model/images.ts';
import { remember } from '../../model/remember.ts';
import type { Source, Stage } from '../../model/stage.ts';
import type { ImageReference } from '../../syntax/image-reference.ts';
import { replace } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Problem, Rule } from '../rule.ts';
import { rootStage } from '../support/platform-flag.ts';
import { freeName } from './naming.ts';
import { renameStage } from './renaming.ts';

export const shadowsImage: Rule = {
  id: 'stage/shadows-image',
  severity: 'warning',
  summary: 'A stage has the name of an image that the file means elsewhere',
  why: `From its definition on, a stage takes its name away from the image: \`FROM node\` and \`--from=node\` mean the stage. Where
the file also uses the image of that name, readers and writers take one for the other.`,
  reported:
    'FROM node:22 AS build\nRUN npm run build\nFROM ruby:3.4 AS [|node|]\nRUN bundle install\nFROM ruby:3.4\nCOPY --from=node /usr/local/bundle /usr/local/bundle\nCOPY --from=build /dist /dist\n',
  fine: 'FROM node:22 AS node\nRUN npm run build\nFROM ruby:3.4\nCOPY --from=node /dist /dist\n',
  peers: [],
  changes: 'anything',
  whole: true,
  *check(dockerfile) {
    for (const stage of dockerfile.stages) {
      const problem = nameProblem(dockerfile, stage) ?? baseProblem(stage);
      if (problem) yield problem;
    }
  },
};

/** The name of an image, without registry and `library/`, if Docker has one of that name. */
function officialName(reference: ImageReference | undefined): string | undefined {
  if (!reference || (reference.registry !== undefined && reference.registry !== 'docker.io')) return undefined;
  const name = reference.repository.replace(/^library\//, '');
  return officialImages.has(name) ? name : undefined;
}

const nameOfImage = (source: Source): string | undefined =>
  source.kind === 'image' ? officialName(source.reference) : undefined;

/** Where official images are named, the first place of each. */
const places = remember((dockerfile: Dockerfile): ReadonlyMap<string, Range> => {
  const found = new Map<string, Range>();
  for (const { source, word } of imageUses(dockerfile)) {
    // A bare name that a stage further down has is told of by stage/from-later-stage.
    const name = stagesNamed(dockerfile, word.text).length > 0 ? undefined : officialName(source.reference);
    if (name !== undefined && !found.has(name)) found.set(name, word.range);
  }
  return found;
});

/** A stage called like an image of the file that it has nothing to do with. */
function nameProblem(dockerfile: Dockerfile, stage: Stage): Problem | undefined {
  const { key, name } = stage;
  const place = key === undefined ? undefined : places(dockerfile).get(key);
  if (!place) return undefined;
  const { base } = rootStage(stage);
  // With an unknown base it may well be that image.
  if (base.kind === 'unknown' || (base.kind === 'image' && !base.reference)) return undefined;
  if (base.kind === 'image' && base.reference!.repository.split('/').at(-1) === key) return undefined;
  return {
    range: name!.range,
    message: `The stage has the name of the image "${key}", which this file uses, too.`,
    related: [{ range: place, message: 'The image is named here.' }],
    fixes: () => {
      const free = freeName(dockerfile, `${key}-stage`);
      if (free === undefined) return [];
      const edits = renameStage(dockerfile, stage, free);
      return edits ? [{ title: `Rename to "${free}"`, edits, safe: false, preferred: true }] : [];
    },
  };
}

/** `FROM node` where the stage is based on that image, by a stage that copies from it what it would then have anyway. */
function baseProblem({ base, image, references }: Stage): Problem | undefined {
  if (base.kind !== 'stage' || !image || image.text !== base.stage.key) return undefined;
  const { stage } = base;
  if (nameOfImage(stage.base) !== stage.key) return undefined;
  const copies = references.find(
    ({ source, kind }) => kind === 'copy' && source.kind === 'stage' && source.stage === stage,
  );
  if (!copies) return undefined;
  const written = stage.image!.text;
  return {
    range: image.range,
    message: `"${image.text}" is the stage here, not the image, and has all that is copied from it.`,
    related: [{ range: stage.name!.range, message: 'The stage is defined here.' }],
    fixes: () =>
      written.includes(':')
        ? [{ title: `Use image "${written}"`, edits: [replace(image.range, written)], safe: false, preferred: true }]
        : [],
  };
}
