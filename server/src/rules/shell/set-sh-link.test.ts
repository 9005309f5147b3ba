import { testRule } from '../../../../test/support/rule-test.ts';
import { setShLink } from './set-sh-link.ts';

const message = 'Use SHELL to change the shell: this makes "/bin/bash" the /bin/sh of every program.';
const title = 'Write "SHELL ["/bin/bash", "-c"]"';

testRule(setShLink, {
  reports: [
    {
      name: 'the link, and what makes room for it',
      text: 'FROM debian:12\nRUN rm /bin/sh && \\\n  ln -s /bin/bash [|/bin/sh|]\nRUN x\n',
      problems: [
        { message, fixes: [{ title, after: 'FROM debian:12\nSHELL ["/bin/bash", "-c"]\nRUN x\n', preferred: true }] },
      ],
    },
    {
      name: 'a trigger, with a relative link',
      text: 'FROM debian:12\nONBUILD RUN ln -sf bash [|/usr/bin/sh|]\n',
      problems: [
        {
          message: message.replace('/bin/bash', 'bash'),
          fixes: [{ title, after: 'FROM debian:12\nONBUILD SHELL ["/bin/bash", "-c"]\n', preferred: true }],
        },
      ],
    },
    {
      name: 'a RUN that does other things as well, has comments, or the JSON form',
      text: 'FROM debian:12\nRUN make && ln -sfv /bin/bash [|/bin/sh|]\nRUN true && \\\n  # why\n  ln -s /bin/bash [|/bin/sh|]\nRUN ["ln", "-s", "/bin/bash", [|"/bin/sh"|]]\n',
      problems: [{ message }, { message }, { message }],
    },
  ],
  quiet: [
    { name: 'a link to /bin/sh', text: 'FROM debian:12\nRUN ln -s /bin/sh /bin/bash && ln -s foo bar && x /bin/sh\n' },
    {
      name: 'a shell for an image that has none',
      text: 'FROM scratch\nRUN ["/busybox/busybox", "ln", "-s", "/busybox/sh", "/bin/sh"]\nRUN ln -s /bin/busybox /bin/sh\n',
    },
    { name: 'other programs', text: 'FROM debian:12\nRUN ln -sf /bin/true /sbin/initctl\n' },
    { name: 'variables', text: 'FROM debian:12\nRUN ln -s $X /bin/sh && ln -s /bin/bash $Y\n' },
  ],
});
