import { isWindows } from '../../model/base-image.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { mountHolding } from '../../model/mount-holding.ts';
import { originOf } from '../../model/provenance.ts';
import { label, root, type Stage } from '../../model/stage.ts';
import { replace } from '../../text/edit.ts';
import { isInContext } from '../../workspace/workspace.ts';
import type { Fix, Rule } from '../rule.ts';
import { type StageCopy, stageCopies } from '../support/stage-copies.ts';
import { emptyStages } from './empty-source.ts';
import { isMistaken, meantPath } from './meant-path.ts';

export const copiedPathMissing: Rule = {
  id: 'stage/copied-path-missing',
  severity: 'warning',
  summary: 'COPY takes a path from a stage in which nothing makes it',
  why: `The build ends there with "not found", after the stage has been built. The sources of
[\`COPY --from\`](https://docs.docker.com/reference/dockerfile/#copy---from) are looked up from the root of the stage, not from its
WORKDIR. Only what is certain is reported: a stage with scripts, with \`make\`, or with variables in its paths may hold anything.`,
  reported:
    'FROM node:22 AS build\nWORKDIR /app\nCOPY . .\nRUN npm run build\n\nFROM nginx:1.27\nCOPY --from=build [|/src/dist|] /usr/share/nginx/html\n',
  fine: 'FROM node:22 AS build\nWORKDIR /app\nCOPY . .\nRUN npm run build\n\nFROM nginx:1.27\nCOPY --from=build /app/dist /usr/share/nginx/html\n',
  peers: [],
  changes: ['steps'],
  deep: true,
  each: ['COPY'],
  *check(dockerfile, workspace, others) {
    const empty = emptyStages(dockerfile);
    for (const copy of stageCopies(dockerfile)) {
      const { word, path, from } = copy;
      if (copy.isPattern || empty.has(from) || isWindows(dockerfile, from)) continue;
      if (others.holds(from, `may have ${path}`, () => mayHave(dockerfile, from, path))) continue;
      const origin = originOf(dockerfile, from, path);
      const meant = meantPath(dockerfile, copy);
      const isMissing =
        origin.kind === 'missing'
          ? // A base image may have more than anybody knows, unless something else was meant.
            meant !== undefined || root(from).kind === 'scratch'
          : meant !== undefined && isMistaken(dockerfile, copy, meant, origin);
      if (!isMissing || mountHolding(dockerfile, copy, (path) => isInContext(workspace, path))) continue;
      const nothing =
        word.text.startsWith('/') || !meant?.endsWith(path)
          ? `Nothing in ${label(from)} makes "${path}"`
          : `Sources in ${label(from)} begin at /, not at its WORKDIR, and nothing makes "${path}"`;
      yield {
        range: word.range,
        message: meant === undefined ? `${nothing}.` : `${nothing}; "${meant}" is probably meant.`,
        ...(meant !== undefined && { fixes: () => fixesOf(copy, meant) }),
      };
    }
  },
};

function mayHave(dockerfile: Dockerfile, stage: Stage, path: string): boolean {
  const { kind, inBase } = originOf(dockerfile, stage, path);
  return kind === 'made' || inBase;
}

/** What needs no quotes, neither in a word nor in JSON. */
const PLAIN = /^[\w./@+-]+$/;

/** Replaces the folder and leaves the rest. */
function fixesOf({ instruction, word }: StageCopy, meant: string): Fix[] {
  const { text } = word;
  if (!PLAIN.test(meant) || !PLAIN.test(text)) return [];
  const tail = commonTail(text, meant);
  const { start, end } = instruction.partOf(word, 0, Math.max(1, text.length - tail));
  const edit = replace({ start, end: tail === text.length ? start : end }, meant.slice(0, meant.length - tail));
  return [{ title: `Copy "${meant}"`, edits: [edit], safe: false, preferred: false }];
}

/** The length of the names that two paths end in alike. */
function commonTail(a: string, b: string): number {
  let length = 0;
  for (let at = 1; at <= a.length && a.at(-at) === b.at(-at); at++) {
    if (at === a.length || a.at(-at) === '/') length = at;
  }
  return length;
}
