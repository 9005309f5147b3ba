import { testRule } from '../../../../test/support/rule-test.ts';
import { entrypointResetsCmd } from './entrypoint-resets-cmd.ts';

testRule(entrypointResetsCmd, {
  reports: [
    {
      name: 'a script put in front, and repeats the CMD as it is written',
      text: 'FROM node:20 AS base\nCMD ["node", \\\n  "server.js"]\nFROM base AS more\n  [|ENTRYPOINT|] ["tini", "--", "/docker-entrypoint.sh"]\nFROM more\nUSER node\n',
      problems: [
        {
          message: 'This ENTRYPOINT drops CMD ["node","server.js"] of stage "base".',
          fixes: [
            {
              title: 'Repeat the CMD below',
              after:
                'FROM node:20 AS base\nCMD ["node", \\\n  "server.js"]\nFROM base AS more\n  ENTRYPOINT ["tini", "--", "/docker-entrypoint.sh"]\n  CMD ["node", \\\n  "server.js"]\nFROM more\nUSER node\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'arguments lost, and a CMD of a shell',
      text: 'FROM a:1\nENTRYPOINT ["/app"]\nCMD serve --all\nFROM a:1 AS x\nENTRYPOINT ["/app"]\nCMD ["-v"]\nFROM x\n[|ENTRYPOINT|] ["/app"]',
      problems: [
        {
          message: 'This ENTRYPOINT drops CMD ["-v"] of stage "x".',
          fixes: [
            {
              title: 'Repeat the CMD below',
              after:
                'FROM a:1\nENTRYPOINT ["/app"]\nCMD serve --all\nFROM a:1 AS x\nENTRYPOINT ["/app"]\nCMD ["-v"]\nFROM x\nENTRYPOINT ["/app"]\nCMD ["-v"]',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'options without a program',
      text: 'FROM a:1 AS x\nCMD ["--help"]\nFROM x\n[|ENTRYPOINT|] ["/tool"]\n',
      problems: [
        {
          message: 'This ENTRYPOINT drops CMD ["--help"] of stage "x".',
          fixes: [
            {
              title: 'Repeat the CMD below',
              after: 'FROM a:1 AS x\nCMD ["--help"]\nFROM x\nENTRYPOINT ["/tool"]\nCMD ["--help"]\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'an ENTRYPOINT that goes on where the file ends, without a fix',
      text: 'FROM node:20 AS base\nCMD ["node"]\nFROM base\n[|ENTRYPOINT|] ["tini", "--"] \\\n# all\n',
      problems: [{ message: 'This ENTRYPOINT drops CMD ["node"] of stage "base".' }],
    },
  ],
  quiet: [
    {
      name: 'a CMD of a trigger, which is the own one',
      text: 'FROM nginx:1.27 AS base\nCMD ["nginx", "-g", "daemon off;"]\nONBUILD CMD ["x"]\nFROM base\nENTRYPOINT ["/entrypoint.sh"]\n',
    },
    {
      name: 'a CMD of its own, above or below',
      text: 'FROM a:1 AS x\nCMD ["y"]\nFROM x AS z\nCMD ["z"]\nENTRYPOINT ["/entrypoint.sh"]\nFROM z\n',
    },
    {
      name: 'a CMD further up the chain',
      text: 'FROM a:1 AS x\nCMD ["y"]\nFROM x AS z\nENTRYPOINT ["/entrypoint.sh"]\nFROM z\nCMD ["z"]\n',
    },
    {
      name: 'another program in place of the first',
      text: 'FROM a:1 AS x\nCMD ["node", "server.js"]\nFROM x\nENTRYPOINT ["node", "worker.js"]\n',
    },
    { name: 'one word in place of another', text: 'FROM a:1 AS x\nCMD ["/server"]\nFROM x\nENTRYPOINT ["/worker"]\n' },
    {
      name: 'the shell form, which takes no CMD',
      text: 'FROM a:1 AS x\nCMD ["y"]\nFROM x\nENTRYPOINT /entrypoint.sh\n',
    },
    { name: 'an entrypoint that is cleared', text: 'FROM a:1 AS x\nCMD ["y"]\nFROM x\nENTRYPOINT []\n' },
    { name: 'nothing to drop', text: 'FROM a:1 AS x\nCMD []\nFROM x\nENTRYPOINT ["/entrypoint.sh"]\n' },
    {
      name: 'a stage that is not shipped',
      text: 'FROM a:1 AS x\nCMD ["y"]\nFROM x AS z\nENTRYPOINT ["/entrypoint.sh"]\nFROM a:1\nCOPY --from=z /a /a\n',
    },
  ],
});
