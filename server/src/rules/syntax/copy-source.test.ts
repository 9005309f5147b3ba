import { testRule } from '../../../../test/support/rule-test.ts';
import { copySource } from './copy-source.ts';

testRule(copySource, {
  reports: [
    {
      name: 'URLs and repositories',
      text: 'FROM alpine:3.20\nCOPY --chmod=755 \\\n  [|https://example.com/a|] /a\nUSER 65532\n',
      problems: [
        {
          message: 'COPY takes no URL.',
          fixes: [
            {
              title: 'Use ADD',
              after: 'FROM alpine:3.20\nADD --chmod=755 \\\n  https://example.com/a /a\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'each of several, also by way of a variable and in JSON',
      text: 'FROM alpine:3.20\nARG U=http://example.com\nCOPY --parents a [|$U/b|] [|git@example.com:a/b|] /c/\nCOPY --parents [[|"https://example.com/a.git"|], "/d/"]\nUSER 65532\n',
      problems: [
        { message: 'COPY takes no URL.' },
        { message: 'COPY takes no Git repository.' },
        { message: 'COPY takes no Git repository.' },
      ],
    },
    {
      name: 'a repository whose options cannot be read',
      text: 'FROM alpine:3.20\nADD [|https://example.com/a.git?tga=v1|] /a\nADD [|https://example.com/a.git?ref=v1#v2|] /b\nUSER 65532\n',
      problems: [
        { message: 'The repository\'s options cannot be read: there is no option "tga".' },
        { message: "The repository's options cannot be read: it names two refs." },
      ],
    },
    {
      name: 'a stage that is not built, and a trigger that runs',
      text: 'FROM alpine:3.20\nCOPY --parents [|https://example.com/a|] /a\nFROM alpine:3.20 AS b\nONBUILD COPY --parents [|https://example.com/b|] /b\nFROM b\nUSER 65532\n',
      problems: [{ message: 'COPY takes no URL.', severity: 'warning' }, { message: 'COPY takes no URL.' }],
    },
  ],
  quiet: [
    {
      name: 'what ADD takes',
      text: 'FROM alpine:3.20\nADD https://example.com/a /a\nADD https://example.com/a.git?ref=v1&subdir=b /b\n',
    },
    {
      name: 'paths that look like it',
      text: 'FROM alpine:3.20\nCOPY ./https://a github.com/a/b.git ftp://c a@b /d/\nCOPY <<https://x /e\nhttps://x\n',
    },
    {
      name: 'what cannot be read as a URL, and so is no repository',
      text: 'FROM alpine:3.20\nADD https://example.com{/a.git?tga=v1 /a\n',
    },
    { name: 'an unknown variable', text: 'FROM registry.example.com/a\nCOPY $SOURCE /a\n' },
    {
      name: 'another frontend',
      text: '# syntax=example.com/frontend\nFROM alpine:3.20\nCOPY https://example.com/a /a\n',
    },
  ],
});
