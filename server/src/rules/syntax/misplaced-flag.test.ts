import { testRule } from '../../../../test/support/rule-test.ts';
import { misplacedFlag } from './misplaced-flag.ts';

const base = 'FROM alpine:3.20 AS build\nRUN touch /a\nFROM alpine:3.20\nUSER 65532\n';

testRule(misplacedFlag, {
  reports: [
    {
      name: 'flags behind a path, and moves them behind those that are there',
      text: `${base}COPY --link /a \\\n  [|--from=build|] [|--chmod=755|] \\\n  /b\n`,
      problems: [
        {
          message: 'After a path, "--from" is a path, too, not a flag.',
          fixes: [
            {
              title: 'Move "--from" to the front',
              after: `${base}COPY --link --from=build /a --chmod=755 \\\n  /b\n`,
              preferred: true,
            },
          ],
        },
        {
          message: 'After a path, "--chmod" is a path, too, not a flag.',
          fixes: [
            {
              title: 'Move "--chmod" to the front',
              after: `${base}COPY --link --chmod=755 /a \\\n  --from=build \\\n  /b\n`,
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'the destination, with nothing left to be one; a comment in between; what is no flag of ADD, or there already',
      text: `${base}COPY a [|--chown=1|]\nADD a \\\n# b\n [|--unpack|] /c\nADD --chmod=1 a [|--from=build|] [|--chmod=2|] /d\nONBUILD COPY a [|--link|] /e\n`,
      problems: [
        { message: 'After a path, "--chown" is a path, too, not a flag.' },
        { message: 'After a path, "--unpack" is a path, too, not a flag.' },
        { message: 'After a path, "--from" is a path, too, not a flag.' },
        { message: 'After a path, "--chmod" is a path, too, not a flag.' },
        {
          message: 'After a path, "--link" is a path, too, not a flag.',
          fixes: [
            {
              title: 'Move "--link" to the front',
              after: `${base}COPY a --chown=1\nADD a \\\n# b\n --unpack /c\nADD --chmod=1 a --from=build --chmod=2 /d\nONBUILD COPY --link a /e\n`,
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'one dash',
      text: `${base}COPY [|-from=build|] /a /b\nCOPY /c [|-chown=1|] /d\n`,
      problems: [
        {
          message: 'With one dash, "-from" is a path, not a flag.',
          fixes: [
            {
              title: 'Write two dashes',
              after: `${base}COPY --from=build /a /b\nCOPY /c -chown=1 /d\n`,
              preferred: true,
            },
          ],
        },
        {
          message: 'With one dash, "-chown" is a path, not a flag.',
          fixes: [
            {
              title: 'Move "--chown" to the front',
              after: `${base}COPY -from=build /a /b\nCOPY --chown=1 /c /d\n`,
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'the platform of FROM, which the builder refuses',
      text: '# base\nFROM alpine:3.20 [|--platform=$BUILDPLATFORM|]\nUSER 65532\n',
      problems: [
        {
          message: 'The flag "--platform" belongs before the image, with two dashes.',
          severity: 'error',
          fixes: [
            {
              title: 'Move "--platform" to the front',
              after: '# base\nFROM --platform=$BUILDPLATFORM alpine:3.20\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'times of a health check in its command',
      text: 'FROM alpine:3.20\nUSER 65532\nHEALTHCHECK CMD [|--interval=5s|] [|--retries=3|] wget --timeout=5 localhost\n',
      problems: [
        {
          message: 'After CMD, "--interval" is part of the command.',
          fixes: [
            {
              title: 'Move "--interval" to the front',
              after:
                'FROM alpine:3.20\nUSER 65532\nHEALTHCHECK --interval=5s CMD --retries=3 wget --timeout=5 localhost\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'After CMD, "--retries" is part of the command.',
          fixes: [
            {
              title: 'Move "--retries" to the front',
              after:
                'FROM alpine:3.20\nUSER 65532\nHEALTHCHECK --retries=3 CMD --interval=5s wget --timeout=5 localhost\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a letter in which a flag ends, and a blank that is no plain one',
      text: 'FROM alpine:3.20\nCOPY --exclude=voil[|à|].txt x /b/\nCOPY --chown=1[|\u00a0|]a /c/\nUSER 65532\n',
      problems: [
        { message: 'The builder reads flags byte by byte, and "à" has one that ends the flag.' },
        {
          message:
            'The builder reads flags byte by byte, and this blank, which is no plain space, has one that ends the flag.',
          fixes: [
            {
              title: 'Use a space',
              after: 'FROM alpine:3.20\nCOPY --exclude=voilà.txt x /b/\nCOPY --chown=1 a /c/\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'letters in quotes, and behind the flags', text: `${base}COPY --exclude="voilà.txt" --exclude=é à /c/\n` },
    { name: 'paths behind a lone pair of dashes', text: `${base}COPY -- --a --b /c/\nCOPY --link -- a --from=b /c/\n` },
    { name: 'the JSON form', text: `${base}COPY ["a", "--from=b", "/c/"]\nHEALTHCHECK CMD ["--interval=5s"]\n` },
    {
      name: 'paths with one dash and options of programs',
      text: `${base}COPY -a -from - /b/\nRUN tar --strip=1 --mount=a\nHEALTHCHECK CMD wget --timeout=5 localhost\n`,
    },
    {
      name: 'another frontend',
      text: '# syntax=example.com/frontend\nFROM alpine:3.20\nCOPY app --chown=1000 /srv/\n',
    },
  ],
});
