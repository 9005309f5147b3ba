import { overlap } from '../../text/range.ts';
import type { Rule } from '../rule.ts';
import { undeclaredIn, withDefaults } from '../support/from-defaults.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { declarations } from '../support/global-declaration.ts';

export const blankBase: Rule = {
  id: 'syntax/blank-base',
  severity: 'error',
  summary: 'A base that comes out blank',
  why: `FROM sees the ARGs above the first FROM and the platform arguments, no others. A base that is made of other variables is empty,
and the builder stops.`,
  reported: 'FROM alpine:3.20 AS tools\nARG BASE=debian:12\nFROM [|$BASE|]\n',
  fine: 'ARG BASE=debian:12\nFROM $BASE\n',
  peers: ['BuildKit UndefinedArgInFrom', 'BuildKit InvalidDefaultArgInFrom'],
  each: ['FROM'],
  *check(dockerfile) {
    if (isForeignFrontend(dockerfile)) return;
    for (const { from, image } of dockerfile.stages) {
      const base = image && withDefaults(dockerfile, image);
      if (!base || base.missing.length > 0 || base.text !== '') continue;
      const [use] = undeclaredIn(dockerfile, from).filter(({ range }) => overlap(range, image.range));
      yield {
        range: image.range,
        message: use
          ? `There is no base image: no ARG above the first FROM declares "${use.name}".`
          : 'There is no base image: this expands to nothing.',
        fixes: () => (use ? declarations(dockerfile, use, true) : []),
      };
    }
  },
};
