import { insert, remove } from '../../text/edit.ts';
import { fittingOf } from '../../workspace/context-sizes.ts';
import type { IgnoreRule } from '../ignore-rule.ts';
import type { Fix } from '../rule.ts';
import { shownInLine } from '../support/shown.ts';
import { lineBreakOf, lineStart } from './ignore-lines.ts';

export const ignoreComment: IgnoreRule = {
  id: 'file/ignore-comment',
  severity: 'warning',
  summary: 'A comment in an ignore file is a part of a pattern',
  severities: '**information** where the comment is alone in its line, and merely indented.',
  why: `A comment begins with \`#\` at the very start of its line. Anywhere else the builder takes \`#\` for a part of a name: \`dist # made by us\`
keeps out nothing but a file that is called so, and \`dist\` goes into the image.`,
  reported: 'dist [|# what the build makes|]\n# what others need\nnode_modules\n',
  fine: '# what the build makes\ndist\nC#\n',
  peers: [],
  *checkIgnore({ text, lines }, context) {
    for (const line of lines) {
      if ('fault' in line) continue;
      const { start, end } = line.range;
      const found = /(?:^|\s)#/.exec(text.slice(start, end));
      if (!found || (context && fittingOf(context, line).any)) continue;
      const comment = { start: start + found.index + found[0].length - 1, end };
      const own = text.slice(comment.start, end);
      const begin = lineStart(text, start);
      if (comment.start === start) {
        yield {
          range: comment,
          severity: 'information',
          message: 'An indented "#" begins no comment: this line is a pattern.',
          fixes: () => [{ title: 'Remove the indentation', edits: [remove({ start: begin, end: start })], ...FIX }],
        };
        continue;
      }
      const above = insert(begin, own + lineBreakOf(text));
      const behind = remove({ start: start + found.index, end });
      yield {
        range: comment,
        message: `"${shownInLine(own)}" is a part of the pattern, since comments stand in lines of their own.`,
        fixes: () => [{ title: 'Move the comment to the line above', edits: [above, withBlanks(behind)], ...FIX }],
      };
    }

    function withBlanks({ range, newText }: ReturnType<typeof remove>) {
      let { start } = range;
      while (/[^\S\n]/.test(text[start - 1] ?? '')) start--;
      return { range: { ...range, start }, newText };
    }
  },
};

const FIX: Pick<Fix, 'safe' | 'preferred'> = { safe: false, preferred: true };
