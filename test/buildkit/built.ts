import type { Dockerfile } from '../../server/src/model/dockerfile.ts';
import type { Change } from '../../server/src/rules/rule.ts';
import { type Answer, type Failure, type Image, type Request, realError } from './answer.ts';

/** The names of the stages, as targets; undefined for one without, which no build can ask for. */
const targetsOf = ({ stages }: Dockerfile): (string | undefined)[] => stages.map(({ key }) => key);

/** What to build of a text: the default and every stage that has a name. */
export const requestFor = (text: string, dockerfile: Dockerfile): Request => ({
  text,
  targets: [...new Set(targetsOf(dockerfile))].filter((name) => name !== undefined),
});

/** Why a text is refused. */
export const refusalOf = ({ images, parseError, lintError }: Answer): Failure | undefined =>
  realError(images?.['']?.error) ?? realError(parseError) ?? realError(lintError);

/** One target before and after an edit. */
interface Pair {
  readonly where: 'the default target' | 'a target';
  readonly before: Image;
  /** Undefined where it is gone, or cannot be built any longer. */
  readonly after: Image | undefined;
}

/** A text and what BuildKit says of it. */
export interface Asked {
  readonly dockerfile: Dockerfile;
  readonly answer: Answer;
}

/** The targets that could be built before: those that failed cannot tell what an edit changes. A stage is found by its place. */
function pairs(before: Asked, after: Asked): Pair[] {
  const names = targetsOf(before.dockerfile);
  const later = targetsOf(after.dockerfile);
  const named = names.map((name, i) => [name, names.length === later.length ? later[i] : name] as const);
  return [['', ''] as const, ...named].flatMap(([was, is]): Pair[] => {
    const image = was === undefined ? undefined : before.answer.images?.[was];
    // Of two stages with this name one is built now and the other one then.
    const isOther = names.length !== later.length && names.indexOf(was) !== names.lastIndexOf(was);
    if (!image || image.error || isOther) return [];
    const now = is === undefined ? undefined : after.answer.images?.[is];
    return [
      { where: was === '' ? 'the default target' : 'a target', before: image, after: now?.error ? undefined : now },
    ];
  });
}

/** What tells a build on images that set more than PATH from another one. */
const SETTLED = 'on an image with settings of its own';

/** Which build is another after an edit than it was before; with `settled` also on images that have settings of their own. */
export function changedBuild(before: Asked, after: Asked, settled = true): string | undefined {
  for (const { where, before: was, after: is } of pairs(before, after)) {
    if (!is) return `${where} is gone`;
    if (is.graph !== was.graph) return `the graph of ${where}`;
    if (is.config !== was.config) return `the image of ${where}`;
    if (settled && is.settled !== was.settled) return `${where} ${SETTLED}`;
  }
  return undefined;
}

/** What an edit changes of all targets that could be built before. */
export function changesOf(before: Asked, after: Asked): Set<Change> {
  const changes = new Set<Change>();
  for (const { before: was, after: is } of pairs(before, after)) {
    if (!is) changes.add('targets');
    else {
      if (is.graph !== was.graph) changes.add('steps');
      for (const key of changedKeys(configOf(was), configOf(is))) changes.add(key);
    }
  }
  return changes;
}

type Config = Readonly<Record<string, unknown>>;

const configOf = ({ config }: Image): Config => JSON.parse(config ?? '{}');

/** The keys of an image's configuration, as Change names them; ArgsEscaped tells on Windows how its command is written. */
const changedKeys = (before: Config, after: Config): Change[] =>
  Object.keys({ ...before, ...after }).filter(
    (key) => key !== 'ArgsEscaped' && JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  ) as Change[];
