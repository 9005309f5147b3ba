import { testRule } from '../../../../test/support/rule-test.ts';
import { noApt } from './no-apt.ts';

const same = (program: string, after: string) => ({
  message: `"apt" may behave otherwise in the next release: use "${program}", which is made for scripts.`,
  fixes: [{ title: `Use "${program}"`, after, preferred: true }],
});

testRule(noApt, {
  reports: [
    {
      name: 'all commands of a RUN at once, whatever stands in front of them',
      text: 'FROM debian:12\nRUN [|apt|] update \\\n # all\n && sudo A=b /usr/bin/apt -y full-upgrade\nRUN [|apt|] update && apt show curl\n',
      problems: [
        same(
          'apt-get',
          'FROM debian:12\nRUN apt-get update \\\n # all\n && sudo A=b /usr/bin/apt-get -y dist-upgrade\nRUN apt update && apt show curl\n',
        ),
        {
          message:
            '"apt" may behave otherwise in the next release: use "apt-get" and "apt-cache", which are made for scripts.',
          fixes: [
            {
              title: 'Use "apt-get" and "apt-cache"',
              after:
                'FROM debian:12\nRUN apt update \\\n # all\n && sudo A=b /usr/bin/apt -y full-upgrade\nRUN apt-get update && apt-cache show curl\n',
              preferred: true,
            },
          ],
        },
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
