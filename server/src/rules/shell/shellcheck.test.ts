import { testRule } from '../../../../test/support/rule-test.ts';
import { answers } from '../../../../test/support/shellcheck.ts';
import { shellcheck } from './shellcheck.ts';

const workspace = { shellcheck: answers };
const QUOTE = 'SC2086: Double quote to prevent globbing and word splitting.';

testRule(shellcheck, {
  reports: [
    {
      name: 'a word in a continued line, behind a comment and among characters of two units',
      text: 'FROM debian:12\nRUN f=$(cat x) \\\n  # why\n\n  && echo 👍 "é" [|$f|] \\\n\t&& rm x\n',
      workspace,
      problems: [
        {
          message: QUOTE,
          severity: 'information',
          fixes: [
            {
              title: 'Use "$f"',
              after: 'FROM debian:12\nRUN f=$(cat x) \\\n  # why\n\n  && echo 👍 "é" "$f" \\\n\t&& rm x\n',
            },
          ],
        },
      ],
    },
    {
      name: 'nothing to mend where the change is parted by a line break',
      text: 'FROM debian:12\nRUN f=[|`da\\\nte`|] && echo "$f"\n',
      workspace,
      problems: [{ message: 'SC2006: Use $(...) notation instead of legacy backticks `...`.', severity: 'hint' }],
    },
    {
      name: 'a script in a heredoc, with tabs',
      text: 'FROM debian:12\nRUN <<-EOF\n\tset -e\n\tf=[|`date`|]\n\techo "$f"\nEOF\n',
      workspace,
      problems: [
        {
          message: 'SC2006: Use $(...) notation instead of legacy backticks `...`.',
          severity: 'hint',
          fixes: [
            {
              title: 'Use $(date)',
              after: 'FROM debian:12\nRUN <<-EOF\n\tset -e\n\tf=$(date)\n\techo "$f"\nEOF\n',
            },
          ],
        },
      ],
    },
    {
      name: 'one slip in the syntax once, at its place',
      text: 'FROM debian:12\nRUN [|if|] true; then ls\n',
      workspace,
      problems: [{ message: "SC1046: Couldn't find 'fi' for this 'if'." }],
    },
    {
      name: 'a pattern for find once: with "./" in front it would match nothing',
      text: 'FROM debian:12\nRUN find . -name [|*.c|]\n',
      workspace,
      problems: [{ message: "SC2061: Quote the parameter to -name so the shell won't interpret it." }],
    },
    {
      name: 'what stops it, in its own words less the advice to try again',
      text: "FROM debian:12\nRUN echo '[|a|]\n",
      workspace,
      problems: [{ message: 'SC1072: Expected end of single quoted string.' }],
    },
    {
      name: 'what the shell of the base image has not',
      text: 'FROM alpine:3.22\nRUN x=1 && [[ a = "$x" ]] && mkdir [|{a,b}|]\n',
      workspace,
      problems: [{ message: 'SC3009: In BusyBox sh, brace expansion is not supported.' }],
    },
    {
      name: 'what some shells have not faintly in an image that nobody knows',
      text: 'FROM example.com/mine:1\nRUN mkdir [|{a,b}|] && ls\n',
      workspace,
      problems: [{ message: 'SC3009: In POSIX sh, brace expansion is undefined.', severity: 'hint' }],
    },
    {
      name: 'a variable that no ARG brings to a trigger, and one that is a slip away from another',
      text: 'FROM debian:12\nARG first=1\nONBUILD RUN echo "[|$first|]"\nRUN echo "[|$RTTP_PROXY|]"\n',
      workspace,
      problems: [
        { message: 'SC2154: first is referenced but not assigned.' },
        {
          message: 'SC2153: Possible misspelling: RTTP_PROXY may not be assigned. Did you mean HTTP_PROXY?',
          severity: 'information',
        },
      ],
    },
    {
      name: 'a variable of the base image faintly',
      text: 'FROM php:8\nRUN apt-get install [|$PHPIZE_DEPS|]\n',
      workspace,
      problems: [
        {
          message: QUOTE,
          severity: 'hint',
          fixes: [{ title: 'Use "$PHPIZE_DEPS"', after: 'FROM php:8\nRUN apt-get install "$PHPIZE_DEPS"\n' }],
        },
      ],
    },
    {
      name: 'what a container runs as information',
      text: 'FROM debian:12\nCMD [|cd /srv|]; serve "$port"\n',
      workspace,
      problems: [
        {
          message: "SC2164: Use 'cd ... || exit' or 'cd ... || return' in case cd fails.",
          severity: 'information',
          fixes: [{ title: 'Use cd /srv || exit', after: 'FROM debian:12\nCMD cd /srv || exit; serve "$port"\n' }],
        },
      ],
    },
  ],
  quiet: [
    { name: 'everything where ShellCheck was not asked', text: 'FROM debian:12\nRUN cd /src; make\n' },
    {
      name: 'a cd that fails unseen, as all do in a heredoc: shell/heredoc-errexit tells of it',
      text: 'FROM debian:12\nRUN <<-EOF\n\tset -x\n\tcd /src\n\tmake\nEOF\n',
      workspace,
    },
    {
      name: 'what a comment names by its code',
      text: 'FROM debian:12\n# hadolint ignore=SC2164\nRUN cd build; make\n# check=skip=SC2046,SC2005,SC2006\nRUN echo `date`\n',
      workspace,
    },
    {
      name: 'variables of ARG and ENV, files that are not at hand, and joined lines',
      text: 'FROM debian:12\nARG a\nENV b=1\nRUN . ./env && echo "$a" "$b" $b\nRUN if x; then a; else \\\n  if y; then b; fi; fi\n',
      workspace,
    },
    {
      name: 'an array with a slip in it, which syntax/json-form tells of',
      text: "FROM debian:12\nCMD ['nginx', '-g', 'daemon off;']\n",
      workspace,
    },
    {
      name: 'a "cd" on its own, which shell/cd tells of',
      text: 'FROM debian:12\nRUN cd /app\n',
      workspace,
    },
    {
      name: 'the exec form, and shells of another kind',
      text: 'FROM debian:12\nRUN ["cd build; make"]\nSHELL ["pwsh", "-c"]\nRUN cd build; make\nSHELL ["/bin/sh", "-ec"]\n# hadolint shell=powershell\nRUN cd build; make\n',
      workspace,
    },
  ],
});
