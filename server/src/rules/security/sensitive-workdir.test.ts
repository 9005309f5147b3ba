import { testRule } from '../../../../test/support/rule-test.ts';
import { sensitiveWorkdir } from './sensitive-workdir.ts';

testRule(sensitiveWorkdir, {
  reports: [
    {
      name: 'folders of the system, also by way of a variable or from another folder',
      text: 'FROM a:1\nENV E=/boot\nWORKDIR [|/etc/|]\nWORKDIR [|"/dev/shm"|]\nWORKDIR [|$E|]\nWORKDIR /usr\nWORKDIR [|bin|]\n',
      problems: [
        { message: '"/etc" is a folder of the system.' },
        { message: '"/dev/shm" is a folder of the system.' },
        { message: '"/boot" is a folder of the system.' },
        { message: '"/usr/bin" is a folder of the system.' },
      ],
    },
    {
      name: 'the root folder, once all is copied there',
      text: 'FROM a:1\nWORKDIR [|/|]\nCOPY . .\nCOPY . ./\nWORKDIR /\nRUN a\n',
      problems: [{ message: 'The build context is copied to the root folder.', severity: 'hint' }],
    },
  ],
  quiet: [
    {
      name: "folders of one's own",
      text: 'FROM a:1\nWORKDIR /etc/nginx\nWORKDIR /usr/lib/app\nWORKDIR /usr\nWORKDIR $X\n',
    },
    {
      name: 'Windows, which has other folders',
      text: 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nWORKDIR /dev\n',
    },
    { name: 'a folder in one that is not known', text: 'FROM a:1\nWORKDIR etc\n' },
    {
      name: 'the root folder',
      text: 'FROM a:1 AS b\nWORKDIR /\nCOPY --from=b . .\nCOPY a .\nCOPY . /app\nWORKDIR /app\nCOPY . .\n',
    },
  ],
});
