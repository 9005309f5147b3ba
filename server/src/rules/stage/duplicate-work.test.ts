import { testRule } from '../../../../test/support/rule-test.ts';
import { duplicateWork } from './duplicate-work.ts';

testRule(duplicateWork, {
  reports: [
    {
      name: 'stages of a common stage, however they are spaced and continued',
      text: 'FROM a:1 AS base\nFROM base AS one\nRUN apt-get \\\n update\nCOPY  x y\nCOPY z .\nFROM base AS two\nENV A=b\nFROM base AS [|three|]\nRUN   apt-get update\nCOPY x y\nRUN more\nFROM base\nCOPY --from=one / /\nCOPY --from=two / /\nCOPY --from=three / /\n',
      problems: [{ message: 'The first 2 instructions are those of stage "one": give both a common base.' }],
    },
    {
      name: 'stages without a name, and heredocs',
      text: 'FROM a:1\nRUN <<EOF\nmake\nEOF\nRUN make install\nFROM [|a:1|]\nRUN <<EOF\nmake\nEOF\nRUN make install\nCOPY --from=0 / /\n',
      problems: [{ message: 'The first 2 instructions are those of stage 0: give both a common base.' }],
    },
  ],
  quiet: [
    {
      name: 'another image or platform',
      text: 'FROM a:1 AS x\nRUN make\nCOPY a b\nFROM a:2 AS y\nRUN make\nCOPY a b\nFROM --platform=$BUILDPLATFORM a:1\nRUN make\nCOPY a b\nCOPY --from=x / /\nCOPY --from=y / /\n',
    },
    {
      name: 'another order',
      text: 'FROM a:1 AS x\nRUN make\nCOPY a b\nFROM a:1\nCOPY a b\nRUN make\nCOPY --from=x / /\n',
    },
    {
      name: 'little work',
      text: 'FROM a:1 AS x\nWORKDIR /x\nRUN mkdir -p /y\nRUN make\nRUN one\nFROM a:1\nWORKDIR /x\nRUN mkdir -p /y\nRUN make\nCOPY --from=x / /\n',
    },
    {
      name: 'files alone',
      text: 'FROM scratch AS x\nCOPY a b\nCOPY c d\nFROM scratch\nCOPY a b\nCOPY c d\nCOPY --from=x / /\n',
    },
    {
      name: 'heredocs that differ',
      text: 'FROM a:1 AS x\nRUN <<EOF\none\nEOF\nRUN make\nFROM a:1\nRUN <<EOF\ntwo\nEOF\nRUN make\nCOPY --from=x / /\n',
    },
    {
      name: 'what only a heredoc tells apart from continued lines',
      text: 'FROM a:1 AS x\nRUN make\nRUN <<EOF\none \\\n two\nEOF\nFROM a:1\nRUN make\nRUN <<EOF\none  two\nEOF\nCOPY --from=x / /\n',
    },
    { name: 'another target', text: 'FROM a:1 AS x\nRUN make\nRUN test\nFROM a:1\nRUN make\nRUN test\n' },
  ],
});
