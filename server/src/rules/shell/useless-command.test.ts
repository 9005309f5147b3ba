import { testRule } from '../../../../test/support/rule-test.ts';
import { uselessCommand } from './useless-command.ts';

const service = (name: string) => `"${name}" has nothing to look after in a build: what it starts ends with the RUN.`;

testRule(uselessCommand, {
  reports: [
    {
      name: 'what needs a terminal',
      text: 'FROM debian:12\nONBUILD RUN [|top|]\nRUN make && sudo [|vim|] /etc/app.conf\nRUN [|nano|]\n',
      problems: ['top', 'vim', 'nano'].map((name) => ({
        message: `"${name}" needs a terminal, which a build does not have.`,
      })),
    },
    {
      name: 'services, and one that a later command may use',
      text: 'FROM debian:12\nRUN [|service|] mysql restart\nRUN [|service|] mysql start && mysql < /db.sql && service mysql stop\nRUN a && [|systemctl|] start nginx\n',
      problems: [
        { message: service('service') },
        { message: service('service'), severity: 'hint' },
        { message: service('systemctl') },
      ],
    },
    {
      name: 'processes, the machine, mounts and keys',
      text: 'FROM debian:12\nRUN [|ps|] aux\nRUN [|free|] -m\nRUN [|mount|] /dev/sda /mnt\nRUN [|ssh|] host ls\nRUN [|reboot|]\n',
      problems: [
        { message: '"ps" finds no processes in a build but those of its own RUN.' },
        { message: '"free" is about a running machine, not about an image.' },
        { message: '"mount" is not allowed in a build; RUN has --mount.' },
        { message: '"ssh" has no keys in a build without --mount=type=ssh.' },
        { message: '"reboot" is about a running machine, not about an image.' },
      ],
    },
  ],
  quiet: [
    { name: 'packages of these names', text: 'FROM debian:12\nRUN apt-get install -y vim ssh top\n' },
    {
      name: 'what prints its version, or is not interactive',
      text: 'FROM debian:12\nRUN vim --version && vim +PlugInstall +qall && ssh -V\n',
    },
    { name: 'a process of the same RUN', text: 'FROM debian:12\nRUN a & b; kill $!\nRUN a & ps; kill %1\n' },
    { name: 'services that are set up', text: 'FROM debian:12\nRUN systemctl enable nginx && service $X start\n' },
    { name: 'what another command reads', text: 'FROM debian:12\nRUN make -j$(free -g | awk "{ print 1 }")\n' },
    {
      name: 'keys and rights that are there',
      text: 'FROM debian:12\nRUN --mount=type=ssh ssh git@host\nRUN --security=insecure mount /a /b\n',
    },
  ],
});
