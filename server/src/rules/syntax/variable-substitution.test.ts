import { testRule } from '../../../../test/support/rule-test.ts';
import { variableSubstitution } from './variable-substitution.ts';

testRule(variableSubstitution, {
  reports: [
    {
      name: 'modifiers of other shells, each',
      text: 'FROM alpine:3.20\nENV A=x[|${B:=c}|]-[|${B^^}|] C=[|${B:0:3}|]\n',
      problems: [
        {
          message: 'The builder knows no ":=" after a variable\'s name.',
          fixes: [
            {
              title: 'Write ":-"',
              after: 'FROM alpine:3.20\nENV A=x${B:-c}-${B^^} C=${B:0:3}\n',
              preferred: true,
            },
          ],
        },
        { message: 'The builder knows no "^" after a variable\'s name.' },
        { message: 'The builder knows no ":0" after a variable\'s name.' },
      ],
    },
    {
      name: 'no name, nothing to put in, a pattern',
      text: 'FROM alpine:3.20\nWORKDIR /[|${}|]\nWORKDIR /[|${A/b}|]\nWORKDIR /[|${A#\\b}|]\nWORKDIR /[|${A }|]\n',
      problems: [
        { message: 'There is no name in "${}".' },
        { message: '"${A/b}" has a pattern, but no replacement.' },
        {
          message: 'The builder cannot read the pattern in "${A#\\b}": a backslash stands before *, ?, } or / only.',
        },
        { message: "The builder knows no space after a variable's name." },
      ],
    },
    {
      name: 'an open brace, where the name ends and where the default does',
      text: 'ARG A=80\nFROM alpine:3.20\nARG A\nCOPY [|${A/x|] /y\nUSER "[|${A|]"\nEXPOSE [|${A:-80|]\n',
      problems: [
        {
          message: 'The closing brace of "${A/x" is missing.',
          fixes: [
            {
              title: 'Close the brace',
              after: 'ARG A=80\nFROM alpine:3.20\nARG A\nCOPY ${A}/x /y\nUSER "${A"\nEXPOSE ${A:-80\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'The closing brace of "${A" is missing.',
          fixes: [
            {
              title: 'Close the brace',
              after: 'ARG A=80\nFROM alpine:3.20\nARG A\nCOPY ${A/x /y\nUSER "${A}"\nEXPOSE ${A:-80\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'The closing brace of "${A:-80" is missing.',
          fixes: [
            {
              title: 'Close the brace',
              after: 'ARG A=80\nFROM alpine:3.20\nARG A\nCOPY ${A/x /y\nUSER "${A"\nEXPOSE ${A:-80}\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'FROM, its platform, a global ARG and a mount',
      text: 'ARG A=[|${,}|]\nFROM --platform=[|${P.Q}|] alpine:[|${T!}|]\nRUN --mount=target=[|${T@Q}|] ls\n',
      problems: [
        { message: 'The builder knows no "," after a variable\'s name.' },
        { message: 'The builder knows no "." after a variable\'s name.' },
        { message: 'The builder knows no "!" after a variable\'s name.' },
        { message: 'The builder knows no "@" after a variable\'s name.' },
      ],
    },
    {
      name: 'a brace hidden in quotes',
      text: 'FROM alpine:3.20\nLABEL a=[|${B:-"}|]\n',
      problems: [{ message: 'The closing brace of "${B:-"}" is missing, or hidden in quotes.' }],
    },
    {
      name: 'the body of a heredoc',
      text: "FROM alpine:3.20\nCOPY <<-EOF /run.sh\n\techo [|${A,,}|] '[|${B[0]}|]'\n\tEOF\n",
      problems: [
        {
          message: 'The builder knows no "," after a variable\'s name.',
          fixes: [
            {
              title: 'Quote the delimiter, so that the body stays as it is',
              after: 'FROM alpine:3.20\nCOPY <<-"EOF" /run.sh\n\techo ${A,,} \'${B[0]}\'\n\tEOF\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'The builder knows no "[" after a variable\'s name.',
          fixes: [
            {
              title: 'Quote the delimiter, so that the body stays as it is',
              after: 'FROM alpine:3.20\nCOPY <<-"EOF" /run.sh\n\techo ${A,,} \'${B[0]}\'\n\tEOF\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a trigger that nothing runs, and one that a stage runs',
      text: 'FROM alpine:3.20\nONBUILD WORKDIR /[|${}|]\nFROM alpine:3.20 AS a\nONBUILD WORKDIR /[|${}|]\nFROM a\n',
      problems: [
        { message: 'There is no name in "${}".', severity: 'warning' },
        { message: 'There is no name in "${}".' },
      ],
    },
  ],
  quiet: [
    {
      name: 'what the builder knows',
      text: 'FROM alpine:3.20\nENV A=${B-c} C=${B:-${C:+d}} D=${B#x*} E=${B%%\\*} F=${B//\\//y} G=$ H=$1$@\n',
    },
    { name: 'a value that is asked for', text: 'ARG T\nFROM alpine:${T:?which?}\n' },
    { name: 'the shell', text: 'FROM alpine:3.20\nRUN ${A^^}\nCMD ${A^^}\nENTRYPOINT ["${"]\nHEALTHCHECK CMD ${\n' },
    { name: 'single quotes, escapes, and a name of ARG', text: "FROM alpine:3.20\nENV A='${' B=\\${\nARG ${\n" },
    {
      name: 'heredocs that are not expanded',
      text: 'FROM alpine:3.20\nCOPY <<"EOF" /a\n${A^^}\nEOF\nRUN <<EOF\n${A^^}\nEOF\n',
    },
    { name: 'a comment behind it', text: 'FROM alpine:3.20\nCOPY a b # ${}\n' },
    { name: 'another frontend', text: '# syntax=example.com/frontend\nFROM alpine:3.20\nWORKDIR ${}\n' },
  ],
});
