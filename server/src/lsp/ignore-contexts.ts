import type { TreeFolder } from '../workspace/context-tree.ts';
import type { Facts } from '../workspace/facts.ts';
import type { ContextTrees } from './context-trees.ts';

/** The build contexts of ignore files. Nobody waits for them: what is known counts, and news is told. */
export class IgnoreContexts {
  readonly #facts: Facts;
  readonly #trees: ContextTrees;
  readonly #onNews: (uri: string) => void;
  readonly #waiting = new Set<string>();

  /** `onNews` is told of ignore files about which there is more to say. */
  constructor(facts: Facts, trees: ContextTrees, onNews: (uri: string) => void) {
    this.#facts = facts;
    this.#trees = trees;
    this.#onNews = onNews;
  }

  /** All files of the context; undefined as long as they are not known. The same object until something changes there. */
  async of(uri: string): Promise<TreeFolder | undefined> {
    const folder = await this.#facts.contextOfIgnore(uri);
    if (folder === undefined) return undefined;
    const { tree, isDone, finished } = await this.#trees.all(folder, 0);
    if (isDone) return tree.root;
    if (!this.#waiting.has(uri)) {
      this.#waiting.add(uri);
      void finished.finally(() => {
        this.#waiting.delete(uri);
        if (tree.root.whole) this.#onNews(uri);
      });
    }
    return undefined;
  }
}
