import { testRule } from '../../../../test/support/rule-test.ts';
import { execForm } from './exec-form.ts';

const cmd = 'CMD in shell form: "sh -c" does not pass signals on.';
const entrypoint = 'ENTRYPOINT in shell form: "sh -c" does not pass signals on, and ignores CMD.';
const title = 'Use the JSON form';

testRule(execForm, {
  reports: [
    {
      name: 'CMD behind an ENTRYPOINT, which may be given the wrong words',
      text: 'FROM a:1\nENTRYPOINT ["curl"]\nCMD [|curl x|]\n',
      problems: [
        {
          message: 'CMD in shell form: "sh -c" does not pass signals on.',
          fixes: [{ title, after: 'FROM a:1\nENTRYPOINT ["curl"]\nCMD ["curl", "x"]\n' }],
        },
      ],
    },
    {
      name: 'plain words, with and without quotes',
      text: 'FROM a:1\nENTRYPOINT [|/app --x=1 "a b" c\'d\'|]\n',
      problems: [
        {
          message: entrypoint,
          fixes: [{ title, after: 'FROM a:1\nENTRYPOINT ["/app", "--x=1", "a b", "cd"]\n', preferred: true }],
        },
      ],
    },
    {
      name: 'words over lines, which stay',
      text: 'FROM a:1\nCMD [|serve --port 80 \\\n    # where\n    --dir /x|]\n',
      problems: [
        {
          message: cmd,
          fixes: [
            {
              title,
              after: 'FROM a:1\nCMD ["serve", "--port", "80", \\\n    # where\n    "--dir", "/x"]\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'the work of a shell, without a fix',
      text: 'FROM a:1 AS a\nCMD [|migrate && serve|]\nFROM a:1 AS b\nCMD [|serve $PORT|]\nFROM a:1 AS c\nCMD [|A=1 serve|]\nFROM a:1\nCMD [|cd /x|]\n',
      problems: [{ message: cmd }, { message: cmd }, { message: cmd }, { message: cmd }],
    },
    {
      name: 'a command that comes from a stage above, once',
      text: 'FROM a:1 AS base\nCMD [|serve|]\nFROM base AS dev\nFROM base\n',
      problems: [
        {
          message: cmd,
          fixes: [{ title, after: 'FROM a:1 AS base\nCMD ["serve"]\nFROM base AS dev\nFROM base\n', preferred: true }],
        },
      ],
    },
    {
      name: 'a target that a neighbouring file names',
      text: 'FROM a:1 AS dev\nCMD [|serve|]\nFROM a:1\nCOPY --from=dev /a /a\n',
      workspace: { targets: new Set(['dev']) },
      problems: [
        {
          message: cmd,
          fixes: [
            {
              title,
              after: 'FROM a:1 AS dev\nCMD ["serve"]\nFROM a:1\nCOPY --from=dev /a /a\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'Windows, without a fix',
      text: '# escape=`\nFROM a:1\nCMD [|c:/app.exe|]\n',
      problems: [{ message: 'CMD in shell form: "cmd /S /C" runs it.' }],
    },
  ],
  quiet: [
    { name: 'the JSON form, and none at all', text: 'FROM a:1\nENTRYPOINT ["a"]\nCMD\n' },
    { name: 'a SHELL of its own, also above', text: 'FROM a:1 AS a\nSHELL ["bash", "-c"]\nFROM a\nCMD serve\n' },
    { name: 'exec', text: 'FROM a:1 AS a\nCMD exec serve $PORT\nFROM a:1\nENTRYPOINT migrate && exec serve "$@"\n' },
    { name: 'HEALTHCHECK', text: 'FROM a:1\nHEALTHCHECK CMD curl -f localhost || exit 1\n' },
    { name: 'a builder', text: 'FROM a:1 AS b\nCMD serve\nFROM a:1\nCOPY --from=b /a /a\n' },
    {
      name: 'one that ignores the CMD, which runtime/shell-entrypoint-with-cmd tells of',
      text: 'FROM a:1\nENTRYPOINT serve\nCMD ["-p", "80"]\n',
    },
    {
      name: 'one that such an ENTRYPOINT ignores',
      text: 'FROM a:1\n# hadolint ignore=DL3025\nENTRYPOINT init\nCMD serve\n',
    },
    { name: 'one that has no effect', text: 'FROM a:1 AS a\nCMD serve\nFROM a\nENTRYPOINT ["x"]\n' },
    { name: 'an array with a slip in it', text: "FROM a:1\nCMD ['serve']\n" },
    { name: 'an image without a shell', text: 'FROM scratch\nCMD /serve\n' },
    { name: 'a comment above', text: 'FROM a:1\n# hadolint ignore=DL3025\nCMD serve\n' },
  ],
});
