import { testRule } from '../../../../test/support/rule-test.ts';
import { heredoc } from './heredoc.ts';

testRule(heredoc, {
  // In a body, instructions are told from other words by their capitals.
  caseMatters: true,
  reports: [
    {
      name: 'heredocs without an end, the first of several, and ends all of them',
      text: 'FROM alpine:3.20\nUSER 65532\nCOPY [|<<A|] <<-"B" /x/\na',
      problems: [
        {
          message: 'No line below ends this heredoc with "A" alone.',
          fixes: [
            {
              title: 'Add "A" at the end',
              after: 'FROM alpine:3.20\nUSER 65532\nCOPY <<A <<-"B" /x/\na\nA\nB\n',
            },
          ],
        },
      ],
    },
    {
      name: 'an end with blanks around it',
      text: 'FROM alpine:3.20\nUSER 65532\nRUN <<EOF\n  true\n  [|EOF|] \nRUN true\n',
      problems: [
        {
          message: 'This "EOF" does not end the heredoc: there are spaces around it.',
          severity: 'error',
          fixes: [
            {
              title: 'Remove the blanks around "EOF"',
              after: 'FROM alpine:3.20\nUSER 65532\nRUN <<EOF\n  true\nEOF\nRUN true\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'blanks where only tabs are taken, and the end of another heredoc that closes it',
      text: 'FROM alpine:3.20\nUSER 65532\nRUN <<-EOF\n\ttrue\n \t[|EOF|]\nRUN <<-EOF\n\ttrue\n\tEOF\n',
      problems: [
        {
          message: 'This "EOF" does not end the heredoc: there are spaces around it.',
          severity: 'warning',
          fixes: [
            {
              title: 'Remove the blanks around "EOF"',
              after: 'FROM alpine:3.20\nUSER 65532\nRUN <<-EOF\n\ttrue\nEOF\nRUN <<-EOF\n\ttrue\n\tEOF\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a heredoc as the destination, with a body and without, and in a trigger',
      text: 'FROM alpine:3.20\nADD ["a", [|"<<EOF"|]]\nONBUILD COPY a [|<<EOF|]\nx\nEOF\nCOPY a [|<<EOF|]\n',
      problems: [
        { message: 'A heredoc cannot be the destination of ADD.' },
        { message: 'A heredoc cannot be the destination of COPY.', severity: 'warning' },
        { message: 'A heredoc cannot be the destination of COPY.' },
      ],
    },
    {
      name: 'one that is no more than text',
      text: 'FROM alpine:3.20\nENTRYPOINT cat [|<<EOF|]\nHEALTHCHECK CMD cat [|<<-"EOF"|] | x\nENV A=[|<<EOF|]\n',
      problems: [
        { message: 'ENTRYPOINT takes no heredoc: "<<EOF" is plain text.', severity: 'warning' },
        { message: 'HEALTHCHECK takes no heredoc: "<<-"EOF"" is plain text.', severity: 'warning' },
        { message: 'ENV takes no heredoc: "<<EOF" is plain text.', severity: 'warning' },
      ],
    },
    {
      name: 'a blank that the pinned frontend does not take',
      text: '# syntax=docker/dockerfile:1.15\nFROM alpine:3.20\nUSER 65532\nRUN cat [|<< EOF|] > /a\nx\nEOF\n',
      problems: [
        {
          message: 'Before docker/dockerfile:1.16, no space may stand before the delimiter of a heredoc.',
          severity: 'warning',
          fixes: [
            {
              title: 'Remove the blank',
              after: '# syntax=docker/dockerfile:1.15\nFROM alpine:3.20\nUSER 65532\nRUN cat <<EOF > /a\nx\nEOF\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'heredocs with their ends',
      text: 'FROM alpine:3.20\nRUN <<A cat <<-B\na\n A\nA\n\tB\nCOPY <<"E O" /x\ny\nE O\n',
    },
    { name: 'a blank', text: 'FROM alpine:3.20\nRUN cat << EOF > /a\nx\nEOF\n' },
    {
      name: 'a blank in a frontend that knows no heredocs',
      text: '# syntax=docker/dockerfile:1.2\nFROM alpine:3.20\nRUN << EOF\nx\nEOF\n',
    },
    {
      name: 'what is no heredoc',
      text: 'FROM alpine:3.20\nRUN echo "a <<EOF b"\nCMD echo "cat <<EOF"\nCMD ["<<EOF"]\nENTRYPOINT cat <<< x $((1 <<N))\nENV A="see <<EOF" B=1<<N\n',
    },
    {
      name: 'a body of which syntax/unknown-instruction tells',
      text: 'FROM alpine:3.20\nCMD cat <<EOF\nhello\nEOF\n',
    },
    { name: 'another frontend', text: '# syntax=example.com/frontend\nFROM alpine:3.20\nRUN <<EOF\n' },
  ],
});
