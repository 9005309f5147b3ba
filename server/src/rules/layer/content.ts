import type { PackageManager } from '../../knowledge/package-managers.ts';
import type { Instruction } from '../../syntax/instruction.ts';

/** Something that an instruction adds to its layer and that is worth being told of. */
export type Content = {
  /** What brings it. */
  readonly instruction: Instruction;
} & (
  | {
      readonly kind: 'path';
      /** Absolute; its last part may be a pattern. */
      readonly path: string;
      /** Not an archive by its name: worth it only as a whole folder. */
      readonly folder: boolean;
    }
  | { readonly kind: 'package'; readonly manager: PackageManager; readonly name: string }
  | { readonly kind: 'cache'; readonly manager: PackageManager }
);

/** Each deletion is compared with all paths there are, so that more than these are not remembered. */
const MOST_PATHS = 200;

/** What layers hold, each thing once. */
export class Contents {
  readonly #packages = new Map<string, Content>();
  readonly #caches = new Map<string, Content>();
  readonly #paths = new Map<string, Content>();

  add(content: Content): void {
    if (content.kind === 'package') this.#packages.set(content.name, content);
    else if (content.kind === 'cache') this.#caches.set(content.manager.name, content);
    else {
      this.#paths.set(content.path, content);
      if (this.#paths.size > MOST_PATHS) this.#paths.delete(this.#paths.keys().next().value!);
    }
  }

  addAll(other: Contents): void {
    for (const map of [other.#packages, other.#caches, other.#paths])
      for (const content of map.values()) this.add(content);
  }

  /** Takes a package out. */
  takePackage(name: string, isTaken: (content: Content) => boolean): Content[] {
    const content = this.#packages.get(name);
    if (!content || !isTaken(content)) return [];
    this.#packages.delete(name);
    return [content];
  }

  /** Takes out the files and caches that something deletes. */
  takeFiles(isTaken: (content: Content) => boolean): Content[] {
    const taken: Content[] = [];
    for (const map of [this.#paths, this.#caches]) {
      for (const [key, content] of map) {
        if (!isTaken(content)) continue;
        taken.push(content);
        map.delete(key);
      }
    }
    return taken;
  }
}
