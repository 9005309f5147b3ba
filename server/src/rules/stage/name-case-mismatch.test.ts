import { testRule } from '../../../../test/support/rule-test.ts';
import { nameCaseMismatch } from './name-case-mismatch.ts';

testRule(nameCaseMismatch, {
  reports: [
    {
      name: 'FROM with the capitals of the definition',
      text: 'FROM golang:1.22 AS Builder\nFROM [|Builder|] AS test\n',
      problems: [
        {
          message: 'FROM does not fold case: stage "builder" has to be written in lower case here.',
          fixes: [
            {
              title: 'Write "builder"',
              after: 'FROM golang:1.22 AS Builder\nFROM builder AS test\n',
              safe: true,
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'lower case', text: 'FROM golang:1.22 AS Builder\nFROM builder\n' },
    { name: 'COPY, which folds case', text: 'FROM golang:1.22 AS builder\nFROM a:1\nCOPY --from=Builder /a /a\n' },
    { name: 'a stage further down', text: 'FROM Builder\nFROM golang:1.22 AS Builder\n' },
  ],
});
