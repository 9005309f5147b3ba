import type { Files } from '../../server/src/workspace/files.ts';
import { MemoryFiles } from './memory-files.ts';

/** Files whose folders are listed only when the test says so, with what is in them then. */
export class HeldFiles implements Files {
  readonly memory: MemoryFiles;
  /** Whether what is asked from now on is told at once. */
  passes = false;
  readonly #held: (() => void)[] = [];
  #told = () => {};

  constructor(texts: Readonly<Record<string, string>>) {
    this.memory = new MemoryFiles(texts);
  }

  read(uri: string): Promise<string | undefined> {
    return this.memory.read(uri);
  }

  /** What is there is looked at when it is asked for, and told when it is let go. */
  async list(uri: string): Promise<readonly string[] | undefined> {
    const names = await this.memory.list(uri);
    if (this.passes) return names;
    await new Promise<void>((resolve) => {
      this.#held.push(resolve);
      this.#told();
    });
    return names;
  }

  /** Waits until so many questions are held back, and gives what lets each of them go. */
  async held(count: number): Promise<readonly (() => void)[]> {
    while (this.#held.length < count) {
      await new Promise<void>((resolve) => {
        this.#told = resolve;
      });
    }
    return this.#held;
  }
}
