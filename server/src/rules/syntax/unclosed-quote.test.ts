import { testRule } from '../../../../test/support/rule-test.ts';
import { unclosedQuote } from './unclosed-quote.ts';

testRule(unclosedQuote, {
  reports: [
    {
      name: 'a quote that opens a value or the whole argument',
      text: 'ARG A=[|"b|]\nFROM alpine:3.20\nWORKDIR [|"/a|] b\nUSER [|\'65532|]\n',
      problems: [
        {
          message: 'The quote " is never closed.',
          fixes: [
            {
              title: 'Close the quote',
              after: 'ARG A="b"\nFROM alpine:3.20\nWORKDIR "/a b\nUSER \'65532\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'The quote " is never closed.',
          fixes: [
            {
              title: 'Close the quote',
              after: 'ARG A="b\nFROM alpine:3.20\nWORKDIR "/a b"\nUSER \'65532\n',
              preferred: true,
            },
          ],
        },
        {
          message: "The quote ' is never closed.",
          fixes: [
            {
              title: 'Close the quote',
              after: 'ARG A="b\nFROM alpine:3.20\nWORKDIR "/a b\nUSER \'65532\'\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'an apostrophe',
      text: 'FROM alpine:3.20\nLABEL a="b" c=it[|\'s|] d=e\n',
      problems: [
        {
          message: "The quote ' is never closed.",
          fixes: [
            {
              title: 'Escape the apostrophe',
              after: 'FROM alpine:3.20\nLABEL a="b" c=it\\\'s d=e\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'one that may end anywhere, or has nothing behind it',
      text: 'FROM alpine:3.20\nENV A=[|"b|] C=d\nENV A=b[|"|]\nEXPOSE 80 [|"81|]\n',
      problems: [
        { message: 'The quote " is never closed.' },
        { message: 'The quote " is never closed.' },
        {
          message: 'The quote " is never closed.',
          fixes: [
            {
              title: 'Close the quote',
              after: 'FROM alpine:3.20\nENV A="b C=d\nENV A=b"\nEXPOSE 80 "81"\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'quotes around a whole pair',
      text: 'FROM alpine:3.20\nENV [|"|]A=b c" D=e\n',
      problems: [
        {
          message: 'This quote would be part of the name: quote the value alone.',
          fixes: [
            {
              title: 'Quote the value alone',
              after: 'FROM alpine:3.20\nENV A="b c" D=e\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'quotes around blanks at which the arguments are split',
      text: 'FROM alpine:3.20\nCOPY a [|"my file"|] /b/\nEXPOSE [|"80 81"|]\n',
      problems: [
        {
          message: 'COPY is split at spaces, even inside quotes.',
          fixes: [
            {
              title: 'Use the JSON form',
              after: 'FROM alpine:3.20\nCOPY ["a", "my file", "/b/"]\nEXPOSE "80 81"\n',
              preferred: true,
            },
          ],
        },
        { message: 'EXPOSE is split at spaces, even inside quotes.' },
      ],
    },
    {
      name: 'a trigger that nothing runs',
      text: 'FROM alpine:3.20\nONBUILD STOPSIGNAL [|"9|]\n',
      problems: [
        {
          message: 'The quote " is never closed.',
          severity: 'warning',
          fixes: [
            {
              title: 'Close the quote',
              after: 'FROM alpine:3.20\nONBUILD STOPSIGNAL "9"\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'quotes that are closed, escaped or quoted',
      text: 'FROM "alpine":3.20\nENV A="b \\" c" D=\'e"\' F=\\" G="it\'s"\nENV A b "c"\n',
    },
    { name: "what is a shell's or nobody's", text: 'FROM alpine:3.20\nRUN echo "\nCMD "\nMAINTAINER "me\nARG "A\n' },
    { name: 'an array with another fault', text: 'FROM alpine:3.20\nCOPY ["a b", "/b]\n' },
    { name: 'a comment behind it', text: "FROM alpine:3.20\nENV A=b # it's\nCOPY a b # it's\n" },
    { name: 'the body of a heredoc', text: 'FROM alpine:3.20\nCOPY <<EOF /a\nit\'s "\nEOF\n' },
  ],
});
