import { testRule } from '../../../../test/support/rule-test.ts';
import { lineTooLong } from './line-too-long.ts';

const long = 'x'.repeat(65_530);

const tooLong = { message: 'This line is longer than the 65,535 bytes that the builder reads.' };

testRule(lineTooLong, {
  reports: [
    {
      name: 'instructions, comments and heredocs, by their bytes',
      text: `FROM alpine:3.20\n[|# ${long}xxxx|]\nRUN true \\\n[|  ${long}xxxx|]\nRUN <<EOF\n[|é${long}xxxx|]\nEOF\n`,
      problems: [tooLong, tooLong, tooLong],
    },
  ],
  quiet: [
    { name: 'a line as long as can be', text: `FROM alpine:3.20\n# ${long}x\n` },
    { name: 'many lines', text: `FROM alpine:3.20\n${`# ${'x'.repeat(40_000)}\n`.repeat(3)}` },
    { name: 'another frontend', text: `# syntax=example.com/frontend\n# ${long}xxxx\n` },
  ],
});
