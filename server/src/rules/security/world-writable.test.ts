import { testRule } from '../../../../test/support/rule-test.ts';
import { worldWritable } from './world-writable.ts';

testRule(worldWritable, {
  reports: [
    {
      name: 'files that are copied, with the flag in quotes',
      text: 'FROM node:22\nWORKDIR /app\nCOPY --link --chmod=[|"0777"|] a b ./\nUSER node\n',
      problems: [
        {
          message: 'Mode 0777 lets everybody write to what is copied to "./".',
          fixes: [
            {
              title: 'Use mode 0755',
              after: 'FROM node:22\nWORKDIR /app\nCOPY --link --chmod=0755 a b ./\nUSER node\n',
            },
          ],
        },
      ],
    },
    {
      name: 'one command of a chain, over several lines, and in a builder as a hint',
      text: 'FROM node:22 AS build\nRUN mkdir -p /a && \\\n    # open it\n    chmod -R [|666|] /a "$B" /tmp/x && \\\n    chmod 1777 /a && chmod 755 /b\nFROM node:22\nRUN ["chmod", [|"777"|], "/c"]\nUSER node\n',
      problems: [
        {
          message: 'Mode 666 lets everybody write to "/a" and "$B".',
          severity: 'hint',
          fixes: [
            {
              title: 'Use mode 644',
              after:
                'FROM node:22 AS build\nRUN mkdir -p /a && \\\n    # open it\n    chmod -R 644 /a "$B" /tmp/x && \\\n    chmod 1777 /a && chmod 755 /b\nFROM node:22\nRUN ["chmod", "777", "/c"]\nUSER node\n',
            },
          ],
        },
        {
          message: 'Mode 777 lets everybody write to "/c".',
          fixes: [
            {
              title: 'Use mode 755',
              after:
                'FROM node:22 AS build\nRUN mkdir -p /a && \\\n    # open it\n    chmod -R 666 /a "$B" /tmp/x && \\\n    chmod 1777 /a && chmod 755 /b\nFROM node:22\nRUN ["chmod", "755", "/c"]\nUSER node\n',
            },
          ],
        },
      ],
    },
    {
      name: 'symbols, in a target that a neighbouring file names and in a trigger',
      text: 'FROM node:22 AS web\nRUN sudo chmod [|a+rwx|] /x; chmod [|g-w,o+w|] /x; chmod [|ugo=rw|] /y; ls | xargs chmod [|a+w|]\nUSER node\nFROM node:22\nONBUILD RUN chmod -R [|o=rwx|] /z\nUSER node\n',
      workspace: { targets: new Set(['web']) },
      problems: [
        { message: 'Mode a+rwx lets everybody write to "/x".' },
        { message: 'Mode g-w,o+w lets everybody write to "/x".' },
        { message: 'Mode ugo=rw lets everybody write to "/y".' },
        { message: 'Mode a+w lets everybody write to the files.' },
        { message: 'Mode o=rwx lets everybody write to "/z".' },
      ],
    },
    {
      name: 'programs that run as their owner or group',
      text: 'FROM debian:12\nRUN chmod [|4755|] /usr/bin/x && chmod [|u+s|] y z && chmod [|+s|] "$W" && install -m [|2755|] a /usr/local/bin/a\nUSER nobody\n',
      problems: [
        {
          message: 'Mode 4755 lets everybody run "/usr/bin/x" as its owner.',
          fixes: [
            {
              title: 'Use mode 755',
              after:
                'FROM debian:12\nRUN chmod 755 /usr/bin/x && chmod u+s y z && chmod +s "$W" && install -m 2755 a /usr/local/bin/a\nUSER nobody\n',
            },
          ],
        },
        { message: 'Mode u+s lets everybody run "y" and "z" as their owner.' },
        { message: 'Mode +s lets everybody run "$W" as its owner.' },
        {
          message: 'Mode 2755 lets everybody run "/usr/local/bin/a" as its group.',
          fixes: [
            {
              title: 'Use mode 755',
              after:
                'FROM debian:12\nRUN chmod 4755 /usr/bin/x && chmod u+s y z && chmod +s "$W" && install -m 755 a /usr/local/bin/a\nUSER nobody\n',
            },
          ],
        },
      ],
    },
    {
      name: 'folders that are made so',
      text: 'FROM debian:12\nRUN mkdir -pm [|0777|] /a /b && install -d --mode=[|2777|] -o x /c\nUSER nobody\n',
      problems: [
        {
          message: 'Mode 0777 lets everybody write to "/a" and "/b".',
          fixes: [
            {
              title: 'Use mode 0755',
              after: 'FROM debian:12\nRUN mkdir -pm 0755 /a /b && install -d --mode=2777 -o x /c\nUSER nobody\n',
            },
          ],
        },
        {
          message: 'Mode 2777 lets everybody write to "/c".',
          fixes: [
            {
              title: 'Use mode 755',
              after: 'FROM debian:12\nRUN mkdir -pm 0777 /a /b && install -d --mode=755 -o x /c\nUSER nobody\n',
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'the owner and the group, and what takes rights away',
      text: 'FROM debian:12\nCOPY --chmod=775 a /a\nRUN chmod 775 /a && chmod +w,g=u /b && chmod a+x /c && chmod o-w,a-s /d && chmod -R a+rX /e && chmod a+w,o-w /f\nUSER nobody\n',
    },
    {
      name: 'the sticky bit, folders for all, and new files of a group',
      text: 'FROM debian:12\nRUN chmod 1777 /x && chmod a+rwxt /y && chmod 777 /tmp /var/tmp/z && cd /tmp && chmod 777 a && chmod 2775 /srv && chmod g+s /srv\nUSER nobody\n',
    },
    {
      name: 'modes that are not known, and words that are none',
      text: 'FROM debian:12\nARG M\nCOPY --chmod=$M a /a\nRUN chmod $M /x && chmod --reference=777 /y && echo chmod 777 /z && chmod 777\nUSER nobody\n',
    },
  ],
});
