const BITS = 3;
const WIDTH = 1 << BITS;

type Node<V> = readonly (Node<V> | V | undefined)[];

/**
 * A map from small whole numbers that never changes: `with` gives another one, which shares with it all but a few nodes.
 * So thousands of stages, each based on the one before, can each have all their variables.
 */
export class Trie<V> {
  readonly #root: Node<V>;
  /** How many levels of nodes lie above the values, less one. */
  readonly #height: number;

  constructor(root: Node<V> = [], height = 0) {
    this.#root = root;
    this.#height = height;
  }

  get(key: number): V | undefined {
    if (key >= WIDTH ** (this.#height + 1)) return undefined;
    let node: Node<V> | undefined = this.#root;
    for (let level = this.#height; level > 0 && node; level--) {
      node = node[(key >> (BITS * level)) % WIDTH] as Node<V> | undefined;
    }
    return node?.[key % WIDTH] as V | undefined;
  }

  with(key: number, value: V): Trie<V> {
    let root = this.#root;
    let height = this.#height;
    while (key >= WIDTH ** (height + 1)) {
      root = [root];
      height++;
    }
    return new Trie(replaced(root, height, key, value), height);
  }
}

function replaced<V>(node: Node<V>, level: number, key: number, value: V): Node<V> {
  const copy = [...node];
  const slot = (key >> (BITS * level)) % WIDTH;
  copy[slot] = level === 0 ? value : replaced((node[slot] ?? []) as Node<V>, level - 1, key, value);
  return copy;
}
