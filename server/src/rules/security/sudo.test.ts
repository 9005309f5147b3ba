import { testRule } from '../../../../test/support/rule-test.ts';
import { sudo } from './sudo.ts';

const inVain = 'RUN is root already: "sudo" changes nothing.';
const useUser = 'Use USER to change the user, in place of "sudo".';
const title = 'Remove "sudo"';

testRule(sudo, {
  reports: [
    {
      name: 'each command, with options, variables, in a subshell and behind a pipe',
      text: 'FROM debian:12\nRUN a && ([|sudo|] -EH b) \\\n  # why\n  || c | [|sudo|] A=1 tee x\n',
      problems: [
        {
          message: inVain,
          fixes: [
            {
              title,
              after: 'FROM debian:12\nRUN a && (b) \\\n  # why\n  || c | sudo A=1 tee x\n',
              preferred: true,
            },
          ],
        },
        {
          message: inVain,
          fixes: [
            {
              title,
              after: 'FROM debian:12\nRUN a && (sudo -EH b) \\\n  # why\n  || c | A=1 tee x\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'JSON form and a heredoc',
      text: 'FROM debian:12\nRUN [[|"sudo"|], "a", "b"]\nRUN <<EOF\n[|/usr/bin/sudo|] -u root a\nEOF\n',
      problems: [
        {
          message: inVain,
          fixes: [
            {
              title,
              after: 'FROM debian:12\nRUN ["a", "b"]\nRUN <<EOF\n/usr/bin/sudo -u root a\nEOF\n',
              preferred: true,
            },
          ],
        },
        {
          message: inVain,
          fixes: [
            {
              title,
              after: 'FROM debian:12\nRUN ["sudo", "a", "b"]\nRUN <<EOF\na\nEOF\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'an image whose user nobody knows, and a trigger',
      text: 'FROM me/app:1\nRUN [|sudo|] a\nONBUILD RUN [|sudo|] b\n',
      problems: [
        {
          message: useUser,
          severity: 'information',
          fixes: [{ title, after: 'FROM me/app:1\nRUN a\nONBUILD RUN sudo b\n' }],
        },
        {
          message: useUser,
          severity: 'information',
          fixes: [{ title, after: 'FROM me/app:1\nRUN sudo a\nONBUILD RUN b\n' }],
        },
      ],
    },
    {
      name: 'a command that another one runs',
      text: 'FROM debian:12\nRUN a | xargs -0 [|sudo|] -n rm\n',
      problems: [
        { message: inVain, fixes: [{ title, after: 'FROM debian:12\nRUN a | xargs -0 rm\n', preferred: true }] },
      ],
    },
    {
      name: 'somebody else, before or behind it, and a shell that it starts',
      text: "FROM debian:12\nRUN [|sudo|] -u app a\nRUN su app -c '[|sudo|] a'\nRUN [|sudo|] -i a\nRUN gosu app [|sudo|] a\nUSER app\nRUN [|sudo|] a\n",
      problems: Array.from({ length: 5 }, () => ({ message: useUser, severity: 'information' as const })),
    },
  ],
  quiet: [
    {
      name: 'sudo as a package, a file, a word',
      text: 'FROM debian:12\nRUN apt-get install -y sudo && echo sudo a > /etc/sudoers.d/a && ./sudo a\nCMD sudo a\n',
    },
  ],
});
