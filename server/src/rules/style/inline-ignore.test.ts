import { testRule } from '../../../../test/support/rule-test.ts';
import { inlineIgnore } from './inline-ignore.ts';

const message = 'This comment suppresses what a tool would report.';

const TOOLS = `# syntax=docker/dockerfile:1
[|# check=skip=UndefinedVar|]
FROM alpine:3.22

[|#trivy:ignore:DS-0002|]
[|# checkov:skip=CKV_DOCKER_3:why|]
[|# hadolint global ignore=DL3018|]
USER 1000
`;
const without = (line: string) => TOOLS.replace(`${line}\n`, '').replaceAll(/\[\||\|\]/g, '');

testRule(inlineIgnore, {
  reports: [
    {
      name: 'comments of every tool',
      text: TOOLS,
      problems: TOOLS.split('\n')
        .filter((line) => line.startsWith('[|'))
        .map((line) => ({ message, fixes: [{ title: 'Delete the comment', after: without(line) }] })),
    },
    {
      name: 'comments that say more, or keep the next one from being a directive',
      text: `[|# check=error=true;skip=UndefinedVar|]
FROM alpine:3.22
[|# the port of the proxy NOSONAR|]
EXPOSE 80
`,
      problems: [{ message }, { message }],
    },
    {
      name: 'a comment without which the next one would be a directive',
      text: '[|# hadolint ignore=DL3018|]\n# escape=`\nFROM alpine:3.22\n',
      problems: [{ message }],
    },
  ],
  quiet: [
    { name: 'other comments', text: '# check=error=true\nFROM a:1\n# hadolint shell=sh\n# ignore=this\nUSER 1\n' },
    { name: 'a heredoc', text: 'FROM a:1\nRUN <<E\n# hadolint ignore=DL3018\nE\n' },
  ],
});
