import type { Since } from '../../knowledge/reference/entry.ts';
import { flagReferences } from '../../knowledge/reference/flags.ts';
import { heredocsSince } from '../../knowledge/reference/heredocs.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { replace } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Fix, Rule } from '../rule.ts';
import { type PinnedFrontend, pinnedFrontend } from '../support/frontend.ts';

export const frontendVersion: Rule = {
  id: 'syntax/frontend-version',
  severity: 'warning',
  summary: 'Something is newer than the frontend that "# syntax=" pins',
  why: `\`# syntax=docker/dockerfile:1.2\` has the file read by that very version, however new the builder is. It refuses flags that came later,
and takes the body of a heredoc for instructions. \`docker/dockerfile:1\` is the current one.`,
  reported: '# syntax=docker/dockerfile:1.2\nFROM alpine:3.20\nCOPY [|--link|] app /app\n',
  fine: '# syntax=docker/dockerfile:1\nFROM alpine:3.20\nCOPY --link app /app\n',
  peers: [],
  changes: 'anything',
  each: 'any',
  *check(dockerfile) {
    const pinned = pinnedFrontend(dockerfile);
    if (!pinned) return;
    // A trigger is read in the build of another file.
    for (const instruction of dockerfile.instructions) {
      for (const { what, range, since } of featuresOf(instruction)) {
        const needed = pinned.labs ? (since.labs ?? since.stable) : since.stable;
        if (pinned.minor >= needed) continue;
        yield {
          range,
          message: `${what} needs docker/dockerfile:1.${needed}${pinned.labs && since.labs !== undefined ? '-labs' : ''}, and "# syntax=" pins 1.${pinned.minor}.`,
          related: [{ range: pinned.directive.value.range, message: 'Pinned here.' }],
          fixes: () => [current(pinned)],
        };
      }
    }
  },
};

interface Feature {
  readonly what: string;
  readonly range: Range;
  readonly since: Since;
}

function featuresOf({ name, flags, heredocs }: Instruction): Feature[] {
  const features = flags.flatMap((flag): Feature[] => {
    const since = flagReferences(name ?? '').get(flag.name.text)?.since;
    return since ? [{ what: `"--${flag.name.text}"`, range: flag.range, since }] : [];
  });
  return [...features, ...heredocs.map(({ range }) => ({ what: 'A heredoc', range, since: heredocsSince }))];
}

function current({ directive, image, labs }: PinnedFrontend): Fix {
  const value = `${image}:1${labs ? '-labs' : ''}`;
  return { title: `Use ${value}`, edits: [replace(directive.value.range, value)], safe: false, preferred: true };
}
