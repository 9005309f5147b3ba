import type { Rule } from '../rule.ts';

export const todo: Rule = {
  id: 'style/todo',
  severity: 'off',
  summary: 'A comment says that something is still to be done',
  why: 'For teams that keep such things in a list of issues, and not in the file.',
  reported: 'FROM alpine:3.22\n# [|TODO|]: pin the version\nRUN apk add --no-cache curl\n',
  fine: 'FROM alpine:3.22\n# the version is pinned by the base image\nRUN apk add --no-cache curl\n',
  peers: ['Sonar S1135'],
  *check({ text, comments, instructions }) {
    for (const { start, end } of [...comments, ...instructions.flatMap((instruction) => instruction.comments)]) {
      const word = WORD.exec(text.slice(start, end));
      if (!word) continue;
      yield {
        range: { start: start + word.index, end: start + word.index + word[0].length },
        message: `"${word[0]}" is still to be done.`,
      };
    }
  },
};

/** In capitals, or at the beginning with a colon or a name in brackets. */
const WORD = /\b(?:TODO|FIXME)\b|(?<=^#\s*)(?:[Tt]odo|[Ff]ixme)(?=\s*[:(])/;
