import { KnownBuilders } from './known-builders.ts';
import { isSkipped } from './walk.ts';

/** All that one look through the workspace's folders has found. */
export interface Look {
  readonly known: KnownBuilders;
  /** The folders that are looked through, and repositories in them, by their keys, as they are written. */
  readonly tops: Map<string, string>;
  /** Whether no folder had to be left out. */
  isWhole: boolean;
}

/** One that has seen nothing yet. */
export const nothing = (): Look => ({ known: new KnownBuilders(), tops: new Map(), isWhole: true });

/** The folder that the paths of a file start from: the innermost repository, else the workspace's folder. */
export function topOf(look: Look, key: string): string | undefined {
  const top = topKeyOf(look, key);
  return top === undefined ? undefined : look.tops.get(top);
}

function topKeyOf({ tops }: Look, key: string): string | undefined {
  for (let end = key.lastIndexOf('/'); end > 0; end = key.lastIndexOf('/', end - 1)) {
    const top = key.slice(0, end + 1);
    if (tops.has(top)) return top;
  }
  return undefined;
}

/** The path of a file in that folder. */
export function withinTop(look: Look, key: string): string | undefined {
  const top = topKeyOf(look, key);
  return top === undefined ? undefined : key.slice(top.length);
}

/** Whether a file is in a folder that is not looked at. */
export const isInSkipped = (look: Look, key: string): boolean =>
  (withinTop(look, key) ?? '').split('/').some((name) => isSkipped(`${name}/`));

/** The keys of all files in some folders, however deep, which are given by their keys without a slash. Looks at each file once. */
export function filesIn({ known }: Look, folders: ReadonlySet<string>): readonly string[] {
  if (folders.size === 0) return [];
  const isIn = (key: string): boolean => {
    for (let end = key.lastIndexOf('/'); end > 0; end = key.lastIndexOf('/', end - 1))
      if (folders.has(key.slice(0, end))) return true;
    return false;
  };
  return [...known.there].filter(isIn);
}
