import type { Dockerfile } from '../../model/dockerfile.ts';
import { placedInstructions } from '../../model/instructions.ts';
import type { Word } from '../../syntax/word.ts';
import { insert } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';

export const copyMultiDestSlash: Rule = {
  id: 'style/copy-multi-dest-slash',
  severity: 'warning',
  summary: 'Several sources are copied to what may be a file',
  why: `Without a slash at its end, the destination is the name of a file unless a folder is there already: each source then takes the place
of the one before. The builder before BuildKit refuses it.`,
  reported: 'FROM node:22\nCOPY package.json package-lock.json [|/app|]\n',
  fine: 'FROM node:22\nCOPY package.json package-lock.json /app/\n',
  peers: ['hadolint DL3021', 'Trivy DS-0011'],
  changes: ['steps', 'OnBuild'],
  each: ['COPY', 'ADD'],
  *check(dockerfile) {
    for (const { instruction } of placedInstructions(dockerfile)) {
      const { name, words, flags, heredocs, form } = instruction;
      if ((name !== 'COPY' && name !== 'ADD') || words.length < 3 || heredocs.length > 0 || form === 'other-json')
        continue;
      // A flag in the wrong place is a source only for the builder, and one without its `=` takes the next word for a source.
      if (
        words.some(({ text }) => text.startsWith('--')) ||
        flags.some(({ name: { text }, value }) => text === 'from' && !value)
      )
        continue;
      const target = words.at(-1)!;
      const path = target.text.replace(/^(["'])(.*)\1$/, '$2');
      if (path === '' || path.includes('$') || /(?:^|[/\\])\.{0,2}$/.test(path)) continue;
      yield {
        range: target.range,
        message: `With several sources, "${path}" needs a slash at its end to be a folder.`,
        fixes: () => withSlash(dockerfile, target),
      };
    }
  },
};

/** Inside the quotes, if it has some. */
function withSlash({ text }: Dockerfile, { range }: Word): Fix[] {
  const written = text.slice(range.start, range.end);
  const slash = written.includes('\\') ? '\\' : '/';
  const end = /["']$/.test(written) ? range.end - 1 : range.end;
  if (/[\n\\]/.test(written)) return [];
  return [{ title: 'Add the slash', edits: [insert(end, slash)], safe: false, preferred: true }];
}
