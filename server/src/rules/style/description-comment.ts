import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineEnd, lineStart } from '../../model/edits.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { insert, replace } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Rule } from '../rule.ts';

export const descriptionComment: Rule = {
  id: 'style/description-comment',
  severity: 'off',
  summary: 'The comment above a stage or an ARG does not begin with its name',
  why: `\`docker build --call=outline\` and \`--call=targets\` show the comment right above FROM or ARG as a description, if it begins
with the name. An empty line keeps other comments apart.`,
  reported: '[|# which Alpine to build on|]\nARG TAG=3.20\nFROM alpine:$TAG\n',
  fine: '# TAG is the Alpine to build on\nARG TAG=3.20\n\n# Copyright Example Ltd\n\nFROM alpine:$TAG AS build\n',
  peers: ['BuildKit InvalidDefinitionDescription'],
  *check(dockerfile) {
    const above = commentsByEnd(dockerfile);
    for (const instruction of dockerfile.instructions) {
      const names = namesOf(instruction);
      const textOf = (comment: Range) => dockerfile.text.slice(comment.start + 1, comment.end).trim();
      let comment = above.get(lineStart(dockerfile.text, instruction.begin));
      // A description may stand above what is meant for tools.
      while (comment && SUPPRESSION.test(textOf(comment)))
        comment = above.get(lineStart(dockerfile.text, comment.start));
      const text = comment && textOf(comment);
      if (!comment || !text || names.length === 0) continue;
      const word = text.split(/\s/)[0]!;
      if (names.includes(word)) continue;
      // `base: what it is` has the name, and more in the same word.
      const own = names.find((name) => word.startsWith(name) && /^[^\w.-]+$/.test(word.slice(name.length)));
      const blank = /^#[ \t]*/.exec(dockerfile.text.slice(comment.start, comment.end))![0];
      const start = comment.start + blank.length;
      const edit = own
        ? replace({ start, end: start + word.length }, own)
        : insert(start, `${blank === '#' ? ' ' : ''}${names[0]} `);
      const name = own ?? names[0];
      yield {
        range: comment,
        message: `A description has to begin with "${name}"${own ? ' and a blank' : ''}.`,
        // A line that only parts others describes nothing.
        fixes: () =>
          /\p{L}/u.test(text)
            ? [{ title: `Begin it with "${name}"`, edits: [edit], safe: true, preferred: false }]
            : [],
      };
    }
  },
};

const SUPPRESSION = /^(?:check\s*=|hadolint\s)/i;

/** The comments that are no directives, by the offset of the line below. */
function commentsByEnd({ text, comments, directives, whole }: Dockerfile): Map<number, Range> {
  const known = new Set(directives.map(({ range }) => range.start));
  // A first line for the system's program loader describes nothing.
  const [first] = whole.comments;
  if (first && text.startsWith('#!', first.start)) known.add(first.start);
  return new Map(comments.filter(({ start }) => !known.has(start)).map((range) => [lineEnd(text, range.end), range]));
}

/** What a description may begin with (validateDefinitionDescription in BuildKit's parse.go). */
function namesOf({ name, words, pairs }: Instruction): string[] {
  if (name === 'ARG') return pairs.map((pair) => pair.name.text);
  const stage = name === 'FROM' && words.length === 3 && words[1]!.text.toLowerCase() === 'as' ? words[2] : undefined;
  return stage ? [stage.text.toLowerCase()] : [];
}
