import { testRule } from '../../../../test/support/rule-test.ts';
import { preferCopy } from './prefer-copy.ts';

const title = 'Use COPY';

testRule(preferCopy, {
  reports: [
    {
      name: 'files, folders and patterns',
      text: 'FROM debian:12\n[|ADD|] --chown=1 a b.zip /c/\nONBUILD [|ADD|] ["a b", "/c"]\n[|ADD|] src/*.js /c/\n',
      problems: [
        {
          message: 'COPY is enough for "a".',
          fixes: [
            {
              title,
              after: 'FROM debian:12\nCOPY --chown=1 a b.zip /c/\nONBUILD ADD ["a b", "/c"]\nADD src/*.js /c/\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'COPY is enough for "a b".',
          fixes: [
            {
              title,
              after: 'FROM debian:12\nADD --chown=1 a b.zip /c/\nONBUILD COPY ["a b", "/c"]\nADD src/*.js /c/\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'COPY is enough for "src/*.js".',
          fixes: [
            {
              title,
              after: 'FROM debian:12\nADD --chown=1 a b.zip /c/\nONBUILD ADD ["a b", "/c"]\nCOPY src/*.js /c/\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a heredoc',
      text: 'FROM debian:12\n[|ADD|] <<EOF /a\nx\nEOF\n',
      problems: [
        {
          message: 'COPY is enough for "<<EOF".',
          fixes: [{ title, after: 'FROM debian:12\nCOPY <<EOF /a\nx\nEOF\n', preferred: true }],
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'archives',
      text: 'FROM debian:12\nADD a.tar /\nADD "a.tgz" b /x/\nADD a.tar.xz /\nADD a.gz /\nADD A.TAR.GZ /\nADD a.tar.zst /\n',
    },
    {
      name: 'what comes from elsewhere',
      text: 'FROM debian:12\nADD https://x.org/a /\nADD git@github.com:a/b.git /\nADD "http://x.org/a" /\nADD github.com/a/b /x\n',
    },
    {
      name: 'flags that COPY does not have',
      text: 'FROM debian:12\nADD --unpack=false a /\nADD --checksum=sha256:1 a /\n',
    },
    {
      name: 'variables and patterns that may be archives',
      text: 'FROM debian:12\nARG A\nADD $A /\nADD a* /x/\nADD [ab].tar /x/\n',
    },
  ],
});
