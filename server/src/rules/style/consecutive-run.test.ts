import { testRule } from '../../../../test/support/rule-test.ts';
import { consecutiveRun } from './consecutive-run.ts';

const pair = 'This RUN and the one above could be one layer.';

testRule(consecutiveRun, {
  reports: [
    {
      name: 'two, with a comment between them',
      text: 'FROM debian:12\nRUN --network=none /foo.sh\n# a comment\n[|RUN|] --network=none /bar.sh a \\\n  b\nUSER app\n',
      problems: [
        {
          message: pair,
          fixes: [
            {
              title: 'Merge them',
              after: 'FROM debian:12\nRUN --network=none /foo.sh \\\n  # a comment\n  && /bar.sh a \\\n  b\nUSER app\n',
            },
          ],
        },
      ],
    },
    {
      name: 'three in a stage that the last one is based on',
      text: 'FROM debian:12 AS a\nRUN x\n[|RUN|] y\n\nRUN z\nFROM a\nRUN w\n',
      problems: [
        {
          message: 'These 3 RUNs, from the one above on, could be one layer.',
          fixes: [
            { title: 'Merge them', after: 'FROM debian:12 AS a\nRUN x \\\n    && y \\\n    && z\nFROM a\nRUN w\n' },
          ],
        },
      ],
    },
    {
      name: 'comments for tools, which stay above',
      text: 'FROM debian:12\nRUN x\n\n# hadolint ignore=DL3008\n[|RUN|] y\n',
      problems: [
        {
          message: pair,
          fixes: [{ title: 'Merge them', after: 'FROM debian:12\n# hadolint ignore=DL3008\nRUN x \\\n    && y\n' }],
        },
      ],
    },
  ],
  quiet: [
    { name: 'a builder stage', text: 'FROM debian:12 AS a\nRUN x\nRUN y\nFROM debian:12\nCOPY --from=a /x /\n' },
    { name: 'others between them', text: 'FROM debian:12\nRUN x\nWORKDIR /y\nRUN y\n' },
    {
      name: 'other flags',
      text: 'FROM debian:12\nRUN --mount=type=secret,id=a x\nRUN --mount=type=secret,id=b y\nRUN z\n',
    },
    { name: 'several commands', text: 'FROM debian:12\nRUN a && b\nRUN c\nRUN d; e\n' },
    { name: 'a blank line and a comment', text: 'FROM debian:12\nRUN x\n\n# second\nRUN y\n' },
    {
      name: 'heredocs, JSON form, and a change of directory',
      text: 'FROM debian:12\nRUN <<EOF\nx\nEOF\nRUN ["y"]\nRUN cd /a\nRUN z\n',
    },
    {
      name: 'lists that are refreshed on their own',
      text: 'FROM debian:12\nRUN apt-get update\nRUN apt-get install -y curl\n',
    },
  ],
});
