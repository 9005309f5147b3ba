import { keptIn } from './build-context.ts';
import type { Builds } from './builders/builds.ts';
import { isPolicyFile } from './config/find.ts';
import { isDockerfileName } from './dockerfiles.ts';
import { exactly } from './exactly.ts';
import { child, type Files, normalized, parent } from './files.ts';
import { filesAmong } from './files-among.ts';
import { gather, gatherPolicy } from './gather.ts';
import { concerns } from './neighbours.ts';
import { NO_WORKSPACE, type Workspace } from './workspace.ts';

/** Of so many Dockerfiles beside an ignore file the facts are asked for. */
const MOST_BESIDE = 10;

const NOTHING = Promise.resolve(NO_WORKSPACE);

/** The facts around each Dockerfile, gathered once until something changes there. */
export class Facts {
  readonly #files: Files;
  readonly #roots: () => readonly string[];
  readonly #builds: Builds | undefined;
  readonly #known = new Map<string, Promise<Workspace>>();
  /** By folder. */
  readonly #policies = new Map<string, Promise<Workspace>>();

  /** `builds` is the index of those that the workspace's files start, where there is one. */
  constructor(files: Files, roots: () => readonly string[], builds?: Builds) {
    this.#files = files;
    this.#roots = roots;
    this.#builds = builds;
  }

  /** The same promise until they are forgotten. */
  of(uri: string): Promise<Workspace> {
    let facts = this.#known.get(uri);
    if (!facts) {
      facts = gather(this.#files, uri, this.#roots(), this.#builds);
      this.#known.set(uri, facts);
    }
    return facts;
  }

  /** What the project wants at a file that is no Dockerfile, and nothing else. The same promise until that is forgotten. */
  policyAt(uri: string): Promise<Workspace> {
    const folder = uri.startsWith('file:') ? parent(uri) : undefined;
    if (folder === undefined) return NOTHING;
    let policy = this.#policies.get(folder);
    if (!policy) {
      policy = gatherPolicy(this.#files, folder, this.#roots()).catch(() => NO_WORKSPACE);
      this.#policies.set(folder, policy);
    }
    return policy;
  }

  /** Which of some paths, as `filesAmong` has them, are files of a Dockerfile's build context; looked up anew each time. */
  async filesAmong(uri: string, paths: readonly string[]): Promise<ReadonlySet<string>> {
    return paths.length === 0 ? new Set() : filesAmong(this.#files, await this.of(uri), paths);
  }

  /** What is in a folder of the build context, given by its path with a slash at its end; undefined where nobody could look. */
  async namesIn(uri: string, path: string): Promise<readonly string[] | undefined> {
    const { context, contextFolder, ignore } = await this.of(uri);
    const names = context && contextFolder ? await this.#files.list(child(contextFolder, path)) : undefined;
    return names && keptIn(names, path, ignore);
  }

  /** The build context that an ignore file is about, where that is certain. */
  async contextOfIgnore(uri: string): Promise<string | undefined> {
    const folder = parent(uri);
    if (folder === undefined) return undefined;
    const name = normalized(uri).slice(normalized(folder).length);
    if (name !== '.dockerignore') return (await this.of(uri.slice(0, -'.dockerignore'.length))).contextFolder;
    // It lies in its context, if it is of use at all: where Dockerfiles beside it are built from elsewhere, it may not be.
    const beside = (await this.#files.list(folder))?.filter(isDockerfileName) ?? [];
    if (beside.length === 0) return folder;
    const facts = await Promise.all(beside.slice(0, MOST_BESIDE).map((file) => this.of(child(folder, file))));
    return facts.some(({ contextFolder }) => contextFolder === folder) ? folder : undefined;
  }

  /** The names in a folder of the build context that an ignore file is about. */
  async namesForIgnore(uri: string, path: string): Promise<readonly string[]> {
    const folder = await this.contextOfIgnore(uri);
    return (folder === undefined ? undefined : await this.#files.list(child(folder, path))) ?? [];
  }

  /** The text of a file as it lies there. */
  textOf(uri: string): Promise<string | undefined> {
    return this.#files.read(uri);
  }

  /** The folder of a Dockerfile and, where that may be another one, its build context: what happens there changes the facts. */
  foldersOf(uri: string): string[] {
    const folder = parent(uri);
    if (folder === undefined) return [];
    const context = this.#builds && exactly(this.#builds, uri)?.contextOf(folder);
    return context === undefined || context === folder ? [folder] : [folder, context];
  }

  forget(uri: string): void {
    this.#known.delete(uri);
    this.#policies.delete(parent(uri) ?? uri);
  }

  /** Forgets what files that came, went or changed may have made untrue, and gives the Dockerfiles it was about. */
  forgetAround(changed: readonly string[]): string[] {
    const forgotten = [...this.#known.keys()].filter((uri) => {
      const folders = this.foldersOf(uri);
      return changed.some((file) => folders.some((folder) => concerns(file, folder)));
    });
    for (const uri of forgotten) this.#known.delete(uri);
    if (changed.some(isPolicyFile)) this.#policies.clear();
    return forgotten;
  }

  /** Forgets what is known of Dockerfiles whose URIs are given as `normalized` has them, and gives those it was about. */
  forgetThese(keys: ReadonlySet<string>): string[] {
    const forgotten = [...this.#known.keys()].filter((uri) => keys.has(normalized(uri)));
    for (const uri of forgotten) this.#known.delete(uri);
    return forgotten;
  }

  /** Gives the Dockerfiles of which something was known. */
  forgetAll(): string[] {
    const forgotten = [...this.#known.keys()];
    this.#known.clear();
    this.#policies.clear();
    return forgotten;
  }
}
