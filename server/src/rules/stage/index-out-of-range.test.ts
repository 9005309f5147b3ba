import { testRule } from '../../../../test/support/rule-test.ts';
import { indexOutOfRange } from './index-out-of-range.ts';

testRule(indexOutOfRange, {
  reports: [
    {
      name: 'an index beyond the last stage, and offers the earlier ones',
      text: 'FROM a:1 AS one\nFROM one\nFROM one AS two\nCOPY --from=1 /a /a\nCOPY --from=[|7|] /a /a\n',
      problems: [
        {
          message: 'There is no stage 7: the stages of this file are 0 to 2.',
          fixes: [
            {
              title: 'Use stage "one"',
              after: 'FROM a:1 AS one\nFROM one\nFROM one AS two\nCOPY --from=1 /a /a\nCOPY --from=one /a /a\n',
            },
          ],
        },
      ],
    },
    {
      name: 'an index beyond the last stage, and offers a name as the builder keeps it',
      text: 'FROM a:1 AS One\nFROM a:1\nCOPY --from=[|7|] /a /a\n',
      problems: [
        {
          message: 'There is no stage 7: the stages of this file are 0 to 1.',
          fixes: [{ title: 'Use stage "one"', after: 'FROM a:1 AS One\nFROM a:1\nCOPY --from=one /a /a\n' }],
        },
      ],
    },
    {
      name: 'a negative index, and one that an image takes only further down',
      text: 'FROM a:1\nCOPY --from=[|-1|] /a /a\nCOPY --from=[|1|] /a /a\nCOPY --from=alpine:3 /a /a\n',
      problems: [
        { message: 'There is no stage -1: the stages of this file are only 0.' },
        { message: 'There is no stage 1: the stages of this file are only 0.' },
      ],
    },
  ],
  quiet: [
    { name: 'an index that an image has taken', text: 'FROM a:1\nCOPY --from=alpine:3 /a /a\nCOPY --from=1 /b /b\n' },
    {
      name: 'an index that a mount without from has taken',
      text: 'FROM a:1\nRUN --mount=type=cache,target=/x ls\nCOPY --from=1 /b /b\n',
    },
    {
      name: 'odd spellings of a stage that is there',
      text: 'FROM a:1\nFROM a:1\nCOPY --from=00 /a /a\nCOPY --from=+0 /a /a\n',
    },
  ],
});
