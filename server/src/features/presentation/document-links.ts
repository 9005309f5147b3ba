import { registryPage } from '../../knowledge/registry-pages.ts';
import { cleanPath } from '../../model/configuration.ts';
import { withContexts } from '../../model/contexts.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { imageUses } from '../../model/images.ts';
import type { Stage } from '../../model/stage.ts';
import { readHeredocWord } from '../../syntax/heredoc.ts';
import { type ImageReference, readImageReference } from '../../syntax/image-reference.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Word } from '../../syntax/word.ts';
import type { Range } from '../../text/range.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { oneLine } from '../one-line.ts';

/** A place that leads somewhere. */
export interface Link {
  readonly range: Range;
  /** A page's address, or a path in the build context. */
  readonly target: { readonly url: string } | { readonly path: string };
  /** What is there, in plain text. */
  readonly tooltip: string;
}

/** A place that names a file or a folder of the build context: its path is clean, and has no slash in front. */
interface SourcePath {
  readonly range: Range;
  readonly path: string;
}

const LONGEST = 80;
const URL_TEXT = /^https?:\/\/[^\s$"'\\]+$/;

/** Where a Dockerfile's words lead to; `files` are the paths of `sourcePaths` that are files. */
export function documentLinks(written: Dockerfile, { contexts }: Workspace, files: ReadonlySet<string>): Link[] {
  return [
    ...frontendLinks(written),
    ...imageLinks(withContexts(written, contexts)),
    ...urlLinks(written),
    ...sourcePaths(written)
      .filter(({ path }) => files.has(path))
      .map(({ range, path }) => ({
        range,
        target: { path },
        tooltip: `${oneLine(path, LONGEST)} in the build context`,
      })),
  ];
}

/** The frontend that `# syntax=` names. */
const frontendLinks = ({ directives }: Dockerfile): Link[] =>
  directives.flatMap(({ name, value }) =>
    name.text === 'syntax' ? pageLink(value.range, readImageReference(value.text)) : [],
  );

const imageLinks = (dockerfile: Dockerfile): Link[] =>
  imageUses(dockerfile).flatMap(({ word, source }) =>
    source.text === word.text ? pageLink(word.range, source.reference) : [],
  );

function pageLink(range: Range, image: ImageReference | undefined): Link[] {
  const page = image && registryPage(image.registry, image.repository);
  return page ? [{ range, target: { url: page.url }, tooltip: `${image.repository} on ${page.registry}` }] : [];
}

const urlLinks = ({ instructions }: Dockerfile): Link[] =>
  instructions
    .map((instruction) => instruction.trigger ?? instruction)
    .filter(({ name }) => name === 'ADD')
    .flatMap((add) =>
      add.words
        .slice(0, -1)
        .filter(({ text }) => URL_TEXT.test(text) && URL.canParse(text))
        .map(({ range, text }) => ({ range: inside(add, range), target: { url: text }, tooltip: 'Open the address' })),
    );

/** A word without the quotes that the JSON form puts around it. */
const inside = ({ form }: Instruction, { start, end }: Range): Range =>
  form === 'json' ? { start: start + 1, end: end - 1 } : { start, end };

/**
 * What COPY, ADD and bind mounts take from the build context by a name without variables and wildcards. Triggers are not
 * among them: they take from the context of another build.
 */
export function sourcePaths(dockerfile: Dockerfile): SourcePath[] {
  return dockerfile.stages.flatMap((stage) =>
    stage.instructions.flatMap((instruction) =>
      [...sourceWords(instruction)].flatMap((word) => pathOf(stage, instruction, word)),
    ),
  );
}

function* sourceWords(instruction: Instruction): Iterable<Word> {
  const { name, words, mounts } = instruction;
  if (name === 'RUN') {
    for (const { mount } of mounts) {
      if (mount!.type === 'bind' && !mount!.from?.text && mount!.source) yield mount!.source;
    }
  }
  if (name !== 'ADD' && (name !== 'COPY' || instruction.flag('from')?.value?.text)) return;
  for (const word of words.slice(0, -1)) {
    const isRemote = name === 'ADD' && /^[\w+.-]+:\/\/|^[\w.-]+@[\w.-]+:/.test(word.text);
    if (!isRemote && readHeredocWord(word.text) === undefined) yield word;
  }
}

function pathOf({ scope }: Stage, instruction: Instruction, { range, text }: Word): SourcePath[] {
  if (/[$*?[\\]/.test(text)) return [];
  const value = instruction.form === 'json' ? text : scope.evaluate(text, instruction);
  // The builder goes no higher than the top of the context.
  const path = value === undefined ? '' : cleanPath(value.startsWith('/') ? value : `/${value}`).slice(1);
  return path === '' ? [] : [{ range: inside(instruction, range), path }];
}
