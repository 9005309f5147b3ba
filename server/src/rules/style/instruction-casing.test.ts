import { testRule } from '../../../../test/support/rule-test.ts';
import { instructionCasing } from './instruction-casing.ts';

testRule(instructionCasing, {
  caseMatters: true,
  reports: [
    {
      name: 'mixed case, whatever the others are, in triggers and above the first FROM as well',
      text: '[|Arg|] A=1\nFROM a:$A\nONBUILD [|Run|] x\n',
      problems: [
        {
          message: '"Arg" is not in capitals, as the other instructions are.',
          fixes: [{ title: 'Write "ARG"', after: 'ARG A=1\nFROM a:$A\nONBUILD Run x\n', safe: true, preferred: true }],
        },
        {
          message: '"Run" is not in capitals, as the other instructions are.',
          fixes: [{ title: 'Write "RUN"', after: 'Arg A=1\nFROM a:$A\nONBUILD RUN x\n', preferred: true }],
        },
      ],
    },
    {
      name: 'capitals among small letters, AS along with FROM',
      text: '[|FROM|] a:1 AS b\nrun x\nrun y\n',
      problems: [
        {
          message: '"FROM" is not in small letters, as the other instructions are.',
          fixes: [{ title: 'Write "from"', after: 'from a:1 as b\nrun x\nrun y\n', safe: true, preferred: true }],
        },
      ],
    },
    {
      name: 'small letters where both are as frequent, and AS that is right already',
      text: '[|from|] a:1 AS b\nRUN x\n',
      problems: [
        {
          message: '"from" is not in capitals, as the other instructions are.',
          fixes: [{ title: 'Write "FROM"', after: 'FROM a:1 AS b\nRUN x\n', safe: true, preferred: true }],
        },
      ],
    },
  ],
  quiet: [
    { name: 'capitals', text: 'ARG A=1\nFROM a:$A as b\nONBUILD RUN x\n' },
    { name: 'small letters', text: 'arg A=1\nfrom a:$A AS b\nonbuild run x\n' },
    { name: 'a word that is no instruction', text: 'FROM a:1\nRUN x\nfoo x\n' },
    { name: 'a comment for the file', text: '# check=skip=ConsistentInstructionCasing\nFROM a:1\nrun x\n' },
  ],
});
