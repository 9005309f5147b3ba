import { testRule } from '../../../../test/support/rule-test.ts';
import { circular } from './circular.ts';

testRule(circular, {
  reports: [
    {
      name: 'a ring of three once, where it points forward, and spells it out',
      text: 'FROM a:1 AS one\nCOPY --from=[|three|] /a /a\nFROM a:1 AS two\nCOPY --from=one /a /a\nFROM a:1 AS three\nRUN --mount=from=two,target=/x ls\n',
      problems: [{ message: 'Stages depend on each other in a ring: "one" → "three" → "two" → "one".' }],
    },
    {
      name: 'two rings',
      text: 'FROM a:1 AS a\nCOPY --from=[|b|] / /\nFROM a:1 AS b\nCOPY --from=a / /\nFROM a:1 AS c\nCOPY --from=[|3|] / /\nFROM a:1\nCOPY --from=c / /\n',
      problems: [
        { message: 'Stages depend on each other in a ring: "a" → "b" → "a".' },
        { message: 'Stages depend on each other in a ring: "c" → stage 3 → "c".' },
      ],
    },
  ],
  quiet: [
    {
      name: 'a line',
      text: 'FROM a:1 AS a\nFROM a:1 AS b\nCOPY --from=a / /\nFROM a:1 AS c\nCOPY --from=a / /\nCOPY --from=b / /\n',
    },
    { name: 'a stage that takes from itself', text: 'FROM a:1 AS a\nCOPY --from=a / /\n' },
    {
      name: 'a forward reference to a stage based on this one',
      text: 'FROM a:1 AS a\nCOPY --from=b / /\nFROM a AS b\n',
    },
  ],
});
