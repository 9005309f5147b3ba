import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineEnd, lineStart } from '../../model/edits.ts';
import { type Edit, remove } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Rule } from '../rule.ts';

export const inlineIgnore: Rule = {
  id: 'style/inline-ignore',
  severity: 'off',
  summary: 'A comment suppresses what a tool would report',
  why: `For teams that want problems mended, or switched off for all in one place, and not one by one in the file. Comments of BuildKit,
hadolint, Trivy, Checkov, Semgrep, Sonar, KICS and tally are known.`,
  reported: 'FROM alpine:3.22\n[|# hadolint ignore=DL3018|]\nRUN apk add --no-cache curl\nUSER 1000\n',
  fine: '# check=error=true\nFROM alpine:3.22\n# hadolint shell=/bin/ash\nRUN true\nUSER 1000\n',
  peers: ['hadolint DL1001'],
  changes: [],
  whole: true,
  *check(dockerfile) {
    const { text, comments } = dockerfile;
    for (const comment of comments) {
      if (!SUPPRESSIONS.test(text.slice(comment.start, comment.end))) continue;
      yield {
        range: comment,
        message: 'This comment suppresses what a tool would report.',
        fixes: () => {
          const edit = deletion(dockerfile, comment);
          return edit ? [{ title: 'Delete the comment', edits: [edit], safe: false, preferred: false }] : [];
        },
      };
    }
  },
};

/** The forms of comments by which tools are told to be silent. */
const SUPPRESSIONS = new RegExp(
  [
    /^#\s*check\s*=(?:.*;)?\s*skip\s*=/i,
    /^#\s*hadolint\s+(?:global\s+|stage\s+)?ignore\s*=/i,
    /^#\s*trivy:ignore:/,
    /^#\s*checkov:skip=/,
    /^#\s*tally\s+(?:global\s+)?ignore=/,
    /^#\s*kics-scan\s+(?:ignore|disable)/,
    /\b(?:nosemgrep|NOSONAR)\b/,
  ]
    .map(({ source }) => `(?:${source})`)
    .join('|'),
);

/** A word for a tool at the end of a comment for people. */
const REMARK = /^#\s*(?!nosemgrep|NOSONAR)\b.*\b(?:nosemgrep|NOSONAR)\b/;

/** Takes the whole line, unless the comment says other things, or keeps the one below from being a directive. */
function deletion({ text, directives }: Dockerfile, comment: Range): Edit | undefined {
  const written = text.slice(comment.start, comment.end);
  const end = lineEnd(text, comment.end);
  const directive = directives.some(({ range }) => range.start === comment.start);
  if (/^#\s*check\s*=.*;/i.test(written) || REMARK.test(written)) return undefined;
  if (!directive && /^\s*#\s*(?:syntax|escape|check)\s*=/i.test(text.slice(end, lineEnd(text, end)))) return undefined;
  return remove({ start: lineStart(text, comment.start), end });
}
