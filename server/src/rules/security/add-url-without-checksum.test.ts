import { testRule } from '../../../../test/support/rule-test.ts';
import { addUrlWithoutChecksum } from './add-url-without-checksum.ts';

const file = (address: string) => ({
  message: `"${address}" comes without a checksum: nothing tells whether it is what was meant.`,
});
const branch = (what: string) => ({
  message: `This takes ${what} of the repository, which moves.`,
  severity: 'hint' as const,
});

testRule(addUrlWithoutChecksum, {
  reports: [
    {
      name: 'files, with variables and in a trigger',
      text: 'FROM a:1\nARG V=1\nADD a [|https://x.y/a-$V.tgz|] /a/\nONBUILD ADD --chmod=755 [[|"https://x.y/b"|], "/b"]\n',
      problems: [file('https://x.y/a-$V.tgz'), file('https://x.y/b')],
    },
    {
      name: 'branches of a repository',
      text: 'FROM a:1\nADD [|https://x.y/a.git|] /a\nADD [|git@x.y:a/b.git#main:src|] /b\nADD [|https://x.y/a.git#develop|] /a\n',
      problems: [branch('the default branch'), branch('"main"'), branch('"develop"')],
    },
  ],
  quiet: [
    {
      name: 'what is pinned',
      text: `FROM a:1\nARG S\nADD --checksum=$S https://x.y/a /a\nADD https://x.y/a.git#v1.2 /a\nADD git@x.y:a/b.git#${'0a'.repeat(20)} /b\nADD https://x.y/a.git?tag=v1 /a\nADD https://x.y/a.git#$S /a\n`,
    },
    {
      name: 'what is told of elsewhere, and what lies near',
      text: 'FROM a:1\nADD http://x.y/a /a\nADD https://localhost/a /a\nADD a.tgz $U /a/\nCOPY https://x.y/a /a\n',
    },
    { name: 'a frontend without checksums', text: '# syntax=docker/dockerfile:1.4\nFROM a:1\nADD https://x.y/a /a\n' },
  ],
});
