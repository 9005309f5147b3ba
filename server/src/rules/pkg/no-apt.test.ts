import { testRule } from '../../../../test/support/rule-test.ts';
import { noApt } from './no-apt.ts';

const same = (program: string, after: string) => ({
  message: `"apt" may behave otherwise in the next release: use "${program}", which is made for scripts.`,
  fixes: [{ title: `Use "${program}"`, after, preferred: true }],
});

testRule(noApt, {
  reports: [
    {
      name: 'each command, whatever stands in front of it',
      text: 'FROM debian:12\nRUN [|apt|] update \\\n # all\n && sudo A=b [|/usr/bin/apt|] -y full-upgrade && [|apt|] show curl\n',
      problems: [
        same(
          'apt-get',
          'FROM debian:12\nRUN apt-get update \\\n # all\n && sudo A=b /usr/bin/apt -y full-upgrade && apt show curl\n',
        ),
        same(
          'apt-get',
          'FROM debian:12\nRUN apt update \\\n # all\n && sudo A=b /usr/bin/apt-get -y dist-upgrade && apt show curl\n',
        ),
        same(
          'apt-cache',
          'FROM debian:12\nRUN apt update \\\n # all\n && sudo A=b /usr/bin/apt -y full-upgrade && apt-cache show curl\n',
        ),
      ],
    },
    {
      name: 'the JSON form, and a trigger',
      text: 'FROM debian:12\nRUN [[|"apt"|], "update"]\nONBUILD RUN [|apt|] clean\n',
      problems: [
        same('apt-get', 'FROM debian:12\nRUN ["apt-get", "update"]\nONBUILD RUN apt clean\n'),
        same('apt-get', 'FROM debian:12\nRUN ["apt", "update"]\nONBUILD RUN apt-get clean\n'),
      ],
    },
    {
      name: 'what no other program does',
      text: 'FROM debian:12\nRUN [|apt|] list --installed\n',
      problems: [
        { message: '"apt" may behave otherwise in the next release: it is made for people, not for scripts.' },
      ],
    },
  ],
  quiet: [
    {
      name: 'other programs, other words and other systems',
      text: 'FROM debian:12\nRUN apt-key list && apt-mark hold a && command -v apt && rm -rf /etc/apt && apt --version\n',
    },
    { name: 'an image without apt', text: 'FROM alpine:3.22\nRUN apt update\n' },
    { name: 'another shell', text: 'FROM debian:12\nSHELL ["pwsh", "-c"]\nRUN apt update\n' },
  ],
});
