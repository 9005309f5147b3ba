import { testRule } from '../../../../test/support/rule-test.ts';
import { forwardReference } from './forward-reference.ts';

testRule(forwardReference, {
  reports: [
    {
      name: 'a stage that can be moved up, with its comments and heredocs',
      text: '# syntax=docker/dockerfile:1\nFROM alpine:3.20 AS app\nCOPY --from=[|build|] /app /app\n\n# builds it\nFROM golang:1.22 AS build\nRUN <<EOF\nFROM x\nEOF\n\nFROM app\n',
      problems: [
        {
          message: 'Stage "build" is defined later, and has to stand above to be copied from.',
          fixes: [
            {
              title: 'Move stage "build" above',
              after:
                '# syntax=docker/dockerfile:1\n# builds it\nFROM golang:1.22 AS build\nRUN <<EOF\nFROM x\nEOF\n\nFROM alpine:3.20 AS app\nCOPY --from=build /app /app\n\nFROM app\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'the last stage, which cannot move without becoming another image',
      text: 'FROM alpine:3.20 AS app\nRUN --mount=from=[|build|],target=/b cp /b/app /app\nFROM app AS build\n',
      problems: [
        { message: 'Stage "build" is defined later, and has to stand above to be copied from.', severity: 'error' },
      ],
    },
    {
      name: 'a reference by index, in a stage that is not built',
      text: 'FROM alpine:3.20 AS spare\nCOPY --from=[|1|] /app /app\nFROM alpine:3.20 AS build\nFROM build\n',
      problems: [
        {
          message: 'Stage "build" is defined later, and has to stand above to be copied from.',
          severity: 'warning',
        },
      ],
    },
    {
      name: 'a later stage that captures an image',
      text: 'FROM debian:12 AS app\nCOPY --from=[|alpine|] /etc/os-release /\nFROM app\nRUN ls\nFROM alpine:3.20 AS alpine\n',
      problems: [
        {
          message: 'Stage "alpine" is defined later, and has to stand above to be copied from.',
          severity: 'warning',
        },
      ],
    },
    {
      name: 'a cache, which starts from a stage called scratch',
      text: 'FROM busybox:1 AS x\nRUN --[|mount|]=type=cache,target=/c --mount=target=/d true\nFROM busybox:1 AS scratch\nFROM x\n',
      problems: [{ message: 'Stage "scratch" is defined later, and has to stand above to be copied from.' }],
    },
  ],
  quiet: [
    { name: 'an earlier stage', text: 'FROM a:1 AS b\nFROM a:1\nCOPY --from=b /a /a\nCOPY --from=0 /a /a\n' },
    {
      name: 'a ring, which has its own rule',
      text: 'FROM a:1 AS x\nCOPY --from=y /a /a\nFROM a:1 AS y\nCOPY --from=x /a /a\n',
    },
    { name: 'a trigger', text: 'FROM a:1 AS x\nONBUILD COPY --from=y /a /a\nFROM a:1 AS y\nFROM x\n' },
    { name: 'itself', text: 'FROM a:1 AS x\nCOPY --from=x /a /a\n' },
  ],
});
