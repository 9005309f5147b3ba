import { Lines } from '../../text/lines.ts';
import { child, type Files, normalized } from '../files.ts';
import { type KnownBuilder, withoutText } from './known-builders.ts';
import { type Look, topOf, withinTop } from './look.ts';
import { joined } from './paths.ts';
import { readAsking } from './read-asking.ts';
import { builderKind, readComposeFile, readerOf, unread } from './readers.ts';

/** What a file says, with its own text or another; undefined if it is none that may start builds. */
export async function readBuilder(
  files: Files,
  look: Look,
  key: string,
  otherText?: string,
): Promise<KnownBuilder | undefined> {
  const { known } = look;
  const [top, path] = [topOf(look, key), withinTop(look, key)];
  if (top === undefined || path === undefined) return undefined;
  const read = readerOf(path) ?? (known.isIncluded(key) ? readComposeFile : undefined);
  if (!read) return undefined;
  const uri = child(top, path);
  const text = otherText ?? (await files.read(uri));
  const { said, asked } =
    text === undefined
      ? { said: unread('it cannot be opened, or is larger than 1 MB'), asked: [] }
      : await readAsking(files, top, read, text, path);
  const lines = said.builds.length > 0 ? new Lines(text!) : undefined;
  const keyOf = (other: string) => normalized(child(top, other));
  const includes = said.includes.flatMap((other) => joined('.', other) ?? []).map(keyOf);
  return {
    uri,
    kind: builderKind(path),
    top,
    builds: said.builds.map((build) =>
      withoutText(build, lines!.position(build.range.start), lines!.position(build.range.end)),
    ),
    asked: asked.map(keyOf),
    includes: includes.filter((other) => known.there.has(other) && !readerOf(other)),
    fault: said.fault,
  };
}

/** Whether two versions of a file start the same builds, wherever it says so. */
export const sameBuilds = (before: KnownBuilder | undefined, after: KnownBuilder | undefined): boolean =>
  before?.fault === after?.fault && saidBy(before) === saidBy(after);

const saidBy = (builder: KnownBuilder | undefined): string =>
  JSON.stringify(
    builder?.builds.map(({ places, target, args, moreArgs, contexts, certain, label }) => [
      places,
      target,
      [...args],
      moreArgs,
      [...contexts],
      certain,
      label,
    ]) ?? [],
  );
