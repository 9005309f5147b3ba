import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { configComplaints } from '../features/config/complaints.ts';
import { Lines } from '../text/lines.ts';
import type { Builds } from '../workspace/builders/builds.ts';
import type { ConfigFile } from '../workspace/config/find.ts';
import { ContextTree, EVERYTHING, type TreeFolder } from '../workspace/context-tree.ts';
import { child, type Files } from '../workspace/files.ts';
import { gather, gatherPolicy } from '../workspace/gather.ts';
import { IGNORE_FILE } from '../workspace/ignore.ts';
import { NodeFiles } from '../workspace/node-files.ts';
import { type Workspace, withNames } from '../workspace/workspace.ts';
import { folderUri, here, projectOf } from './project.ts';
import type { Session } from './session.ts';

interface Facts {
  readonly workspace: Workspace;
  /** Whether the files that say what the project wants have no faults. */
  readonly isSound: boolean;
}

/** Files of which each is read once: the Dockerfiles of one run have most of their neighbours in common. */
class Remembered implements Files {
  readonly #files: Files;
  readonly #texts = new Map<string, Promise<string | undefined>>();
  readonly #names = new Map<string, Promise<readonly string[] | undefined>>();

  constructor(files: Files) {
    this.#files = files;
  }

  read(uri: string): Promise<string | undefined> {
    const text = this.#texts.get(uri) ?? this.#files.read(uri);
    this.#texts.set(uri, text);
    return text;
  }

  list(uri: string): Promise<readonly string[] | undefined> {
    const names = this.#names.get(uri) ?? this.#files.list(uri);
    this.#names.set(uri, names);
    return names;
  }
}

const nodeFiles = new NodeFiles(() => [here]);
const files = new Remembered(nodeFiles);

/** The folder that a run is about. */
const project = once(() => projectOf(files, here));

/**
 * What the files around a Dockerfile say, and the names of contexts given. Around standard input there is only what the project
 * of the current folder wants. `index` knows who builds Dockerfiles, where it has looked. Faults of the files that say so are told of.
 */
export async function factsAround(
  file: string,
  contexts: readonly string[],
  session: Session,
  index?: Builds,
): Promise<Facts> {
  if (file === '-') return soundly(await gatherPolicy(files, here, [await project()]), contexts, session);
  const uri = pathToFileURL(path.resolve(file)).href;
  return soundly(await gather(files, uri, [await project()], index), contexts, session);
}

/** What the project wants at a file that is no Dockerfile. */
export const policyAround = async (file: string, session: Session): Promise<Facts> =>
  soundly(await gatherPolicy(files, folderUri(path.dirname(file)), [await project()]), [], session);

function soundly(facts: Workspace, contexts: readonly string[], session: Session): Facts {
  const complaints = facts.configs.flatMap(complaintsIn);
  for (const complaint of complaints) session.trouble(complaint);
  return { workspace: withNames(facts, contexts), isSound: complaints.length === 0 };
}

/** An ignore file that a Dockerfile is built with. */
export interface IgnoreInput {
  readonly path: string;
  readonly text: string;
  /** All files of the build context, where they are known and not too many. */
  readonly context: TreeFolder | undefined;
}

/** More files than one waits for. */
const MOST_FILES = 50_000;
const ignores = new Set<string>();

/** The ignore file that counts for a Dockerfile, unless nobody knows which one it is or it was given before in this run. */
export async function ignoreBeside(file: string, { contextFolder }: Workspace): Promise<IgnoreInput | undefined> {
  if (file === '-') return undefined;
  const own = `${path.basename(file)}.dockerignore`;
  const beside = path.dirname(path.resolve(file)) + path.sep;
  const isOwn = (await files.list(pathToFileURL(beside).href))?.includes(own) === true;
  const [folder, name] = isOwn ? [pathToFileURL(beside).href, own] : [contextFolder, IGNORE_FILE];
  if (folder === undefined || ignores.has(folder + name) || !(await files.list(folder))?.includes(name))
    return undefined;
  ignores.add(folder + name);
  const text = await files.read(child(folder, name));
  if (text === undefined) return undefined;
  return {
    path: path.join(path.dirname(file), path.relative(beside, fileURLToPath(folder)), name),
    text,
    context: contextFolder === undefined ? undefined : await treeAt(contextFolder),
  };
}

const trees = new Map<string, Promise<TreeFolder>>();

function treeAt(folder: string): Promise<TreeFolder> {
  let root = trees.get(folder);
  if (!root) {
    const tree = new ContextTree(nodeFiles, folder, MOST_FILES);
    root = tree
      .read(
        EVERYTHING,
        () => true,
        () => undefined,
      )
      .then(() => tree.root);
    trees.set(folder, root);
  }
  return root;
}

/** The faults of a file, each in a line that editors and terminals make a link of. */
function complaintsIn(config: ConfigFile): string[] {
  const name = path.relative(process.cwd(), fileURLToPath(config.uri));
  const lines = new Lines(config.text);
  return configComplaints(config).map(({ range, message }) => {
    const { line, character } = lines.position(range.start);
    return `${name}:${line + 1}:${character + 1}: ${message}`;
  });
}

function once<T>(work: () => T): () => T {
  let result: { readonly value: T } | undefined;
  return () => {
    result ??= { value: work() };
    return result.value;
  };
}
