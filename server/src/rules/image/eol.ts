import { ENDS_KNOWN_UNTIL } from '../../knowledge/images/ended.ts';
import { endedIn } from '../../knowledge/images/support.ts';
import { type ImageUse, imageUses } from '../../model/images.ts';
import type { Range } from '../../text/range.ts';
import type { Rule } from '../rule.ts';

export const eol: Rule = {
  id: 'image/eol',
  severity: 'hint',
  summary: 'An image is out of support',
  why: `Nobody mends the faults that are found in it any more, and sooner or later its package lists are gone from the mirrors. The
ends that the makers of the best-known distributions and languages have announced are known until ${ENDS_KNOWN_UNTIL}.`,
  reported: 'FROM node:[|16-buster|]\nCMD ["node", "server.js"]\n',
  fine: 'FROM node:24-trixie\nCMD ["node", "server.js"]\n',
  peers: ['tally ruby/eol-ruby-version'],
  each: ['FROM', 'COPY', 'RUN'],
  *check(dockerfile) {
    for (const use of imageUses(dockerfile)) {
      const { reference } = use.source;
      const [first, second] = reference ? endedIn(reference) : [];
      if (!reference || !first) continue;
      const also = second ? `, ${second.what} since ${second.since}` : '';
      yield {
        range: place(use, reference.tag),
        message: `${first.what} has been out of support since ${first.since}${also}.`,
      };
    }
  },
};

/** The tag, where it is written out; else the whole word. */
function place({ word }: ImageUse, tag: string | undefined): Range {
  const at = tag === undefined ? -1 : word.text.lastIndexOf(`:${tag}`);
  const written = at > 0 && word.range.end - word.range.start === word.text.length;
  const start = word.range.start + at + 1;
  return written ? { start, end: start + tag!.length } : word.range;
}
