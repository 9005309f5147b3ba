import { isWindows } from '../../model/base-image.ts';
import { baseName, copiedBy } from '../../model/copied.ts';
import { isKnown, isWithin } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { neededStages } from '../../model/graph.ts';
import { remember, rememberApart } from '../../model/remember.ts';
import { root, type Stage } from '../../model/stage.ts';
import { insert } from '../../text/edit.ts';
import type { Rule } from '../rule.ts';
import { frontendIsAtLeast } from '../support/frontend.ts';

/** Links in the file systems of distributions, to what was merged or moved: https://wiki.debian.org/UsrMerge */
const LINKS = [
  '/bin',
  '/sbin',
  '/lib',
  '/lib32',
  '/lib64',
  '/libx32',
  '/usr/sbin',
  '/usr/lib64',
  '/var/run',
  '/var/lock',
  '/var/mail',
];

export const copyLink: Rule = {
  id: 'cache/copy-link',
  severity: 'off',
  summary: 'COPY from another stage depends on the layers below it',
  why: `With [\`--link\`](https://docs.docker.com/reference/dockerfile/#copy---link) the files are a layer of their own, which is taken from
the cache even if the base image has changed. A symbolic link on the way to the destination is then replaced by a folder, which is why this
rule is off.`,
  reported:
    'FROM golang:1.25 AS build\nRUN go build -o /app .\nFROM alpine:3.22\n[|COPY|] --from=build /app /app\nUSER 65532\nCMD ["/app"]\n',
  fine: 'FROM golang:1.25 AS build\nRUN go build -o /app .\nFROM alpine:3.22\nCOPY --link --from=build /app /app\nUSER 65532\nCMD ["/app"]\n',
  peers: [],
  changes: ['steps'],
  *check(dockerfile) {
    if (!frontendIsAtLeast(dockerfile, 1, 4)) return;
    for (const stage of neededStages(dockerfile)) {
      // Below an empty image there is nothing that could change.
      if (root(stage).kind === 'scratch' || isWindows(dockerfile, stage)) continue;
      for (const [index, copy] of stage.instructions.entries()) {
        if (copy.name !== 'COPY' || !copy.flag('from') || copy.flag('link') || !canLink(dockerfile, stage, index))
          continue;
        yield {
          range: copy.keyword.range,
          message: 'Without "--link", this COPY runs again whenever the base image or a line above changes.',
          fixes: () => [
            { title: 'Add "--link"', edits: [insert(copy.keyword.range.end, ' --link')], safe: false, preferred: true },
          ],
        };
      }
    }
  },
};

/** Whether the files may be put on top without a look at what is there: no link on the way, no name of a user, no later change. */
function canLink(dockerfile: Dockerfile, stage: Stage, index: number): boolean {
  const copy = stage.instructions[index]!;
  const destination = copiedBy(stage, copy)?.destination;
  if (destination === undefined || !isKnown(destination) || destination === '/') return false;
  if (!/^(?:\d+(?::\d+)?)?$/.test(copy.flag('chown')?.value?.text ?? '')) return false;
  if (LINKS.some((link) => isWithin(destination, link))) return false;
  return (namedInRuns(dockerfile)(stage).get(baseName(destination)) ?? -1) < copy.range.start;
}

/** Where the RUNs of a stage last name a file or a folder, by its name. */
const namedInRuns = remember((dockerfile: Dockerfile) =>
  rememberApart((stage: Stage): ReadonlyMap<string, number> => {
    const last = new Map<string, number>();
    for (const { name, range } of stage.instructions) {
      const text = name === 'RUN' ? dockerfile.text.slice(range.start, range.end) : '';
      for (const [word] of text.matchAll(/[^\s/"'=:;,]+/g)) last.set(word, range.start);
    }
    return last;
  }),
);
