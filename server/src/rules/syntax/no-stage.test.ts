import { testRule } from '../../../../test/support/rule-test.ts';
import { noStage } from './no-stage.ts';

const added = { title: 'Add "FROM scratch"' };

testRule(noStage, {
  // In a file without instructions, FROM is added in capitals.
  caseMatters: true,
  reports: [
    {
      name: 'the first instruction that needs a stage',
      text: 'ARG A=1\n# files\n[|COPY|] a /a\nLABEL a=b\n',
      problems: [
        {
          message: 'There is no FROM above COPY, nor anywhere in the file.',
          fixes: [{ ...added, after: 'ARG A=1\nFROM scratch\n# files\nCOPY a /a\nLABEL a=b\n' }],
        },
      ],
    },
    {
      name: 'an instruction that the empty image cannot run',
      text: '[|RUN|] true\n',
      problems: [{ message: 'There is no FROM above RUN, nor anywhere in the file.' }],
    },
    {
      name: 'arguments and nothing else',
      text: 'ARG A=1\n[|ARG|] B=2',
      problems: [
        { message: 'There is no FROM in the file.', fixes: [{ ...added, after: 'ARG A=1\nARG B=2\nFROM scratch\n' }] },
      ],
    },
    {
      name: 'comments and nothing else',
      text: '# a\n[|# b|]\n\n',
      problems: [
        { message: 'There is no FROM in the file.', fixes: [{ ...added, after: '# a\n# b\n\nFROM scratch\n' }] },
      ],
    },
    {
      name: 'a file that is empty so far',
      text: '[||]\n',
      problems: [
        {
          message: 'There is no FROM in the file.',
          severity: 'hint',
          fixes: [{ ...added, after: '\nFROM scratch\n' }],
        },
      ],
    },
  ],
  quiet: [
    { name: 'FROM further down', text: 'RUN true\nFROM alpine:3.20\n' },
    { name: 'a misspelt FROM', text: 'ARG A\nFORM alpine:3.20\nRUN true\n' },
    { name: 'a word that may stand for it', text: 'ARG A\nalpine:3.20\n' },
    { name: 'another frontend', text: '# syntax=example.com/frontend\nRUN true\n' },
    { name: 'a file for the C preprocessor', text: '#include "base.in"\nRUN true\n' },
  ],
});
