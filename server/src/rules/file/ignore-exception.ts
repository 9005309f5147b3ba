import { insert } from '../../text/edit.ts';
import { firstIndex } from '../../text/first-index.ts';
import { type IgnorePattern, patternsOf } from '../../workspace/ignore.ts';
import { fitsAlong, goesOn } from '../../workspace/ignore-machine.ts';
import type { IgnoreRule } from '../ignore-rule.ts';
import type { Fix } from '../rule.ts';
import { shownInLine } from '../support/shown.ts';
import { lineBreakOf, removal, removeLine } from './ignore-lines.ts';

export const ignoreException: IgnoreRule = {
  id: 'file/ignore-exception',
  severity: 'warning',
  summary: 'An exception in an ignore file lets nothing in',
  severities: '**hint** where nothing would keep the file out anyway.',
  why: `A line that begins with \`!\` lets in again what a line *above* keeps out, and the last line that fits a file decides. So \`!README.md\` above
\`*.md\` has no effect. Nor has \`!src\` below \`src/*.log\`: it is \`src\` that it lets in, which nothing has kept out, and the files in it are kept out
by a pattern of their own; \`!src/*.log\` lets them in.`,
  reported: '[|!README.md|]\n*.md\n',
  fine: '*.md\n!README.md\n',
  peers: [],
  *checkIgnore(ignore) {
    const { text } = ignore;
    const patterns = patternsOf(ignore) ?? [];
    // Each exception is compared with each other line.
    if (patterns.length > MOST) return;
    const exclusions = patterns.filter(({ exception }) => !exception);
    for (const exception of patterns) {
      if (!exception.exception) continue;
      const first = firstIndex(exclusions, ({ range }) => range.start > exception.range.start);
      const [above, below] = [exclusions.slice(0, first), exclusions.slice(first)];
      const again = below.find((one) => keepsOutAgain(one, exception));
      const isIdle = above.length === 0 || (exception.plain && !above.some((one) => mayFit(one, exception.text)));
      if (!again && !isIdle) continue;
      const { range } = exception;
      const name = shownInLine(exception.text);
      const inner = exception.plain ? above.find((one) => goesOn(one.steps, exception.text)) : undefined;
      const remove = removal(text, range, true);
      if (again) {
        const message = `"${shownInLine(again.text)}" below keeps "${name}" out again, so this lets nothing in.`;
        yield { range, message, fixes: () => [moveToEnd(text, patterns, exception), remove] };
      } else if (inner) {
        const message = `Nothing keeps "${name}" itself out, so this lets nothing in: what "${shownInLine(inner.text)}" fits stays out.`;
        yield { range, message, fixes: () => [remove] };
      } else {
        const message = `Nothing above keeps "${name}" out, so this lets nothing in.`;
        yield { range, message, severity: 'hint', unnecessary: true, fixes: () => [remove] };
      }
    }
  },
};

/** Nobody has files of so many lines. */
const MOST = 1_000;

/** Whether it may keep a path out, or a folder above. */
const mayFit = ({ steps }: IgnorePattern, path: string): boolean => fitsAlong(steps, path).includes(true);

/** Patterns that fit each path by itself. `*` does so at the top alone. */
const ALL: ReadonlySet<string> = new Set(['**', '**/*']);

/** Whether all that an exception fits is kept out by a later pattern. One that merely fits a folder above may not be looked at. */
const keepsOutAgain = ({ text, steps }: IgnorePattern, exception: IgnorePattern): boolean =>
  ALL.has(text) || (exception.plain && fitsAlong(steps, exception.text).at(-1) === true);

function moveToEnd(text: string, patterns: readonly IgnorePattern[], { range }: IgnorePattern): Fix {
  const { end } = patterns.at(-1)!.range;
  const line = lineBreakOf(text) + text.slice(range.start, range.end);
  return {
    title: 'Move it below the last pattern',
    edits: [removeLine(text, range), insert(end, line)],
    safe: false,
    preferred: true,
  };
}
