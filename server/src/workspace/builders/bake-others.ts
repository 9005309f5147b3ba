import type { Range } from '../../text/range.ts';
import { readYamlDocuments } from '../config/yaml.ts';
import type { Build } from './build.ts';
import { type Open, readCompose } from './compose.ts';
import type { Block, Expression } from './hcl-tree.ts';
import type { Value } from './hcl-values.ts';
import { folderOf, joined, nameOf, ROOT } from './paths.ts';

/** Stands for all places in other files of Bake. */
const ELSEWHERE: Range = { start: -1, end: -1 };
/** The same for those of Compose. */
const IN_COMPOSE: Range = { start: -2, end: -2 };

/** Whether a place is one in another file. */
export const isElsewhere = ({ start }: Range): boolean => start < 0;

/** Whether a value comes from a Compose file, which is not read where Bake is told of files. */
export const isOfCompose = (value: Value | undefined): boolean =>
  value !== undefined && 'range' in value && value.range === IN_COMPOSE;

/** What Bake reads when it is told of no file: all of it together. `docker-bake.override.*` comes on top. */
const BASES = ['docker-bake.json', 'docker-bake.hcl'];
const COMPOSE = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];

/** Whether Bake reads a file that it is not told of. */
export const isReadByItself = (path: string): boolean =>
  /^docker-bake(?:\.override)?\.(?:hcl|json)$/.test(nameOf(path));

/** The paths of the other Bake files that are read before one. */
export const basesOf = (path: string): string[] =>
  BASES.filter((name) => name !== nameOf(path)).map((name) => joined(folderOf(path), name)!);

/** A block that stands in another file. */
export function elsewhere(block: Block): Block {
  const moved = (written: Expression): Expression =>
    JSON.parse(JSON.stringify(written), (key, value: unknown) => (key === 'range' ? ELSEWHERE : value)) as Expression;
  const attributes = new Map([...block.attributes].map(([name, written]) => [name, moved(written)]));
  return { ...block, range: ELSEWHERE, attributes };
}

/**
 * The services of the Compose files beside a Bake file, which are targets of the same name. Bake reads them first; what is as it would
 * be without them is left out. https://docs.docker.com/build/bake/compose-file/
 */
export const blocksOfCompose = (path: string, open: Open): Block[] =>
  COMPOSE.flatMap((name) => {
    const other = joined(folderOf(path), name)!;
    const text = open(other);
    const documents = text === undefined ? undefined : readYamlDocuments(text);
    return documents ? readCompose(documents, text!, other, open).map((build) => blockOf(build, folderOf(other))) : [];
  });

function blockOf({ label = '', places, target, args, contexts }: Build, folder: string): Block {
  const [place] = places;
  const attributes = new Map<string, Expression>();
  if (!place || place.context === undefined) attributes.set('context', UNKNOWN);
  else {
    const { context } = place;
    const inner = context === '.' ? place.dockerfile : place.dockerfile.slice(context.length + 1);
    const isInside = joined(context, inner) === place.dockerfile;
    if (context !== folder) attributes.set('context', textOf(`${ROOT}/${context}`));
    if (inner !== 'Dockerfile') attributes.set('dockerfile', textOf(isInside ? inner : `${ROOT}/${place.dockerfile}`));
  }
  if (target !== undefined) attributes.set('target', textOf(target));
  for (const [key, names] of [['args', args.keys()] as const, ['contexts', contexts.values()] as const]) {
    const entries = [...names].map((name) => [textOf(name), UNKNOWN] as const);
    if (entries.length > 0) attributes.set(key, { kind: 'map', entries, range: IN_COMPOSE });
  }
  return { type: 'target', label, range: IN_COMPOSE, attributes };
}

const UNKNOWN: Expression = { kind: 'unknown', range: IN_COMPOSE };

const textOf = (text: string): Expression => ({ kind: 'text', parts: [text], range: IN_COMPOSE });
