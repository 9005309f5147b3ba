import { testRule } from '../../../../test/support/rule-test.ts';
import { copyRootFilesystem } from './copy-root-filesystem.ts';

testRule(copyRootFilesystem, {
  reports: [
    {
      name: 'a root that is copied over another',
      text: 'FROM debian:12 AS build\nFROM debian:12-slim\nWORKDIR /\nCOPY --chown=1 --from=build [|/*|] .\nCOPY --from=ubuntu:24.04 ["/opt/x", [|"/."|], "/"]\n',
      problems: [
        { message: 'The whole file system of stage "build" is copied.' },
        { message: 'The whole file system of "ubuntu:24.04" is copied.' },
      ],
    },
    {
      name: 'a dot that means the root, and offers the WORKDIR',
      text: 'FROM me/builder:1 AS build\nWORKDIR /src/app\nRUN make\nFROM me/runtime:1\nWORKDIR /app\nCOPY --from=build [|.|] .\n',
      problems: [
        {
          message: '"." is the root of stage "build", not its WORKDIR: the whole file system is copied.',
          fixes: [
            {
              title: 'Copy "/src/app"',
              after:
                'FROM me/builder:1 AS build\nWORKDIR /src/app\nRUN make\nFROM me/runtime:1\nWORKDIR /app\nCOPY --from=build /src/app .\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'an empty image that is filled, less loudly',
      text: 'FROM alpine:3.20 AS build\nFROM scratch\nCOPY --from=build [|/|] /\n',
      problems: [{ message: 'The whole file system of stage "build" is copied.', severity: 'information' }],
    },
  ],
  quiet: [
    {
      name: 'files put together from scratch',
      text: 'FROM scratch AS files\nCOPY a /a\nFROM debian:12\nCOPY --from=files / /\n',
    },
    {
      name: 'an image made for it',
      text: 'FROM tonistiigi/xx:1.5 AS xx\nFROM debian:12\nCOPY --from=xx / /\nCOPY --from=me/tool:1 / /\n',
    },
    {
      name: 'a root file system in a folder',
      text: 'FROM debian:12 AS sys\nFROM debian:12\nCOPY --from=sys / /rootfs\n',
    },
    {
      name: 'a stage that is not built',
      text: 'FROM debian:12 AS sys\nFROM debian:12 AS x\nCOPY --from=sys / /\nFROM debian:12\n',
    },
    { name: 'the build context', text: 'FROM debian:12\nCOPY . .\nCOPY / /\n' },
    {
      name: 'a suppressed one',
      text: 'FROM debian:12 AS sys\nFROM debian:12\n# hadolint ignore=DL3067\nCOPY --from=sys / /\n',
    },
  ],
});
