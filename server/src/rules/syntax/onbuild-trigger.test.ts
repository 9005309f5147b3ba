import { testRule } from '../../../../test/support/rule-test.ts';
import { onbuildTrigger } from './onbuild-trigger.ts';

testRule(onbuildTrigger, {
  reports: [
    {
      name: 'ONBUILD, FROM and MAINTAINER',
      text: 'FROM alpine:3.20\nONBUILD [|ONBUILD|] copy . /app\nONBUILD \\\n  [|FROM|] alpine:3.20\nONBUILD [|MAINTAINER|] me\n',
      problems: [
        {
          message: 'ONBUILD cannot be the trigger of an ONBUILD.',
          fixes: [
            {
              title: 'Remove one ONBUILD',
              after: 'FROM alpine:3.20\nONBUILD copy . /app\nONBUILD \\\n  FROM alpine:3.20\nONBUILD MAINTAINER me\n',
              preferred: true,
            },
          ],
        },
        { message: 'FROM cannot be the trigger of an ONBUILD.' },
        { message: 'MAINTAINER cannot be the trigger of an ONBUILD.' },
      ],
    },
    {
      name: 'ONBUILDs that hold nothing better',
      text: 'FROM alpine:3.20\nONBUILD [|ONBUILD|]\nONBUILD [|ONBUILD|] ONBUILD RUN x\nONBUILD [|ONBUILD|] FROM x\nONBUILD [|ONBUILD|] \\\n  RUN x\n',
      problems: [
        { message: 'ONBUILD cannot be the trigger of an ONBUILD.' },
        { message: 'ONBUILD cannot be the trigger of an ONBUILD.' },
        { message: 'ONBUILD cannot be the trigger of an ONBUILD.' },
        { message: 'ONBUILD cannot be the trigger of an ONBUILD.' },
      ],
    },
  ],
  quiet: [
    { name: 'other triggers', text: 'FROM alpine:3.20\nONBUILD RUN onbuild from\nONBUILD COPY . /app\n' },
    { name: 'nothing', text: 'FROM alpine:3.20\nONBUILD\n' },
    { name: 'another frontend', text: '# syntax=example.com/frontend\nFROM alpine:3.20\nONBUILD FROM a\n' },
  ],
});
