import { testRule } from '../../../../test/support/rule-test.ts';
import { wgetAndCurl } from './wget-and-curl.ts';

const message = (program: string) => `wget and curl are both used here: "${program}" alone would do.`;

testRule(wgetAndCurl, {
  reports: [
    {
      name: 'each stage once, where the other one comes in',
      text: 'FROM debian:12 AS a\nRUN wget -q x && [|curl|] -f x && wget -q y && curl -f y\nFROM a AS b\nRUN wget -q x; curl -f x\nFROM debian:12 AS c\nRUN ["curl", "-f", "x"]\nFROM c\nRUN cat list | xargs [|wget|] -q\n',
      problems: [{ message: message('wget') }, { message: message('curl') }],
    },
  ],
  quiet: [
    { name: 'different stages', text: 'FROM debian:12 AS a\nRUN wget -q x\nFROM debian:12\nRUN curl -f x\n' },
    {
      name: 'one that is only installed, or asked for its version',
      text: 'FROM debian:12 AS a\nRUN apt-get install curl && curl --version && wget -q x\n',
    },
    {
      name: 'whichever is there',
      text: 'FROM debian:12 AS a\nRUN if command -v curl; then curl -f x; else wget -q x; fi; wget -q x || curl -f x\n',
    },
  ],
});
