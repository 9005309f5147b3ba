import { testRule } from '../../../../test/support/rule-test.ts';
import { unknownReference } from './unknown-reference.ts';

testRule(unknownReference, {
  reports: [
    {
      name: 'a slip in COPY --from between other flags',
      text: 'FROM golang:1.22 AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM alpine:3.20\nCOPY --chown=1:1 --from=[|bulid|] --chmod=0755 /app \\\n  # where it goes\n  /app\n',
      problems: [
        {
          message: 'No earlier stage is called "bulid".',
          fixes: [
            {
              title: 'Use stage "build"',
              after:
                'FROM golang:1.22 AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM alpine:3.20\nCOPY --chown=1:1 --from=build --chmod=0755 /app \\\n  # where it goes\n  /app\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'one in FROM and one in a mount, with all that may be meant',
      text: 'FROM alpine:3.20 AS build\nFROM alpine:3.20 AS builds\nFROM [|buildr|] AS app\nRUN --mount=type=bind,from=[|builsd|],target=/b cp /b/x /x\n',
      problems: [
        {
          message: 'No earlier stage is called "buildr".',
          fixes: [
            {
              title: 'Use stage "build"',
              after:
                'FROM alpine:3.20 AS build\nFROM alpine:3.20 AS builds\nFROM build AS app\nRUN --mount=type=bind,from=builsd,target=/b cp /b/x /x\n',
            },
            {
              title: 'Use stage "builds"',
              after:
                'FROM alpine:3.20 AS build\nFROM alpine:3.20 AS builds\nFROM builds AS app\nRUN --mount=type=bind,from=builsd,target=/b cp /b/x /x\n',
            },
          ],
        },
        {
          message: 'No earlier stage is called "builsd".',
          fixes: [
            {
              title: 'Use stage "build"',
              after:
                'FROM alpine:3.20 AS build\nFROM alpine:3.20 AS builds\nFROM buildr AS app\nRUN --mount=type=bind,from=build,target=/b cp /b/x /x\n',
            },
            {
              title: 'Use stage "builds"',
              after:
                'FROM alpine:3.20 AS build\nFROM alpine:3.20 AS builds\nFROM buildr AS app\nRUN --mount=type=bind,from=builds,target=/b cp /b/x /x\n',
            },
          ],
        },
      ],
    },
    {
      name: 'a name in quotes, and one that nobody knows',
      text: 'FROM alpine:3.20 AS builder\nFROM alpine:3.20\nCOPY --from=[|"bilder"|] /a /a\nCOPY --from=[|assets|] /b /b\n',
      problems: [
        {
          message: 'No earlier stage is called "bilder".',
          fixes: [
            {
              title: 'Use stage "builder"',
              after:
                'FROM alpine:3.20 AS builder\nFROM alpine:3.20\nCOPY --from=builder /a /a\nCOPY --from=assets /b /b\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'No stage is called "assets": it is pulled as the image docker.io/library/assets.',
          severity: 'information',
        },
      ],
    },
    {
      name: 'a slip that may be a context that nobody could look for, without certainty',
      text: 'FROM a:1 AS build\nFROM b:1\nCOPY --from=[|builder|] /a /a\nCOPY --from=assets /b /b\n',
      workspace: { moreContexts: true },
      problems: [
        {
          message: 'No earlier stage is called "builder".',
          severity: 'information',
          fixes: [
            {
              title: 'Use stage "build"',
              after: 'FROM a:1 AS build\nFROM b:1\nCOPY --from=build /a /a\nCOPY --from=assets /b /b\n',
            },
          ],
        },
      ],
    },
    {
      name: 'a letter that cuts the name off, and one that no name has',
      text: 'FROM golang:1.22 AS build\nFROM golang:1.22 AS asséts\nFROM alpine:3.20\nCOPY --from=[|build\u00a0|]/app /app\nCOPY --from=[|assets|] /a /a\n',
      problems: [
        { message: 'No earlier stage is called "build\u00c2".' },
        { message: 'No earlier stage is called "assets".' },
      ],
    },
  ],
  quiet: [
    {
      name: 'a named context',
      text: 'FROM a:1 AS build\nFROM builder\nCOPY --from=builder /a /a\nRUN --mount=from=builder,target=/b ls /b\n',
      workspace: { contexts: new Set(['builder']) },
    },
    {
      name: 'a stage in any case',
      text: 'FROM a:1 AS Build\nFROM b:1\nCOPY --from=BUILD /a /a\nRUN --mount=from=build,target=/x ls\n',
    },
    {
      name: 'a well-known image',
      text: 'FROM a:1 AS modes\nFROM b:1\nCOPY --from=node /a /a\nCOPY --from=nginx /a /a\n',
    },
    {
      name: 'an image with a tag, a path or a registry',
      text: 'FROM a:1 AS build\nFROM b:1\nCOPY --from=bulid:1 /a /a\nCOPY --from=me/bulid /a /a\nCOPY --from=x.io/bulid /a /a\n',
    },
    {
      name: 'scratch and context',
      text: 'FROM a:1 AS contexts\nFROM b:1\nCOPY --from=scratch / /\nCOPY --from=context / /\nCOPY --from= / /\n',
    },
    { name: 'an image that FROM names, too', text: 'FROM a:1 AS build\nFROM tools:3\nCOPY --from=tools /a /a\n' },
    { name: 'variables', text: 'ARG S=bulid\nFROM a:1 AS build\nFROM ${S}x AS t\nCOPY --from=$S /a /a\n' },
    { name: 'a reference inside a heredoc', text: 'FROM a:1 AS build\nRUN <<EOF\nCOPY --from=bulid /a /a\nEOF\n' },
    { name: 'a trigger, which runs in another file', text: 'FROM a:1 AS build\nONBUILD COPY --from=assets /a /a\n' },
    {
      name: 'a stage that is defined later',
      text: 'FROM a:1 AS builds\nFROM a:1 AS one\nCOPY --from=build /a /a\nFROM a:1 AS build\n',
    },
    { name: 'numbers', text: 'FROM a:1 AS b\nFROM a:1\nCOPY --from=9 /a /a\nRUN --mount=from=0,target=/x ls\n' },
  ],
});
