import { testRule } from '../../../../test/support/rule-test.ts';
import { frontendVersion } from './frontend-version.ts';

/** Every problem has the same fix: another value of the directive. */
const fixedBy = (title: string, after: string) => [{ title, after, preferred: true }];

testRule(frontendVersion, {
  reports: [
    {
      name: 'flags and heredocs of later versions, and takes the current one',
      text: '# syntax = docker.io/docker/dockerfile:1.3.1@sha256:abc\nFROM alpine:3.20\nCOPY --chmod=644 [|--link|] a /a\nRUN [|--security=sandbox|] true\nCOPY [|<<EOF|] /b\nx\nEOF\nUSER 65532\n',
      problems: [
        {
          message: '"--link" needs docker/dockerfile:1.4, and "# syntax=" pins 1.3.',
          fixes: fixedBy(
            'Use docker.io/docker/dockerfile:1',
            '# syntax = docker.io/docker/dockerfile:1\nFROM alpine:3.20\nCOPY --chmod=644 --link a /a\nRUN --security=sandbox true\nCOPY <<EOF /b\nx\nEOF\nUSER 65532\n',
          ),
        },
        {
          message: '"--security" needs docker/dockerfile:1.20, and "# syntax=" pins 1.3.',
          fixes: fixedBy(
            'Use docker.io/docker/dockerfile:1',
            '# syntax = docker.io/docker/dockerfile:1\nFROM alpine:3.20\nCOPY --chmod=644 --link a /a\nRUN --security=sandbox true\nCOPY <<EOF /b\nx\nEOF\nUSER 65532\n',
          ),
        },
        {
          message: 'A heredoc needs docker/dockerfile:1.4, and "# syntax=" pins 1.3.',
          fixes: fixedBy(
            'Use docker.io/docker/dockerfile:1',
            '# syntax = docker.io/docker/dockerfile:1\nFROM alpine:3.20\nCOPY --chmod=644 --link a /a\nRUN --security=sandbox true\nCOPY <<EOF /b\nx\nEOF\nUSER 65532\n',
          ),
        },
      ],
    },
    {
      name: 'the labs channel, which knows some things sooner',
      text: '# syntax=docker/dockerfile:1.6-labs\nFROM alpine:3.20\nCOPY [|--parents|] <<EOF /a\nx\nEOF\nRUN [|--device=a|] --security=sandbox true\nADD --checksum=x [|--unpack|] https://example.com/a /a\nUSER 65532\n',
      problems: [
        {
          message: '"--parents" needs docker/dockerfile:1.7-labs, and "# syntax=" pins 1.6.',
          fixes: fixedBy(
            'Use docker/dockerfile:1-labs',
            '# syntax=docker/dockerfile:1-labs\nFROM alpine:3.20\nCOPY --parents <<EOF /a\nx\nEOF\nRUN --device=a --security=sandbox true\nADD --checksum=x --unpack https://example.com/a /a\nUSER 65532\n',
          ),
        },
        {
          message: '"--device" needs docker/dockerfile:1.14-labs, and "# syntax=" pins 1.6.',
          fixes: fixedBy(
            'Use docker/dockerfile:1-labs',
            '# syntax=docker/dockerfile:1-labs\nFROM alpine:3.20\nCOPY --parents <<EOF /a\nx\nEOF\nRUN --device=a --security=sandbox true\nADD --checksum=x --unpack https://example.com/a /a\nUSER 65532\n',
          ),
        },
        {
          message: '"--unpack" needs docker/dockerfile:1.17, and "# syntax=" pins 1.6.',
          fixes: fixedBy(
            'Use docker/dockerfile:1-labs',
            '# syntax=docker/dockerfile:1-labs\nFROM alpine:3.20\nCOPY --parents <<EOF /a\nx\nEOF\nRUN --device=a --security=sandbox true\nADD --checksum=x --unpack https://example.com/a /a\nUSER 65532\n',
          ),
        },
      ],
    },
  ],
  quiet: [
    { name: 'no directive', text: 'FROM alpine:3.20\nCOPY --link a /a\n' },
    { name: 'the current version', text: '# syntax=docker/dockerfile:1\nFROM alpine:3.20\nCOPY --parents a /a\n' },
    { name: 'the current labs', text: '# syntax=docker/dockerfile:1-labs\nFROM alpine:3.20\nRUN --device=a true\n' },
    {
      name: 'old experiments',
      text: '# syntax=docker/dockerfile:1.0.0-experimental\nFROM alpine:3.20\nRUN --mount=type=ssh true\n',
    },
    { name: 'another frontend', text: '# syntax=example.com/frontend:1.0\nFROM alpine:3.20\nCOPY --link a /a\n' },
    {
      name: 'what the version knows',
      text: '# syntax=docker/dockerfile:1.4\nFROM alpine:3.20\nCOPY --link <<EOF /a\nx\nEOF\n',
    },
    {
      name: 'a trigger, which another file runs',
      text: '# syntax=docker/dockerfile:1.2\nFROM alpine:3.20\nONBUILD COPY --link a /a\n',
    },
  ],
});
