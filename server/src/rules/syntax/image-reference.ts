import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Reference, Stage } from '../../model/stage.ts';
import { readImageReference } from '../../syntax/image-reference.ts';
import type { Word } from '../../syntax/word.ts';
import { replace } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Problem, Rule, Severity } from '../rule.ts';
import { meantStages } from '../stage/unknown-reference.ts';
import { undeclaredIn, withDefaults } from '../support/from-defaults.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { isFlag } from './from-arguments.ts';
import { runsTriggers } from './instructions.ts';
import { isReadable } from './lex-faults.ts';

export const imageReference: Rule = {
  id: 'syntax/image-reference',
  severity: 'error',
  summary: 'A name that no image can have',
  why: `An image is \`registry/repository:tag@digest\`. The repository is written in small letters, a tag has at most 128 characters, and
a digest is complete. The builder stops at anything else, even in a stage that nobody builds.`,
  reported: 'FROM [|Alpine|]:3.20\n',
  fine: 'FROM alpine:3.20\nCOPY --from=ghcr.io/org/tool:Latest /tool /usr/bin/\n',
  peers: ['BuildKit InvalidDefaultArgInFrom'],
  each: ['FROM', 'COPY', 'RUN'],
  *check(dockerfile) {
    if (isForeignFrontend(dockerfile)) return;
    for (const stage of dockerfile.stages) {
      const text = refusedBase(dockerfile, stage);
      if (text !== undefined) yield problemOf(dockerfile, stage.image!, text);
    }
    for (const reference of dockerfile.references) {
      const { instruction, word, stage } = reference;
      if (!isRefused(dockerfile, reference)) continue;
      const severity: Severity = !instruction.onbuild || runsTriggers(dockerfile, stage) ? 'error' : 'warning';
      yield { ...problemOf(dockerfile, word, word.text), severity };
    }
  },
};

/** Whether a COPY or a mount names what is no image; variables and nearly the name of a stage are told of elsewhere. */
function isRefused(dockerfile: Dockerfile, reference: Reference): boolean {
  const { source, word, stage } = reference;
  if (reference.byIndex || !isReadable(word.text, dockerfile.escape)) return false;
  // A dollar sign that begins no variable is one of the name.
  if (source.kind === 'unknown') return source.context === undefined && !/\$[\p{L}\p{Nd}_{@*#?\-$!]/u.test(word.text);
  if (source.kind !== 'image' || source.reference) return false;
  return meantStages(dockerfile, { stage, word, source, reference }).length === 0;
}

/** What a FROM comes to in a plain `docker build`, if it is no image and the fault is the file's own. */
function refusedBase(dockerfile: Dockerfile, stage: Stage): string | undefined {
  const { base, image, from } = stage;
  if (!image || (base.kind !== 'image' && base.kind !== 'unknown')) return undefined;
  // `FROM -platform=…`: syntax/misplaced-flag.
  if (isFlag(image)) return undefined;
  const read = withDefaults(dockerfile, image);
  // Variables without a value have rules of their own, and so has the name of a stage in another case, or nearly one.
  if (!read || read.missing.length > 0 || read.text === '' || readImageReference(read.text)) return undefined;
  if (undeclaredIn(dockerfile, from).length > 0) return undefined;
  if (base.kind === 'unknown') return base.candidates.length > 0 ? undefined : read.text;
  const isStage = dockerfile.whole.stages.some(
    ({ key, index }) => index < stage.index && key === base.text.toLowerCase(),
  );
  const meant = meantStages(dockerfile, { stage, word: image, source: base, reference: undefined });
  return (isStage && image.text === base.text) || meant.length > 0 ? undefined : read.text;
}

function problemOf(dockerfile: Dockerfile, word: Word, text: string): Problem {
  const isWritten = dockerfile.text.slice(word.range.start, word.range.end) === text;
  const part = (start: number, end: number): Range =>
    isWritten ? { start: word.range.start + start, end: word.range.start + end } : word.range;
  const given = isWritten ? '' : `This comes to "${text}". `;
  const { registry, repository } = splitName(text);
  const lower = text.slice(0, registry) + text.slice(registry, repository).toLowerCase() + text.slice(repository);
  if (lower !== text && (readImageReference(lower) || lower === 'scratch')) {
    const range = part(registry, repository);
    const small = lower.slice(registry, repository);
    return {
      range,
      message: `${given}Image names are written in lower case: "${small}".`,
      fixes: () =>
        isWritten ? [{ title: `Write "${small}"`, edits: [replace(range, small)], safe: false, preferred: true }] : [],
    };
  }
  for (const end of [repository, text.indexOf('@', repository)]) {
    // What the name is good without: the tag, or the digest behind it.
    const separator = text[end];
    if (separator === undefined || !readImageReference(text.slice(0, end))) continue;
    const what = separator === '@' ? 'digest' : 'tag';
    const at = what === 'tag' ? text.indexOf('@', end) : -1;
    const only = text.slice(end + 1, at < 0 ? undefined : at);
    if (at >= 0 && readImageReference(text.slice(0, at))) continue;
    return only === ''
      ? { range: part(end, end + 1), message: `${given}The ${what} is missing after "${separator}".` }
      : { range: part(end + 1, end + 1 + only.length), message: `${given}"${only}" is not a valid ${what}.` };
  }
  return { range: word.range, message: `"${text}" is not a valid image name.` };
}

/** Where the repository begins and ends: behind the registry, and before a tag or a digest. */
function splitName(text: string): { registry: number; repository: number } {
  const slash = text.indexOf('/');
  const first = text.slice(0, Math.max(slash, 0));
  const isHost = slash >= 0 && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase());
  const registry = isHost ? slash + 1 : 0;
  const end = text.slice(registry).search(/[:@]/);
  return { registry, repository: end < 0 ? text.length : registry + end };
}
