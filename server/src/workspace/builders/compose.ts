import { readYaml, type YamlNode } from '../config/yaml.ts';
import { type Build, buildOf, type Known } from './build.ts';
import { interpolated, readEnvironment } from './compose-variables.ts';
import { folderOf, joined, nameOf } from './paths.ts';
import { below, entriesOf, nameRanges, pairs, type Scalar, scalar, textOf } from './tree.ts';

/** Gives the text of a file of the project; undefined while it is not known, or if there is none. */
export type Open = (path: string) => string | undefined;

const LONGEST_CHAIN = 8;
const MOST_SERVICES = 1_000;

/** A scalar, and the file that it stands in. */
interface Given extends Scalar {
  readonly path: string;
}

/** What a service is built from, by what counts, with the folder that its context starts from. */
interface Recipe {
  readonly folder: string;
  readonly context?: Given;
  readonly dockerfile?: Given;
  readonly target?: Given;
  readonly isInline: boolean;
  readonly args: ReadonlyMap<string, Scalar | undefined>;
  readonly contexts: ReadonlySet<string>;
  /** Whether another service, or the same one in another file, says some of it. */
  readonly isMerged: boolean;
  /** Whether a value comes from a file that does not have to be used together with this one. */
  readonly isGuess: boolean;
}

/** A file that Compose reads. */
interface File {
  readonly root: YamlNode | undefined;
  readonly folder: string;
  readonly path: string;
  /** Gives another file by its path as this one writes it. */
  readonly other: (path: string) => File | undefined;
}

/**
 * The builds of a Compose file's services. What they extend, and `.env`, is asked for.
 * https://docs.docker.com/reference/compose-file/build/
 */
export function readCompose(documents: readonly YamlNode[], text: string, path: string, open: Open): Build[] {
  // What is taken away again of that which another file says is not followed.
  const takesAway = /!(?:reset|override)\b/.test(text);
  const file = fileOf(documents[0], path, open);
  const services = [...entriesOf(below(file.root, 'services'))].slice(0, MOST_SERVICES);
  const recipes = services.flatMap(([name, { key, value }]) => {
    const recipe = recipeOf(file, name, value, 0);
    return recipe && !recipe.isInline ? [{ recipe, name, range: key.range, own: below(value, 'build') }] : [];
  });
  if (recipes.length === 0) return [];
  const variables = readEnvironment(open(joined(file.folder, '.env')!) ?? '');
  return recipes.flatMap(({ recipe, name, range, own }) => {
    // What another file says is pointed to by the service's name.
    const known = (value: Given | undefined): Known | undefined =>
      value && { ...interpolated(value, variables), ...(value.path === path ? {} : { range, elsewhere: true }) };
    // In a list the environment may decide what an argument is called.
    const named = [...recipe.args].filter(([name]) => !name.includes('$'));
    const args = new Map(named.map(([name, value]) => [name, value && interpolated(value, variables).text]));
    return buildOf({
      folder: recipe.folder,
      context: known(recipe.context),
      dockerfile: known(recipe.dockerfile),
      target: known(recipe.target),
      args,
      moreArgs: named.length < recipe.args.size,
      argRanges: nameRanges(below(own, 'args')),
      contexts: recipe.contexts,
      range: scalar(own)?.range ?? known(recipe.context)?.range ?? range,
      fromContext: true,
      uncertain: recipe.isGuess || (takesAway && recipe.isMerged),
      label: name,
    });
  });
}

/** What a service is built from, with what it extends. */
function recipeOf(file: File, name: string, service: YamlNode, depth: number): Recipe | undefined {
  if (depth > LONGEST_CHAIN) return undefined;
  const own = ownRecipe(file, below(service, 'build'));
  const base = extended(file, service, depth) ?? overridden(file, name, depth);
  return own && base ? merged(base, own) : (own ?? (base && { ...base, isMerged: true }));
}

