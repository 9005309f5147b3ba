import { testRule } from '../../../../test/support/rule-test.ts';
import { copyLink } from './copy-link.ts';

const problem = (after: string) => ({
  message: 'Without "--link", this COPY runs again whenever the base image or a line above changes.',
  fixes: [{ title: 'Add "--link"', after, preferred: true }],
});
const build = 'FROM golang:1.25 AS b\nRUN make\n';

testRule(copyLink, {
  reports: [
    {
      name: 'copies from a stage and an image, with other flags',
      text: `${build}FROM alpine:3.22\nRUN touch /app\n[|COPY|] --from=b --chown=1:1 \\\n  /a /app/\n[|COPY|] --chmod=755 --from=busybox:musl ["/bin/sh", "/x/"]\n`,
      problems: [
        problem(
          `${build}FROM alpine:3.22\nRUN touch /app\nCOPY --link --from=b --chown=1:1 \\\n  /a /app/\nCOPY --chmod=755 --from=busybox:musl ["/bin/sh", "/x/"]\n`,
        ),
        problem(
          `${build}FROM alpine:3.22\nRUN touch /app\nCOPY --from=b --chown=1:1 \\\n  /a /app/\nCOPY --link --chmod=755 --from=busybox:musl ["/bin/sh", "/x/"]\n`,
        ),
      ],
    },
  ],
  quiet: [
    { name: 'the build context', text: 'FROM alpine:3.22\nCOPY a /a\n' },
    {
      name: 'a link in the image',
      text: `${build}FROM debian:12\nCOPY --from=b /a /bin/a\nCOPY --from=b /a /var/run/\n`,
    },
    { name: 'the name of a user', text: `${build}FROM alpine:3.22\nCOPY --from=b --chown=app /a /a\n` },
    {
      name: 'a RUN that changes it',
      text: `${build}FROM alpine:3.22\nCOPY --from=b /a /x/tool\nRUN chmod +x /x/tool\n`,
    },
    { name: 'an empty image', text: `${build}FROM scratch\nCOPY --from=b /a /a\n` },
    {
      name: 'an old frontend',
      text: `# syntax=docker/dockerfile:1.3\n${build}FROM alpine:3.22\nCOPY --from=b /a /a\n`,
    },
    {
      name: 'a stage that is not built',
      text: `${build}FROM alpine:3.22 AS c\nCOPY --from=b /a /a\nFROM alpine:3.22\nRUN a\n`,
    },
    {
      name: 'a destination that is not known',
      text: `${build}FROM example.com/a\nARG D\nCOPY --from=b /a $D\nCOPY --from=b /a a\n`,
    },
  ],
});
