import { testRule } from '../../../../test/support/rule-test.ts';
import { basePlatform } from './base-platform.ts';

const DIGEST = `sha256:${'0a'.repeat(32)}`;
const platforms = new Map([[DIGEST, ['linux/amd64', 'linux/arm64/v8', 'windows/amd64']]]);

testRule(basePlatform, {
  reports: [
    {
      name: 'images whose names say another architecture',
      text:
        'FROM --platform=[|linux/arm64|] i386/debian:12 AS one\nFROM --platform=[|amd64|] docker.io/arm32v7/node:22 AS two\n' +
        'FROM one\nCOPY --from=two /a /a\nUSER 65532\n',
      problems: [
        { message: 'The image "i386/debian:12" is made for 386, not for "linux/arm64".' },
        { message: 'The image "docker.io/arm32v7/node:22" is made for arm, not for "amd64".' },
      ],
    },
    {
      name: 'images of the other system',
      text:
        'FROM --platform=[|linux/amd64|] mcr.microsoft.com/windows/nanoserver:ltsc2022 AS one\n' +
        'FROM --platform=[|windows/amd64|] amd64/alpine:3.20\nCOPY --from=one /a /a\nUSER 65532\n',
      problems: [
        {
          message:
            'The image "mcr.microsoft.com/windows/nanoserver:ltsc2022" is made for Windows, not for "linux/amd64".',
        },
        { message: 'The image "amd64/alpine:3.20" is made for Linux, not for "windows/amd64".' },
      ],
    },
    {
      name: 'what the registry has told of when the image was pinned',
      text:
        `FROM --platform=[|linux/riscv64|] alpine:3@${DIGEST} AS one\nFROM --platform=[|windows/arm64|] docker.io/library/alpine@${DIGEST} AS two\n` +
        'FROM one\nCOPY --from=two /a /a\nUSER 65532\n',
      workspace: { platforms },
      problems: [
        {
          message:
            'The image "alpine:3" is made for linux/amd64, linux/arm64/v8 and windows/amd64, not for "linux/riscv64".',
        },
        {
          message:
            'The image "docker.io/library/alpine" is made for linux/amd64, linux/arm64/v8 and windows/amd64, not for "windows/arm64".',
        },
      ],
    },
  ],
  quiet: [
    ...['linux/amd64', 'linux/aarch64', 'windows', 'arm64', 'linux/arm64/v9', '$TARGETPLATFORM'].map((platform) => ({
      name: `what the registry has: ${platform}`,
      text: `FROM --platform=${platform} alpine:3@${DIGEST}\nUSER 65532\n`,
      workspace: { platforms },
    })),
    {
      name: 'a digest that nobody has asked about',
      text: `FROM --platform=linux/riscv64 alpine:3@${DIGEST}\nUSER 65532\n`,
    },
    { name: 'the same architecture', text: 'FROM --platform=linux/aarch64 arm64v8/alpine:3.20\nUSER 65532\n' },
    { name: 'another variant of it', text: 'FROM --platform=linux/arm/v7 arm32v6/alpine:3.20\nUSER 65532\n' },
    { name: 'no architecture', text: 'FROM --platform=linux arm64v8/alpine:3.20\nUSER 65532\n' },
    { name: 'an image made for Windows', text: 'FROM --platform=windows/amd64 winamd64/golang:1.24\nUSER app\n' },
    { name: 'an image of many platforms', text: 'FROM --platform=windows/amd64 golang:1.24\nUSER app\n' },
    {
      name: 'another registry',
      text: 'FROM --platform=linux/amd64 registry.example/arm64v8/alpine:3.20\nUSER 65532\n',
    },
    { name: 'a variable', text: 'FROM --platform=$BUILDPLATFORM arm64v8/alpine:3.20\nUSER 65532\n' },
    { name: 'a stage', text: 'FROM arm64v8/alpine:3.20 AS a\nFROM --platform=linux/amd64 a\nUSER 65532\n' },
  ],
});
