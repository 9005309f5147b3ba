import { testRule } from '../../../../test/support/rule-test.ts';
import { selfReference } from './self-reference.ts';

testRule(selfReference, {
  reports: [
    {
      name: 'the image a stage is named after',
      text: 'FROM docker.io/library/nginx:1.27 AS Nginx\nCOPY --from=[|nginx|] /etc/nginx /tmp/\n',
      problems: [
        {
          message: 'Stage "Nginx" cannot take files from itself.',
          fixes: [
            {
              title: 'Use image "docker.io/library/nginx:1.27"',
              after:
                'FROM docker.io/library/nginx:1.27 AS Nginx\nCOPY --from=docker.io/library/nginx:1.27 /etc/nginx /tmp/\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'an index and a mount',
      text: 'FROM alpine:3.20\nCOPY --from=[|0|] /a /b\nFROM alpine:3.20 AS two\nRUN --mount=from=[|TWO|],target=/x ls /x\n',
      problems: [
        { message: 'Stage 0 cannot take files from itself.' },
        { message: 'Stage "two" cannot take files from itself.' },
      ],
    },
    {
      name: 'the second of two stages with one name',
      text: 'FROM alpine:3.20 AS b\nFROM alpine:3.20 AS b\nCOPY --from=[|b|] /a /b\n',
      problems: [{ message: 'Stage "b" cannot take files from itself.' }],
    },
    {
      name: 'a mount without a source, where the stage is called scratch',
      text: 'FROM busybox:1 AS scratch\nRUN --[|mount|]=type=cache,target=/c true\n',
      problems: [
        { message: 'A mount without "from" needs "scratch", and stage "scratch" cannot take files from itself.' },
      ],
    },
  ],
  quiet: [
    { name: 'another stage', text: 'FROM a:1 AS b\nFROM b AS c\nCOPY --from=b /a /a\n' },
    { name: 'an image of the same name with a tag', text: 'FROM nginx:1 AS nginx\nCOPY --from=nginx:1 /a /a\n' },
    { name: 'a trigger', text: 'FROM a:1 AS b\nONBUILD COPY --from=b /a /a\n' },
  ],
});
