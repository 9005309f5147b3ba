import { testRule } from '../../../../test/support/rule-test.ts';
import { trailingCommentRule } from './trailing-comment.ts';

const message = (name: string) =>
  `${name} takes no comment behind its arguments: "#" and the words after it become arguments.`;
const title = 'Move the comment to a line of its own';
const refused = (name: string, after: string) => ({
  message: message(name),
  severity: 'error' as const,
  fixes: [{ title, after, preferred: true }],
});
const taken = (name: string, after: string) => ({
  message: message(name),
  fixes: [{ title, after, preferred: true }],
});

testRule(trailingCommentRule, {
  reports: [
    {
      name: 'FROM, where any word too many is refused',
      text: 'FROM alpine:3.20 AS a  [|# the base|]\n\n  FROM a [|#that|] \nUSER 65532\n',
      problems: [
        refused('FROM', '# the base\nFROM alpine:3.20 AS a\n\n  FROM a #that \nUSER 65532\n'),
        refused('FROM', 'FROM alpine:3.20 AS a  # the base\n\n  #that\n  FROM a \nUSER 65532\n'),
      ],
    },
    {
      name: 'ENV over several lines, in front of the escape character and behind it',
      text: 'FROM alpine:3.20\nENV A=b [|# it\'s one|] \\\n    C=d \\ [|# "two|]\n',
      problems: [
        refused('ENV', 'FROM alpine:3.20\n# it\'s one\nENV A=b \\\n    C=d \\ # "two\n'),
        refused('ENV', 'FROM alpine:3.20\nENV A=b # it\'s one \\\n    # "two\n    C=d \\\n'),
      ],
    },
    {
      name: 'what the builder takes',
      text: 'FROM alpine:3.20\nWORKDIR /app [|# here|]\nCOPY a b [|#|]\nUSER 65532 [|# nobody|]\n',
      problems: [
        taken('WORKDIR', 'FROM alpine:3.20\n# here\nWORKDIR /app\nCOPY a b #\nUSER 65532 # nobody\n'),
        taken('COPY', 'FROM alpine:3.20\nWORKDIR /app # here\n#\nCOPY a b\nUSER 65532 # nobody\n'),
        taken('USER', 'FROM alpine:3.20\nWORKDIR /app # here\nCOPY a b #\n# nobody\nUSER 65532\n'),
      ],
    },
    {
      name: 'an apostrophe in it, at which the builder stops',
      text: "FROM alpine:3.20\nVOLUME /data [|# it's big|]\nARG A=b [|# it's|]\n",
      problems: [
        refused('VOLUME', "FROM alpine:3.20\n# it's big\nVOLUME /data\nARG A=b # it's\n"),
        taken('ARG', "FROM alpine:3.20\nVOLUME /data # it's big\n# it's\nARG A=b\n"),
      ],
    },
    {
      name: 'an array, a port, and a directive, which stays where it is',
      text: 'FROM alpine:3.20\nSHELL ["ash", "-c"] [|# why|]\nEXPOSE 80 [|# hadolint ignore=DL3011|]\n',
      problems: [
        refused('SHELL', 'FROM alpine:3.20\n# why\nSHELL ["ash", "-c"]\nEXPOSE 80 # hadolint ignore=DL3011\n'),
        { message: message('EXPOSE'), severity: 'error' },
      ],
    },
    {
      name: 'a copy that would have no destination without it',
      text: 'FROM alpine:3.20\nCOPY a [|# b|]\n',
      problems: [{ message: message('COPY') }],
    },
    {
      name: 'a trigger',
      text: 'FROM alpine:3.20\nONBUILD EXPOSE 80 [|# web|]\nONBUILD LABEL a=b [|# c|]\n',
      problems: [
        taken('EXPOSE', 'FROM alpine:3.20\n# web\nONBUILD EXPOSE 80\nONBUILD LABEL a=b # c\n'),
        refused('LABEL', 'FROM alpine:3.20\nONBUILD EXPOSE 80 # web\n# c\nONBUILD LABEL a=b\n'),
      ],
    },
    {
      name: 'a comment of the shell with more lines behind it',
      text: 'FROM alpine:3.20\nRUN touch a [|# first|] \\\n    && touch b # second\n',
      problems: [
        {
          message: 'The shell gets the continued lines as one: this comment swallows the rest of them.',
          fixes: [
            {
              title,
              after: 'FROM alpine:3.20\n# first\nRUN touch a \\\n    && touch b # second\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'comments of the shell', text: 'FROM alpine:3.20\nRUN ls # a\nCMD ls # b\nHEALTHCHECK CMD ls # c\n' },
    { name: 'quotes', text: 'FROM alpine:3.20\nENV A="b # c" D=\'e # f\' G=h\\ #\n' },
    { name: 'the old form, in which it is a value', text: 'FROM alpine:3.20\nENV A b # c\n' },
    { name: 'a hash in a word', text: 'FROM alpine:3.20\nADD https://github.com/a/b.git#v1 /b\nCOPY a #b /c/\n' },
    { name: 'a variable called so', text: 'FROM alpine:3.20\nENV A=b #C=d\n' },
    { name: 'nothing in front of it', text: 'FROM alpine:3.20\nWORKDIR # a\n' },
    {
      name: 'what only the shell can tell',
      text: 'FROM alpine:3.20\nRUN a=$(echo # b \\\n    c)\nRUN echo "a # b" \\\n    c\nRUN a \\\n    # b\n    c\n',
    },
  ],
});
