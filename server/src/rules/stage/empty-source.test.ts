import { testRule } from '../../../../test/support/rule-test.ts';
import { emptySource } from './empty-source.ts';

testRule(emptySource, {
  reports: [
    {
      name: 'an empty stage, by name and by index, and one based on it',
      text: 'FROM scratch AS none\nENV A=b\nFROM none AS more\nLABEL a=b\nFROM a:1\nCOPY --from=[|NONE|] a b /c/\nCOPY --from=[|1|] ./a /d\n',
      problems: [
        { message: 'Stage "none" is empty: there is nothing to copy from it.' },
        { message: 'Stage "more" is empty: there is nothing to copy from it.' },
      ],
    },
    {
      name: 'one without a name',
      text: 'FROM scratch\nFROM a:1\nCOPY --from=[|0|] /a /a\n',
      problems: [{ message: 'Stage 0 is empty: there is nothing to copy from it.' }],
    },
  ],
  quiet: [
    {
      name: 'a stage with files',
      text: 'FROM scratch AS a\nCOPY x /\nFROM a AS b\nFROM scratch AS c\nWORKDIR /x\nFROM a:1\nCOPY --from=b /x /x\nCOPY --from=c /x /x\n',
    },
    {
      name: 'what a trigger may bring',
      text: 'FROM scratch AS a\nONBUILD COPY x /\nFROM a AS b\nFROM a:1\nCOPY --from=b /x /x\n',
    },
    {
      name: 'all there is, which may be nothing',
      text: 'FROM scratch AS a\nFROM a:1\nCOPY --from=a / /\nCOPY --from=a . /x/\nCOPY --from=a /opt/* /x/\n',
    },
    {
      name: 'a stage chosen by a variable',
      text: 'ARG WITH=false\nFROM scratch AS tool-false\nFROM tool-${WITH} AS tool\nFROM a:1\nCOPY --from=tool /bin/tool /bin/\n',
    },
    { name: 'a mount', text: 'FROM scratch AS a\nFROM a:1\nRUN --mount=from=a,target=/x ls\n' },
    { name: 'a path that a variable decides', text: 'FROM scratch AS a\nFROM a:1\nARG P\nCOPY --from=a $P /x\n' },
  ],
});
