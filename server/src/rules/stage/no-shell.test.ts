import { testRule } from '../../../../test/support/rule-test.ts';
import { noShell } from './no-shell.ts';

testRule(noShell, {
  reports: [
    {
      name: 'the first RUN of a stage that has only files',
      text: 'FROM scratch AS files\nCOPY a /opt/a\n[|RUN|] chmod +x /opt/a\nRUN ls\nFROM files\n[|RUN|] --network=none ls\n',
      problems: [
        { message: 'This RUN needs /bin/sh, which scratch does not have.', severity: 'error' },
        { message: 'This RUN needs /bin/sh, which scratch does not have.', severity: 'error' },
      ],
    },
    {
      name: 'one that no build comes to, less loudly',
      text: 'FROM scratch AS files\n[|RUN|] <<EOF\nls\nEOF\nFROM alpine:3.20\n',
      problems: [{ message: 'This RUN needs /bin/sh, which scratch does not have.', severity: 'warning' }],
    },
    {
      name: 'a RUN where the shell lies elsewhere, and sets SHELL',
      text: 'FROM gcr.io/distroless/base-debian12:debug\nUSER root\n# who\n[|RUN|] ls\n',
      problems: [
        {
          message: 'This RUN needs /bin/sh, but the shell of "gcr.io/distroless/base-debian12:debug" is /busybox/sh.',
          severity: 'warning',
          fixes: [
            {
              title: 'Set SHELL to /busybox/sh',
              after:
                'FROM gcr.io/distroless/base-debian12:debug\nUSER root\nSHELL ["/busybox/sh", "-c"]\n# who\nRUN ls\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'what starts the container, and writes it as JSON where it can',
      text: 'FROM scratch\nCOPY --from=build:1 /go/bin/app /bin/app\nWORKDIR /data\n[|ENTRYPOINT|] /bin/app  --dir=/data \\\n  --port 80\n[|CMD|] $ARGS\n[|HEALTHCHECK|] --interval=5s CMD curl -f localhost\n',
      problems: [
        {
          message: 'This ENTRYPOINT needs /bin/sh, which scratch does not have.',
          fixes: [
            {
              title: 'Write it as a JSON array',
              after:
                'FROM scratch\nCOPY --from=build:1 /go/bin/app /bin/app\nWORKDIR /data\nENTRYPOINT ["/bin/app",  "--dir=/data", \\\n  "--port", "80"]\nCMD $ARGS\nHEALTHCHECK --interval=5s CMD curl -f localhost\n',
              preferred: true,
            },
          ],
        },
        { message: 'This CMD needs /bin/sh, which scratch does not have.' },
        {
          message: 'This HEALTHCHECK needs /bin/sh, which scratch does not have.',
          fixes: [
            {
              title: 'Write it as a JSON array',
              after:
                'FROM scratch\nCOPY --from=build:1 /go/bin/app /bin/app\nWORKDIR /data\nENTRYPOINT /bin/app  --dir=/data \\\n  --port 80\nCMD $ARGS\nHEALTHCHECK --interval=5s CMD ["curl", "-f", "localhost"]\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'the last of several, and a command that only a shell knows',
      text: 'FROM scratch\nCMD one\n[|CMD|] exec /two\n',
      problems: [{ message: 'This CMD needs /bin/sh, which scratch does not have.' }],
    },
    {
      name: 'CMD where the base image has an ENTRYPOINT of its own, and where it has none',
      text: 'FROM gcr.io/distroless/nodejs22-debian12:nonroot AS a\n[|CMD|] node x.js\nFROM gcr.io/distroless/static-debian12:nonroot\n[|CMD|] /app\n',
      problems: [
        {
          message: 'This CMD needs /bin/sh, which "gcr.io/distroless/nodejs22-debian12:nonroot" does not have.',
          fixes: [
            {
              title: 'Write it as a JSON array',
              after:
                'FROM gcr.io/distroless/nodejs22-debian12:nonroot AS a\nCMD ["node", "x.js"]\nFROM gcr.io/distroless/static-debian12:nonroot\nCMD /app\n',
            },
          ],
        },
        {
          message: 'This CMD needs /bin/sh, which "gcr.io/distroless/static-debian12:nonroot" does not have.',
          fixes: [
            {
              title: 'Write it as a JSON array',
              after:
                'FROM gcr.io/distroless/nodejs22-debian12:nonroot AS a\nCMD node x.js\nFROM gcr.io/distroless/static-debian12:nonroot\nCMD ["/app"]\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'the JSON form', text: 'FROM scratch\nCOPY a /opt/a\nRUN ["/opt/a"]\nCMD ["/opt/a"]\nHEALTHCHECK NONE\n' },
    {
      name: 'an image with a shell, and one nobody knows',
      text: 'FROM alpine:3.20\nRUN ls\nCMD ls\nFROM me/mine:1\nRUN ls\n',
    },
    { name: 'a whole file system', text: 'FROM scratch\nADD rootfs.tar.xz /\nRUN ls\nCMD ls\n' },
    {
      name: 'a shell that is copied',
      text: 'FROM gcr.io/distroless/static\nCOPY --from=busybox:1 /bin/sh /bin/sh\nRUN ls\nCMD ls\n',
    },
    {
      name: 'a folder that may hold one',
      text: 'FROM scratch AS a\nCOPY x /usr/\nFROM a\nRUN ls\nFROM scratch\nCOPY x $WHERE\nRUN ls\n',
    },
    {
      name: 'what follows a command that may make one',
      text: 'FROM scratch\nCOPY busybox /x/busybox\nRUN ["/x/busybox", "--install"]\nRUN ls\nCMD ls\n',
    },
    {
      name: 'a SHELL of its own',
      text: 'FROM gcr.io/distroless/base:debug\nSHELL ["/busybox/sh", "-c"]\nRUN ls\nCMD ls\n',
    },
    { name: 'a shell that is mounted', text: 'FROM scratch\nRUN --mount=from=busybox:1,src=/bin,dst=/bin/ ls\n' },
    {
      name: 'a script with an interpreter of its own',
      text: 'FROM gcr.io/distroless/python3:latest\nRUN <<EOF\n#!/usr/bin/python3\nprint()\nEOF\n',
    },
    { name: 'an array with a slip in it', text: 'FROM scratch\nENTRYPOINT [\'/a\']\nCMD ["/a",]\n' },
    { name: 'another frontend', text: '# syntax=example.com/frontend:1\nFROM scratch\nRUN ls\n' },
    { name: 'Windows', text: '# escape=`\nFROM scratch\nRUN dir\n' },
  ],
});
