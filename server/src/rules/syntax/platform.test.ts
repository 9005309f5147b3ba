import { testRule } from '../../../../test/support/rule-test.ts';
import { platform } from './platform.ts';

testRule(platform, {
  reports: [
    {
      name: 'what cannot be read, in any stage',
      text: '# base\nFROM --platform=[|linux/amd64/v1/x|] alpine:3.20 AS amd64\nFROM --platform=[|amd46|] amd64 AS b\nFROM --platform=[|"linux amd64"|] alpine:3.20 AS x-amd64\nUSER 65532\n',
      problems: [
        {
          message:
            '"linux/amd64/v1/x" is not a platform: write an operating system and an architecture, as in linux/arm64.',
        },
        { message: '"amd46" is not a platform: write an operating system and an architecture, as in linux/arm64.' },
        {
          message: '"linux amd64" is not a platform: write an operating system and an architecture, as in linux/arm64.',
          fixes: [
            {
              title: 'Use "linux/amd64"',
              after:
                '# base\nFROM --platform=linux/amd64/v1/x alpine:3.20 AS amd64\nFROM --platform=amd46 amd64 AS b\nFROM --platform=linux/amd64 alpine:3.20 AS x-amd64\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a name that nobody knows',
      text: '# base\nFROM --platform=[|linux/amd46|] alpine:3.20 AS amd64\nUSER 65532\n',
      problems: [
        {
          message: '"linux/amd46" is accepted, but neither Docker nor Go knows such a platform.',
          severity: 'hint',
          fixes: [
            {
              title: 'Use "linux/amd64"',
              after: '# base\nFROM --platform=linux/amd64 alpine:3.20 AS amd64\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'variables',
      text: 'ARG P=linux/\nARG Q\nFROM --platform=[|$P|] alpine:3.20\nFROM --platform=[|linux/$Q|] alpine:3.20\nUSER 65532\n',
      problems: [
        { message: '"linux/" is not a platform: write an operating system and an architecture, as in linux/arm64.' },
        {
          message:
            'Without its build argument, this stops the build: "linux/" is not a platform: write an operating system and an architecture, as in linux/arm64.',
          severity: 'information',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'platforms',
      text: 'FROM --platform=linux/arm/v7 a\nFROM --platform=arm64 a\nFROM --platform=windows(10.0.17763)/amd64 a\nFROM --platform= a\nFROM --platform=$BUILDPLATFORM a\nFROM --platform=linux/$TARGETARCH a\nFROM --platform=WASI/wasm a\n',
    },
    { name: 'what is told as an undeclared variable', text: 'FROM --platform=$BUILDPLATFROM alpine:3.20\n' },
    { name: 'another frontend', text: '# syntax=example.com/frontend\nFROM --platform=a/b/c/d alpine:3.20\n' },
  ],
});
