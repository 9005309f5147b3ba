import { child, type Files } from '../../server/src/workspace/files.ts';

/** Files that are only in memory, by URI. Remembers what was asked for. */
export class MemoryFiles implements Files {
  readonly texts: Map<string, string>;
  readonly asked: string[] = [];

  constructor(texts: Readonly<Record<string, string>>) {
    this.texts = new Map(Object.entries(texts));
  }

  async read(uri: string): Promise<string | undefined> {
    this.asked.push(uri);
    return this.texts.get(uri);
  }

  async list(uri: string): Promise<readonly string[] | undefined> {
    this.asked.push(uri);
    const below = [...this.texts.keys()].filter((file) => file.startsWith(uri)).map((file) => file.slice(uri.length));
    if (below.length === 0) return undefined;
    const names = below.map((path) => path.slice(0, path.indexOf('/') + 1) || path);
    return [...new Set(names)].map(decodeURIComponent);
  }

  async sizes(uri: string): Promise<ReadonlyMap<string, number> | undefined> {
    const names = await this.list(uri);
    return names && new Map(names.map((name) => [name, this.texts.get(child(uri, name))?.length ?? 0]));
  }
}
