import { testRule } from '../../../../test/support/rule-test.ts';
import { wgetProgress } from './wget-progress.ts';

const message = 'The progress of "wget" fills the log of the build.';
const reported = (from: string, run: string, ...after: (readonly [option: string, run: string])[]) => ({
  name: `${from}: ${run}`,
  text: `FROM ${from}\n${run}\n`,
  problems: [
    {
      message,
      fixes: after.map(([option, text]) => ({
        title: `Add ${option}`,
        after: `FROM ${from}\n${text}\n`,
        preferred: after.length === 1,
      })),
    },
  ],
});
const DOTS = '--progress=dot:giga';

testRule(wgetProgress, {
  reports: [
    reported('debian:12 AS a', 'RUN wget -q a.example && \\\n  # one more\n  A=b sudo [|wget|] \\\n   "$URL" | tar x', [
      DOTS,
      `RUN wget -q a.example && \\\n  # one more\n  A=b sudo wget ${DOTS} \\\n   "$URL" | tar x`,
    ]),
    reported('debian:12 AS a', 'RUN [[|"wget"|], "-i", "list"]', [DOTS, `RUN ["wget", "${DOTS}", "-i", "list"]`]),
    reported('alpine:3.22 AS a', 'RUN [|wget|] -O- $URL', ['-q', 'RUN wget -q -O- $URL']),
    reported('alpine:3.22 AS a', 'RUN apk add --no-cache wget\nRUN [|wget|] $URL', [
      DOTS,
      `RUN apk add --no-cache wget\nRUN wget ${DOTS} $URL`,
    ]),
    reported(
      'example.com/a:1 AS a',
      'RUN cat list | xargs [|wget|]',
      [DOTS, `RUN cat list | xargs wget ${DOTS}`],
      ['-q', 'RUN cat list | xargs wget -q'],
    ),
  ],
  quiet: [
    'RUN wget -qO- u; wget -nv u; wget -O x -q u; wget --quiet u; wget -nvO x u; wget u --no-verbose',
    'RUN wget -o log u; wget --append-output=log u; wget --progress=bar u; wget -q --show-progress u',
    'RUN wget u 2> /dev/null; wget u &> log; wget --version; wget; wget --spider u',
    'ARG WGET_OPTS\nRUN wget $WGET_OPTS u; wget "$@"',
    'RUN echo "quiet = on" > /etc/wgetrc && wget u',
    'RUN echo "quiet = on" > /etc/wgetrc\nFROM build\nRUN wget u',
    'RUN apt-get install wget; which wget',
  ].map((lines) => ({ name: lines, text: `FROM debian:12 AS build\n${lines}\n` })),
});
