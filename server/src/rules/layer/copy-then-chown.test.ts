import { testRule } from '../../../../test/support/rule-test.ts';
import { copyThenChown } from './copy-then-chown.ts';

const message = (path: string, flag: string, name = 'COPY') =>
  `This puts "${path}" into the image once more: set ${flag} on ${name} instead.`;
const set = (path: string, flag: string, value: string, after: string) => ({
  message: message(path, flag),
  fixes: [{ title: `Set "${value}" on COPY`, after, preferred: true }],
});
const node = 'FROM node:22\n';
const end = 'USER node\nCMD ["a"]\n';

testRule(copyThenChown, {
  reports: [
    {
      name: 'the working directory, whose owner still has to be changed',
      text: `${node}WORKDIR /app\nCOPY . .\nRUN [|chown -R node:node /app|]\n${end}`,
      problems: [
        set(
          '/app',
          '"--chown"',
          '--chown=node:node',
          `${node}WORKDIR /app\nCOPY --chown=node:node . .\nRUN chown node:node /app\n${end}`,
        ),
      ],
    },
    {
      name: 'owner and mode of a file, with comments and a group that stays',
      text: `${node}COPY a.sh \\\n  # a\n  /bin/\n# Run it\nRUN [|chmod +x /bin/a.sh \\\n  # b\n  && chown node /bin/a.sh|]\n${end}`,
      problems: [
        set(
          '/bin/a.sh',
          '"--chmod" and "--chown"',
          '--chmod=755 --chown=node:0',
          `${node}COPY --chmod=755 --chown=node:0 a.sh \\\n  # a\n  /bin/\n# Run it\n${end}`,
        ),
      ],
    },
    {
      name: 'letters for a frontend that knows them, and a variable',
      text: `# syntax=docker/dockerfile:1\nFROM alpine:3.22\nENV U=app\nCOPY --from=busybox /bin/sh /bin/x\nRUN [|chmod g=x /bin/x|]\nCOPY y.sh /y/\nRUN [|chown "$U:$U" /y/y.sh|]\n`,
      problems: [
        set(
          '/bin/x',
          '"--chmod"',
          '--chmod=g=x',
          '# syntax=docker/dockerfile:1\nFROM alpine:3.22\nENV U=app\nCOPY --chmod=g=x --from=busybox /bin/sh /bin/x\nCOPY y.sh /y/\nRUN chown "$U:$U" /y/y.sh\n',
        ),
        set(
          '/y/y.sh',
          '"--chown"',
          '--chown=$U:$U',
          '# syntax=docker/dockerfile:1\nFROM alpine:3.22\nENV U=app\nCOPY --from=busybox /bin/sh /bin/x\nRUN chmod g=x /bin/x\nCOPY --chown=$U:$U y.sh /y/\n',
        ),
      ],
    },
    ...[
      ['another file of the same COPY', 'COPY a.sh b.sh /x/\nRUN [|chmod +x /x/a.sh|]', '/x/a.sh', '"--chmod"'],
      ['two COPYs', 'COPY a.sh /a.sh\nCOPY b.sh /b.sh\nRUN [|chmod +x /a.sh /b.sh|]', '/a.sh', '"--chmod"'],
      ['a flag that is there', 'COPY --chmod=644 a.sh /a.sh\nRUN [|chmod +x /a.sh|]', '/a.sh', '"--chmod"'],
      ['a name on top of a link', 'COPY --link a.sh /x/\nRUN [|chown node:node /x/a.sh|]', '/x/a.sh', '"--chown"'],
      ['a folder of the image', 'COPY www /srv/www\nRUN [|chown -R node:node /srv/www|]', '/srv/www', '"--chown"'],
    ].map(([name, text, path, flag]) => ({
      name: `${name}, without a fix`,
      text: `${node}${text}\n${end}`,
      problems: [{ message: message(path!, flag!) }],
    })),
    {
      name: 'ADD, without a fix',
      text: `${node}ADD https://a.com/b.sh /b.sh\nRUN [|chmod 755 /b.sh|]\n${end}`,
      problems: [{ message: message('/b.sh', '"--chmod"', 'ADD') }],
    },
  ],
  quiet: [
    {
      name: 'a folder that has held other files',
      text: `${node}COPY a /app\nRUN npm ci\nCOPY . /app\nRUN chown -R node:node /app\n${end}`,
    },
    { name: 'other work in the RUN', text: `${node}COPY a.sh /x/\nRUN chmod +x /x/a.sh && /x/a.sh\n${end}` },
    { name: 'root, who owns it anyway', text: `${node}COPY . /app\nRUN chown -R root:root /app\n${end}` },
    { name: 'another instruction between', text: `${node}COPY a.sh /x/\nENV A=b\nRUN chmod +x /x/a.sh\n${end}` },
    {
      name: 'another path',
      text: `${node}COPY a.sh /x/\nRUN chmod +x /x\nCOPY a.sh /x/\nRUN chmod +x /y/a.sh $Z\n${end}`,
    },
    { name: 'the folder alone', text: `${node}WORKDIR /app\nCOPY . .\nRUN chown node:node /app\n${end}` },
    {
      name: 'a builder',
      text: `FROM node:22 AS b\nCOPY . /app\nRUN chown -R node:node /app\n${node}COPY --from=b /x /x\n${end}`,
    },
    {
      name: 'an old frontend',
      text: `# syntax=docker/dockerfile:1.1\n${node}COPY a.sh /x/\nRUN chmod +x /x/a.sh\n${end}`,
    },
  ],
});
