import { testRule } from '../../../../test/support/rule-test.ts';
import { unknownFlag } from './unknown-flag.ts';

testRule(unknownFlag, {
  reports: [
    {
      name: 'all that are wrong, each with what was meant',
      text: 'FROM [|--platfrom|]=linux/amd64 alpine:3.20 AS a-amd64\nRUN [|--Mount|]=target=/x [|--netwrok|]=none true\nCOPY --link [|--form|]=busybox:1.37 a /a\nUSER [|--x|] 65532\n',
      problems: [
        {
          message: 'FROM has no flag "--platfrom".',
          fixes: [
            {
              title: 'Use "--platform"',
              after:
                'FROM --platform=linux/amd64 alpine:3.20 AS a-amd64\nRUN --Mount=target=/x --netwrok=none true\nCOPY --link --form=busybox:1.37 a /a\nUSER --x 65532\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'RUN has no flag "--Mount".',
          fixes: [
            {
              title: 'Use "--mount"',
              after:
                'FROM --platfrom=linux/amd64 alpine:3.20 AS a-amd64\nRUN --mount=target=/x --netwrok=none true\nCOPY --link --form=busybox:1.37 a /a\nUSER --x 65532\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'RUN has no flag "--netwrok".',
          fixes: [
            {
              title: 'Use "--network"',
              after:
                'FROM --platfrom=linux/amd64 alpine:3.20 AS a-amd64\nRUN --Mount=target=/x --network=none true\nCOPY --link --form=busybox:1.37 a /a\nUSER --x 65532\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'COPY has no flag "--form".',
          fixes: [
            {
              title: 'Use "--from"',
              after:
                'FROM --platfrom=linux/amd64 alpine:3.20 AS a-amd64\nRUN --Mount=target=/x --netwrok=none true\nCOPY --link --from=busybox:1.37 a /a\nUSER --x 65532\n',
              preferred: true,
            },
          ],
        },
        { message: 'USER has no flag "--x".' },
      ],
    },
    {
      name: 'ADD --from, which COPY has',
      text: 'FROM alpine:3.20 AS a\nFROM alpine:3.20\nADD --chown=1 \\\n  # the app\n  [|--from|]=a /a /a\nADD [|--from|]=a --unpack /b /b\nUSER 65532\n',
      problems: [
        {
          message: 'ADD has no flag "--from".',
          fixes: [
            {
              title: 'Use COPY',
              after:
                'FROM alpine:3.20 AS a\nFROM alpine:3.20\nCOPY --chown=1 \\\n  # the app\n  --from=a /a /a\nADD --from=a --unpack /b /b\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
        { message: 'ADD has no flag "--from".' },
      ],
    },
    {
      name: 'flags given twice or without a value',
      text: 'FROM alpine:3.20\nCOPY --chmod=755 [|--chmod|]=644 a /a\nCOPY --link [|--link|]=false [|--parents|]= [|--chown|] b /b\nRUN [|--mount|] true\nUSER 65532\n',
      problems: [
        { message: 'The flag "--chmod" is given twice.' },
        { message: 'The flag "--link" is given twice.' },
        { message: 'The flag "--parents" has no value.' },
        { message: 'The flag "--chown" has no value.' },
        { message: 'The flag "--mount" has no value.' },
      ],
    },
    {
      name: 'flags of instructions that have none, also in stages that are not built',
      text: 'FROM alpine:3.20\nCMD [|--help|]\nFROM alpine:3.20\nUSER 65532\n',
      problems: [{ message: 'CMD has no flag "--help".' }],
    },
    {
      name: 'what would be a flag without its value, or one given twice',
      text: 'FROM alpine:3.20\nCOPY --chmod=755 [|--chmot|]=644 [|--FROM|] a /a\nUSER 65532\n',
      problems: [{ message: 'COPY has no flag "--chmot".' }, { message: 'COPY has no flag "--FROM".' }],
    },
    {
      name: 'triggers, as errors where they run',
      text: 'FROM alpine:3.20 AS a\nONBUILD COPY [|--checksum|]=x a b\nFROM a\nONBUILD RUN [|--x|] y\nUSER 65532\n',
      problems: [
        { message: 'COPY has no flag "--checksum".' },
        { message: 'RUN has no flag "--x".', severity: 'warning' },
      ],
    },
    {
      name: 'what another builder may know',
      text: '# syntax=example.com/frontend\nFROM alpine:3.20\nCOPY [|--sparse|] --link [|--link|] a b\nUSER 65532\n',
      problems: [
        { message: 'COPY has no flag "--sparse".', severity: 'hint' },
        { message: 'The flag "--link" is given twice.' },
      ],
    },
    {
      name: 'what "--from" would not take: a variable, and the very stage',
      text: 'FROM alpine:3.20 AS msi\nCOPY [|--FROM|]=$X a /a\nCOPY [|--FROM|]=MSI a /a\nCOPY [|--form|]=0 a /a\nADD [|--from|]=$X a /a\nFROM msi\nCOPY [|--FROM|]=msi a /a\nUSER 65532\n',
      problems: [
        { message: 'COPY has no flag "--FROM".' },
        { message: 'COPY has no flag "--FROM".' },
        { message: 'COPY has no flag "--form".' },
        { message: 'ADD has no flag "--from".' },
        {
          message: 'COPY has no flag "--FROM".',
          fixes: [
            {
              title: 'Use "--from"',
              after:
                'FROM alpine:3.20 AS msi\nCOPY --FROM=$X a /a\nCOPY --FROM=MSI a /a\nCOPY --form=0 a /a\nADD --from=$X a /a\nFROM msi\nCOPY --from=msi a /a\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'every flag there is',
      text: 'FROM --platform=$BUILDPLATFORM alpine:3.20\nRUN --mount=target=/a --mount=target=/b --network=none --security=sandbox --device=a.com/b=c --device=d true\nCOPY --from=a --chown=1 --chmod=1 --link --parents --exclude=a --exclude=b c /c\nADD --checksum=x --chown=1 --chmod=1 --link=true --keep-git-dir --unpack=false --exclude=a b /b\nHEALTHCHECK --interval=1s --timeout=1s --start-period=1s --start-interval=1s --retries=1 CMD x\n',
    },
    { name: 'options of programs', text: 'FROM alpine:3.20\nRUN apk add --no-cache curl\nCMD ["--help"]\n' },
    { name: 'what stands behind the end of flags', text: 'FROM alpine:3.20\nCOPY -- --form=a /c/\n' },
    {
      name: 'what the builder does not look at',
      text: 'FROM alpine:3.20\nARG --x A=b\nSTOPSIGNAL --x SIGTERM\nHEALTHCHECK --x NONE\n',
    },
  ],
});
