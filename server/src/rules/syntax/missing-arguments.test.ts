import { testRule } from '../../../../test/support/rule-test.ts';
import { missingArguments } from './missing-arguments.ts';

testRule(missingArguments, {
  reports: [
    {
      name: 'COPY and ADD without a destination, or without anything',
      text: 'FROM alpine:3.20\n[|COPY|] --link app\n[|ADD|] "app.tar" \n[|COPY|] [ "app.tar" ]\n[|COPY|] []\n[|ADD|]\n[|COPY|] <<EOF\nEOF\n',
      problems: [
        {
          message: 'COPY has a source, but no destination.',
          fixes: [
            {
              title: 'Add the destination "./"',
              after:
                'FROM alpine:3.20\nCOPY --link app ./\nADD "app.tar" \nCOPY [ "app.tar" ]\nCOPY []\nADD\nCOPY <<EOF\nEOF\n',
            },
          ],
        },
        {
          message: 'ADD has a source, but no destination.',
          fixes: [
            {
              title: 'Add the destination "./"',
              after:
                'FROM alpine:3.20\nCOPY --link app\nADD "app.tar" ./ \nCOPY [ "app.tar" ]\nCOPY []\nADD\nCOPY <<EOF\nEOF\n',
            },
          ],
        },
        { message: 'COPY has a source, but no destination.' },
        { message: 'COPY needs a source and a destination.' },
        { message: 'ADD needs a source and a destination.' },
        { message: 'COPY has a source, but no destination.' },
      ],
    },
    {
      name: 'all files of a stage, which are hardly meant',
      text: 'FROM alpine:3.20 AS a\nFROM alpine:3.20\n[|COPY|] --from=a ./\nUSER 65532\n',
      problems: [{ message: 'COPY has a source, but no destination.' }],
    },
    {
      name: 'words that have a fault of their own, too',
      text: 'FROM alpine:3.20\n[|COPY|] -from=x\n[|COPY|] ${x\n[|ADD|] <<EOF\n',
      problems: [
        { message: 'COPY needs a source and a destination.' },
        {
          message: 'COPY has a source, but no destination.',
          fixes: [
            {
              title: 'Add the destination "./"',
              after: 'FROM alpine:3.20\nCOPY -from=x\nCOPY ${x ./\nADD <<EOF\n',
            },
          ],
        },
        { message: 'ADD has a source, but no destination.' },
      ],
    },
    {
      name: 'every other instruction that stands alone',
      text: '[|ARG|]\nFROM alpine:3.20\n[|WORKDIR|]\n[|VOLUME|] []\n[|USER|]  \n[|STOPSIGNAL|]\n[|MAINTAINER|]\n[|EXPOSE|]\n[|SHELL|]\n[|HEALTHCHECK|] --interval=5s\n[|ENV|]\n[|LABEL|]\n[|ONBUILD|]\n',
      problems: [
        { message: 'ARG needs a name.' },
        { message: 'WORKDIR needs a path.' },
        { message: 'VOLUME needs a path.' },
        { message: 'USER needs a user.' },
        { message: 'STOPSIGNAL needs a signal.' },
        { message: 'MAINTAINER needs a name.' },
        { message: 'EXPOSE needs a port.' },
        { message: 'SHELL needs a shell.' },
        { message: 'HEALTHCHECK needs CMD or NONE.' },
        { message: 'ENV needs a name.' },
        { message: 'LABEL needs a name.' },
        { message: 'ONBUILD needs an instruction.' },
      ],
    },
    {
      name: 'names without a value, and the other way round',
      text: 'ARG [|=|]1\nFROM alpine:3.20\nENV [|A|]\nLABEL [|"a.b"|]\nENV [|=|]1 B=2\n',
      problems: [
        { message: 'There is no name before this "=".' },
        { message: 'ENV needs a value for "A".' },
        { message: 'LABEL needs a value for ""a.b"".' },
        { message: 'There is no name before this "=".' },
      ],
    },
    {
      name: 'a trigger, at which the builder stops no sooner than it runs',
      text: 'FROM alpine:3.20\nONBUILD [|WORKDIR|]\n',
      problems: [{ message: 'WORKDIR needs a path.', severity: 'warning' }],
    },
  ],
  quiet: [
    { name: 'what may stand alone', text: 'FROM alpine:3.20\nRUN\nCMD\nENTRYPOINT\nCMD []\n' },
    { name: 'values that are empty', text: 'ARG A=\nARG B\nFROM alpine:3.20\nENV C= D=""\nLABEL ""=1\nENV E ""\n' },
    { name: 'paths with blanks', text: 'FROM alpine:3.20\nWORKDIR /a b\nUSER a b\n' },
    {
      name: 'what other rules tell of',
      text: "FROM alpine:3.20\nCOPY [1]\nCOPY ['a','b']\nSHELL []\nVOLUME [1]\nARG a = b\nENV A=1 =2\nONBUILD ONBUILD\nHEALTHCHECK CMD\n",
    },
    { name: 'another frontend', text: '# syntax=example.com/frontend\nFROM alpine:3.20\nWORKDIR\n' },
  ],
});
