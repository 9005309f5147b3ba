import { baseFacts } from '../../model/base-image.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { keyword } from '../../model/edits.ts';
import { stagesNamed, usesOf } from '../../model/graph.ts';
import { rememberWhole } from '../../model/remember.ts';
import { MANY, mayMean } from '../../model/resolve.ts';
import type { Stage } from '../../model/stage.ts';
import { type Edit, insert, replace } from '../../text/edit.ts';

/**
 * A name that means nothing in the file yet: no stage has it, no reference uses it for an image, and no FROM with variables
 * comes to it, be it with their defaults or with others.
 */
export function freeName(dockerfile: Dockerfile, wish: string): string | undefined {
  const known = namesFound(dockerfile);
  if (!known.has(wish)) known.set(wish, findName(dockerfile, wish, namesTaken(dockerfile)));
  return known.get(wish);
}

/** What was found for each wish: many problems have the same one. */
const namesFound = rememberWhole((_: Dockerfile) => new Map<string, string | undefined>());

function findName(dockerfile: Dockerfile, wish: string, taken: ReadonlySet<string>): string | undefined {
  const patterns = namePatterns(dockerfile);
  // Nobody writes so many, and to try each of them for each name would take long.
  if (patterns.length > MANY) return undefined;
  const isFree = (name: string) => !taken.has(name.toLowerCase()) && !patterns.some((text) => mayMean(text, name));
  // `FROM build-$V` may mean every name that begins so; then another beginning has to do.
  for (let number = 1; number < 100; number++) {
    const name = number === 1 ? wish : `${wish}-${number}`;
    if (isFree(name)) return name;
  }
  return wish.startsWith('stage-') ? undefined : findName(dockerfile, `stage-${wish}`, taken);
}

/** What the bases with variables look like. A variable alone may come to anything: only its default can be told. */
const namePatterns = rememberWhole(({ stages }: Dockerfile): readonly string[] => [
  ...new Set(stages.flatMap(({ image }) => (image && isPartly(image.text) ? [image.text] : []))),
]);

const isPartly = (text: string): boolean => text.includes('$') && text.replace(/\$(?:\{[^}]*\}?|\w+)/g, '') !== '';

const namesTaken = rememberWhole((dockerfile: Dockerfile): ReadonlySet<string> => {
  const taken = new Set<string>();
  for (const { key, image, base } of dockerfile.stages) {
    if (key !== undefined) taken.add(key);
    if (image) taken.add(image.text.toLowerCase());
    if (base.kind === 'image') taken.add(base.text.toLowerCase());
  }
  for (const { word } of dockerfile.references) taken.add(word.text.toLowerCase());
  return taken;
});

/** The names for all stages without one, so that several fixes at once do not choose the same. */
const proposals = rememberWhole((dockerfile: Dockerfile): ReadonlyMap<Stage, string> => {
  const taken = new Set(namesTaken(dockerfile));
  const names = new Map<Stage, string>();
  const spent = new Set<string>();
  for (const stage of dockerfile.stages) {
    if (stage.name) continue;
    const wish = role(stage);
    const name = spent.has(wish) ? undefined : findName(dockerfile, wish, taken);
    if (name === undefined) {
      spent.add(wish);
      continue;
    }
    taken.add(name);
    names.set(stage, name);
  }
  return names;
});

/** A stage's role as a name: what runs commands or has a toolchain builds, what only copies holds files. */
function role(stage: Stage): string {
  const builds = baseFacts(stage)?.toolchain || stage.instructions.some((instruction) => instruction.name === 'RUN');
  return builds ? 'build' : 'files';
}

/** Whether `--from=name` means this very stage: not when a later stage has the same name. */
export const isNamed = (dockerfile: Dockerfile, stage: Stage): boolean =>
  stage.key !== undefined && stagesNamed(dockerfile, stage.key).at(-1) === stage;

/**
 * The name by which a stage can be referred to, and the edits that give it one if it has none and that turn every
 * reference by index into one by name. Undefined when its FROM cannot take a name, or another stage has the same one.
 */
export function nameStage(dockerfile: Dockerfile, stage: Stage): { name: string; edits: Edit[] } | undefined {
  const edits: Edit[] = [];
  // As the builder keeps it, in lower case: FROM finds no other.
  let name = stage.key;
  if (name === undefined) {
    if (!stage.image || stage.from.words.length !== 1) return undefined;
    name = proposals(dockerfile).get(stage);
    if (name === undefined) return undefined;
    edits.push(insert(stage.image.range.end, ` ${as(dockerfile)} ${name}`));
  } else if (!isNamed(dockerfile, stage)) return undefined;
  for (const reference of usesOf(dockerfile, stage).references) {
    // A trigger counts the stages of the file it runs in.
    if (reference.byIndex && !reference.instruction.onbuild) edits.push(replace(reference.word.range, name));
  }
  return { name, edits };
}

const as = (dockerfile: Dockerfile): string => (keyword(dockerfile, 'FROM') === 'from' ? 'as' : 'AS');
