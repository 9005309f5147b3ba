import { testRule } from '../../../../test/support/rule-test.ts';
import { tagAndDigest } from './tag-and-digest.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

testRule(tagAndDigest, {
  reports: [
    {
      name: 'FROM, COPY --from, a mount and a variable',
      text: `ARG D=${digest}\nFROM reg:5000/a/b:1@[|${digest}|] AS x\nCOPY --from=node:22@[|${digest}|] /a /a\nRUN --mount=from=c:2@[|${digest}|],target=/t a\nFROM [|a:3@$D|]\n`,
      problems: [
        { message: 'The digest decides: nothing looks at the tag "1".' },
        { message: 'The digest decides: nothing looks at the tag "22".' },
        { message: 'The digest decides: nothing looks at the tag "2".' },
        { message: 'The digest decides: nothing looks at the tag "3".' },
      ],
    },
  ],
  quiet: [
    {
      name: 'one of the two, and what is not known',
      text: `ARG D\nFROM reg:5000/a@${digest} AS x\nFROM a:1\nFROM a:1@$D\nFROM x\n`,
    },
  ],
});