function ownRecipe({ folder, path }: File, build: YamlNode | undefined): Recipe | undefined {
  const given = (node: YamlNode | undefined): Given | undefined => {
    const value = scalar(node);
    return value && { ...value, path };
  };
  const short = given(build);
  const none = {
    folder,
    isInline: false,
    args: new Map(),
    contexts: new Set<string>(),
    isMerged: false,
    isGuess: false,
  };
  if (short) return { ...none, context: short };
  if (build?.kind !== 'map') return undefined;
  const [context, dockerfile, target] = ['context', 'dockerfile', 'target'].map((key) => given(below(build, key)));
  return {
    ...none,
    ...(context && { context }),
    ...(dockerfile && { dockerfile }),
    ...(target && { target }),
    isInline: below(build, 'dockerfile_inline') !== undefined,
    args: pairs(below(build, 'args')),
    contexts: new Set(pairs(below(build, 'additional_contexts')).keys()),
  };
}

/** https://docs.docker.com/reference/compose-file/services/#extends */
function extended(file: File, service: YamlNode, depth: number): Recipe | undefined {
  const base = below(service, 'extends');
  const name = textOf(base) ?? textOf(below(base, 'service'));
  if (name === undefined) return undefined;
  const other = textOf(below(base, 'file'));
  const from = other === undefined ? file : file.other(other);
  const found = from && below(from.root, 'services', name);
  return found && recipeOf(from, name, found, depth + 1);
}

/** A file whose others are read once. */
function fileOf(root: YamlNode | undefined, path: string, open: Open): File {
  const others = new Map<string, File | undefined>();
  const folder = folderOf(path);
  const other = (written: string) => {
    if (!others.has(written)) {
      const place = joined(folder, written);
      const text = place === undefined ? undefined : open(place);
      others.set(written, text === undefined ? undefined : fileOf(readYaml(text).root, place!, open));
    }
    return others.get(written);
  };
  return { root, folder, path, other };
}

const BASES = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];

/** `compose.override.yaml` and the like say what is otherwise than in `compose.yaml` beside them. */
function overridden(file: File, name: string, depth: number): Recipe | undefined {
  const own = nameOf(file.path);
  if (BASES.includes(own) || depth > 0 || !/^(?:docker-)?compose[.-]/.test(own)) return undefined;
  const candidates = own.startsWith('docker-') ? BASES.slice(2) : BASES.slice(0, 2);
  for (const base of candidates) {
    const from = file.other(base);
    const service = from && below(from.root, 'services', name);
    const recipe = service && recipeOf(from, name, service, depth + 1);
    if (recipe) return { ...recipe, isGuess: !/\.override\./.test(own) };
    if (from) return undefined;
  }
  return undefined;
}

function merged(base: Recipe, own: Recipe): Recipe {
  const { context, dockerfile, target } = own;
  const isWhole = context !== undefined && dockerfile !== undefined && target !== undefined;
  return {
    ...base,
    ...own,
    ...(context ? {} : { folder: base.folder }),
    isInline: own.isInline || (base.isInline && !dockerfile),
    args: new Map([...base.args, ...own.args]),
    contexts: new Set([...base.contexts, ...own.contexts]),
    isMerged: true,
    isGuess: base.isGuess && !isWhole,
  };
}

/** The Compose files that one includes. https://docs.docker.com/reference/compose-file/include/ */
export function includedBy(documents: readonly YamlNode[], path: string): string[] {
  const include = below(documents[0], 'include');
  const items = include?.kind === 'list' ? include.items : [];
  return items.flatMap((item) => {
    const from = item.kind === 'map' ? below(item, 'path') : item;
    const paths = from?.kind === 'list' ? from.items.flatMap((entry) => textOf(entry) ?? []) : [textOf(from) ?? ''];
    return paths.flatMap((other) => (other === '' || /[$:]/.test(other) ? [] : (joined(folderOf(path), other) ?? [])));
  });
}
