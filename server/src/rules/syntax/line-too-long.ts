import { lineAt } from '../../syntax/line.ts';
import type { Rule } from '../rule.ts';
import { isForeignFrontend } from '../support/frontend.ts';

/** What BuildKit's scanner takes at once, the line break included (bufio.MaxScanTokenSize of Go, less one). */
const MOST_BYTES = 65_535;

export const lineTooLong: Rule = {
  id: 'syntax/line-too-long',
  severity: 'error',
  summary: 'A line is longer than 65,535 bytes',
  why: `The builder cannot read it, be it an instruction, a comment or a line of a heredoc. Keep long data in a file of its own, and
COPY it; or break the line with \`\\\`.`,
  reported: `FROM alpine:3.20\n[|ENV DATA=${'x'.repeat(MOST_BYTES)}|]\n`,
  fine: 'FROM alpine:3.20\nCOPY data /data\n',
  peers: [],
  whole: true,
  *check(dockerfile) {
    if (isForeignFrontend(dockerfile)) return;
    const { text } = dockerfile;
    for (let line = lineAt(text, 0); line.start < text.length; line = lineAt(text, line.next)) {
      const { start, end, next } = line;
      // A character of UTF-16 has three bytes at most.
      if ((next - start) * 3 <= MOST_BYTES) continue;
      if (bytesOf(text, start, next) <= MOST_BYTES) continue;
      yield { range: { start, end }, message: 'This line is longer than the 65,535 bytes that the builder reads.' };
    }
  },
};

/** How many bytes a part of a text has in UTF-8. */
function bytesOf(text: string, start: number, end: number): number {
  let bytes = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    // Both halves of a surrogate pair make four bytes together.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
  }
  return bytes;
}
