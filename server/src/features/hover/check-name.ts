import type { Dockerfile } from '../../model/dockerfile.ts';
import { readSuppressionComment } from '../../rules/suppression-comment.ts';
import { firstIndex } from '../../text/first-index.ts';
import { contains } from '../../text/range.ts';
import { documentation } from '../completion/documentation.ts';
import type { Markup } from '../markup.ts';
import { type Hover, paragraphs } from './text.ts';

/** What is looked for by the check that a comment silences at an offset: one of ours, or of a peer's. */
export function describeCheckName(dockerfile: Dockerfile, offset: number, markup: Markup): Hover | undefined {
  const { comments, text } = dockerfile;
  const comment = comments[firstIndex(comments, ({ start }) => start > offset) - 1];
  if (!comment || !contains(comment, offset)) return undefined;
  const name = readSuppressionComment(text, comment)?.names.find(({ range }) => contains(range, offset));
  const about = name && documentation({ kind: 'rule', name: name.text }, markup);
  return name && about
    ? { range: name.range, text: paragraphs(markup.bold(markup.code(name.text)), about) }
    : undefined;
}
