import { testRule } from '../../../../test/support/rule-test.ts';
import { archiveCopiedThenExtracted } from './archive-copied-then-extracted.ts';

const message = (archive: string) =>
  `The layer keeps "${archive}", which is unpacked further down: ADD unpacks it by itself.`;
const added = (archive: string, folder: string, after: string) => ({
  message: message(archive),
  fixes: [{ title: `Unpack it into "${folder}" with ADD`, after, preferred: true }],
});
const debian = 'FROM debian:12\n';

testRule(archiveCopiedThenExtracted, {
  reports: [
    {
      name: 'a RUN that does nothing else',
      text: `${debian}WORKDIR /app\nCOPY [|dist/app.tgz|] .\nRUN mkdir -p lib && tar xzf app.tgz -C lib \\\n  # gone\n  && rm -f app.tgz\n`,
      problems: [added('dist/app.tgz', 'lib/', `${debian}WORKDIR /app\nADD dist/app.tgz lib/\n`)],
    },
    {
      name: 'a RUN that goes on, a new name, and JSON',
      text: `${debian}COPY [[|"a.tar"|], "/b.tar"]\nRUN cd /opt && tar --extract --file=/b.tar && make \\\n  # all\n  install && rm /b.tar\nCMD ["c"]\n`,
      problems: [
        added(
          'a.tar',
          '/opt/',
          `${debian}ADD ["a.tar", "/opt/"]\nRUN cd /opt && make \\\n  # all\n  install\nCMD ["c"]\n`,
        ),
      ],
    },
    {
      name: 'a builder, of which only files are taken',
      text: `FROM debian:12 AS b\nCOPY [|a.tar.xz|] /src/\nRUN tar -xJ < /src/a.tar.xz\nFROM debian:12\nCOPY --from=b /src /src\n`,
      problems: [
        {
          ...added('a.tar.xz', './', 'FROM debian:12 AS b\nADD a.tar.xz ./\nFROM debian:12\nCOPY --from=b /src /src\n'),
          severity: 'hint',
        },
      ],
    },
    ...[
      ['another instruction between', 'COPY [|a.tar|] /x/\nENV A=b\nRUN tar -xf /x/a.tar'],
      ['another source', 'COPY [|a.tar|] b /x/\nRUN tar -xf /x/a.tar'],
      ['a flag', 'COPY --chown=1:1 [|a.tar|] /x/\nRUN tar -xf /x/a.tar'],
      ['another use', 'COPY [|a.tar|] /x/\nRUN sha256sum /x/a.tar && tar -xf /x/a.tar'],
      ['a later use', 'COPY [|a.tar|] /x/\nRUN tar -xf /x/a.tar\nRUN ls /x/a.tar'],
      ['another user', 'USER 1\nCOPY [|a.tar|] /x/\nRUN tar -xf /x/a.tar'],
      ['other owners', 'COPY [|a.tar|] /x/\nRUN tar --no-same-owner -xf /x/a.tar'],
      ['a pattern', 'COPY [|*.tar.gz|] /x/\nRUN tar -xf /x/a-*.tar.gz'],
      ['a variable', 'ARG V\nCOPY [|a-${V}.tar|] /x/\nRUN tar -xf "/x/a-$V.tar" -C $D'],
      ['triggers', 'ONBUILD COPY [|a.tar|] /x/\nRUN tar -xf /x/b.tar\nONBUILD RUN tar -xf /x/a.tar'],
      ['another program', 'COPY [|a.tar.gz|] /x/\nRUN gunzip /x/a.tar.gz'],
      ['a pipe', 'COPY [|a.tar|] /x/\nRUN tar -xvf /x/a.tar | tee /log'],
    ].map(([name, text]) => ({
      name: `an archive with ${name}, without a fix`,
      text: `${debian}${text}\n`,
      problems: [{ message: message(/\[\|(.*)\|\]/.exec(text!)![1]!) }],
    })),
  ],
  quiet: [
    {
      name: 'a part of the archive',
      text: `${debian}COPY a.tar /x/\nRUN tar -xf /x/a.tar one && tar --strip-components=1 -xf /x/a.tar\n`,
    },
    {
      name: 'another archive, or another place',
      text: `${debian}COPY a.tar /x/\nRUN tar -xf /x/b.tar && tar -xf /y/a.tar\n`,
    },
    { name: 'an archive that is made', text: `${debian}COPY a.tar /x/\nRUN tar -cf /x/a.tar /y\n` },
    {
      name: 'what another stage or image gives',
      text: 'FROM debian:12 AS b\nFROM debian:12\nCOPY --from=b /a.tar /x/\nRUN tar -xf /x/a.tar\n',
    },
    { name: 'what ADD does not unpack', text: `${debian}COPY a.zip b.gz /x/\nRUN unzip /x/a.zip && gunzip /x/b.gz\n` },
    { name: 'another stage', text: 'FROM debian:12 AS b\nCOPY a.tar /x/\nFROM debian:12\nRUN tar -xf /x/a.tar\n' },
  ],
});
