import { testRule } from '../../../../test/support/rule-test.ts';
import { labelEarly } from './label-early.ts';

const message = (name: string) => `Not every builder keeps the layers below when this ${name} changes.`;
const moved = (name: string, after: string) => ({
  message: message(name),
  fixes: [{ title: `Move ${name} below the last RUN`, after, safe: true, preferred: true }],
});

testRule(labelEarly, {
  reports: [
    {
      name: 'each of them, in all stages of the image',
      text: 'FROM alpine:3.22 AS a\n# Who\n[|LABEL|] a=b \\\n  c="d"\nCOPY x /x\nRUN <<EOF\na\nEOF\nFROM a\n[|EXPOSE|] 80\nRUN b\nUSER 1\nEXPOSE 81\n',
      problems: [
        moved(
          'LABEL',
          'FROM alpine:3.22 AS a\nCOPY x /x\nRUN <<EOF\na\nEOF\n# Who\nLABEL a=b \\\n  c="d"\nFROM a\nEXPOSE 80\nRUN b\nUSER 1\nEXPOSE 81\n',
        ),
        moved(
          'EXPOSE',
          'FROM alpine:3.22 AS a\n# Who\nLABEL a=b \\\n  c="d"\nCOPY x /x\nRUN <<EOF\na\nEOF\nFROM a\nRUN b\nEXPOSE 80\nUSER 1\nEXPOSE 81\n',
        ),
      ],
    },
    {
      name: 'one with a variable or a key that is set again, without a fix',
      text: 'FROM alpine:3.22\nARG A=b\n[|LABEL|] a=$A\n[|LABEL|] c=d\nRUN b\nLABEL c=e\n',
      problems: [{ message: message('LABEL') }, { message: message('LABEL') }],
    },
  ],
  quiet: [
    { name: 'one below the last RUN', text: 'FROM alpine:3.22\nRUN a\nLABEL a=b\nCOPY x /x\n' },
    { name: 'a builder', text: 'FROM alpine:3.22 AS a\nLABEL a=b\nRUN a\nFROM alpine:3.22\nCOPY --from=a /x /x\n' },
    { name: 'what a RUN may need', text: 'FROM alpine:3.22\nENV A=b\nWORKDIR /a\nRUN a\n' },
  ],
});
