import { testRule } from '../../../../test/support/rule-test.ts';
import { chpasswd } from './chpasswd.ts';

const message = (program: string) => `"${program}" puts a password into the image.`;

testRule(chpasswd, {
  reports: [
    {
      name: 'all the ways to set one',
      text: `FROM debian:12\nRUN echo a:b | sudo [|chpasswd|] -e && [|chpasswd|] <<< a:b\nRUN echo x | [|passwd|] --stdin a \\\n && useradd -m [|-p|] "$(openssl passwd x)" a && usermod [|--password=x1|] a\nONBUILD RUN (echo a; echo a) | [|passwd|] root\n`,
      problems: ['chpasswd', 'chpasswd', 'passwd', 'useradd', 'usermod', 'passwd'].map((program) => ({
        message: message(program),
      })),
    },
    {
      name: 'one that is taken away',
      text: 'FROM debian:12\nRUN [|passwd|] -d root\n',
      problems: [{ message: 'From now on this user needs no password.' }],
    },
  ],
  quiet: [
    {
      name: 'users without one, and locks',
      text: "FROM debian:12\nRUN useradd -d /home/p a && usermod -p '!' a && usermod --password='*' b && passwd -l a && adduser --disabled-password c\n",
    },
    {
      name: 'the words elsewhere',
      text: 'FROM debian:12\nRUN echo chpasswd && apt-get install -y passwd\nCMD chpasswd\n',
    },
  ],
});
