import { testRule } from '../../../../test/support/rule-test.ts';
import { definedInOtherStage } from './defined-in-other-stage.ts';

testRule(definedInOtherStage, {
  reports: [
    {
      name: 'the nearest stage above, whose definition is copied as it is written',
      text: 'FROM golang:1.22\nARG BIN=/a\nFROM golang:1.22 AS build\nARG BIN="/b c"\nFROM ghcr.io/acme/base:1\nCOPY --from=build [|$BIN|] /bin/\n',
      problems: [
        {
          message: '"BIN" is set in stage "build", and is empty here.',
          fixes: [
            {
              title: 'Set "BIN" here as well',
              after:
                'FROM golang:1.22\nARG BIN=/a\nFROM golang:1.22 AS build\nARG BIN="/b c"\nFROM ghcr.io/acme/base:1\nARG BIN="/b c"\nCOPY --from=build $BIN /bin/\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'an ARG without a value in a stage below',
      text: 'FROM alpine:3.20\nLABEL r=[|$REV|]\nFROM alpine:3.20\nARG REV\n',
      problems: [
        {
          message: '"REV" is set in stage 1, and is empty here.',
          fixes: [
            {
              title: 'Set "REV" here as well',
              after: 'FROM alpine:3.20\nARG REV\nLABEL r=$REV\nFROM alpine:3.20\nARG REV\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a value that hangs on another variable, and the old form',
      text: 'FROM alpine:3.20 AS a\nENV R=/r\nENV B=$R/b\nENV C c\nFROM alpine:3.20\nWORKDIR [|$B|]\nWORKDIR [|$C|]\n',
      problems: [
        { message: '"B" is set in stage "a", and is empty here.' },
        { message: '"C" is set in stage "a", and is empty here.' },
      ],
    },
    {
      name: 'an error where the builder stops at nothing',
      text: 'FROM alpine:3.20 AS build\nARG ID\nENV DATA=/data\nFROM alpine:3.20\nVOLUME [|$DATA|] [|$ID|]\n',
      problems: [
        {
          message: '"DATA" is set in stage "build", and is empty here.',
          severity: 'error',
          fixes: [
            {
              title: 'Set "DATA" here as well',
              after:
                'FROM alpine:3.20 AS build\nARG ID\nENV DATA=/data\nFROM alpine:3.20\nENV DATA=/data\nVOLUME $DATA $ID\n',
              preferred: true,
            },
          ],
        },
        { message: '"ID" is set in stage "build", and is empty here.', severity: 'error' },
      ],
    },
  ],
  quiet: [
    { name: 'a stage above in the chain', text: 'FROM alpine:3.20 AS a\nENV A=1\nFROM a\nLABEL a=$A\n' },
    { name: 'commands', text: 'FROM alpine:3.20 AS a\nENV A=1\nFROM alpine:3.20\nRUN a $A\n' },
    {
      name: 'what the image may set',
      text: 'FROM alpine:3.20 AS a\nENV JAVA_HOME=/j\nFROM acme/java:1\nWORKDIR $JAVA_HOME\n',
    },
    { name: 'a fallback', text: 'FROM alpine:3.20 AS a\nENV A=1\nFROM alpine:3.20\nLABEL a=${A:-2}\n' },
  ],
});
