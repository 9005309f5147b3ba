import { unmark } from '../../../../test/support/fixture.ts';
import { testRule } from '../../../../test/support/rule-test.ts';
import { curlFail } from './curl-fail.ts';

const image = (...lines: string[]) => `FROM debian:12 AS build\n${lines.join('\n')}\n`;
const reported = (run: string, after: string, name = run) => ({
  name,
  text: image(run),
  problems: [
    {
      message: 'Without -f, "curl" takes the page of an error for the file.',
      fixes: [{ title: 'Add -f', after: image(after), preferred: true }],
    },
  ],
});

testRule(curlFail, {
  reports: [
    reported(
      'RUN set -e; \\\n  sudo [|curl|] -sS \\\n    # where\n    -Lo /x "$URL" && chmod +x /x; curl -fo /y "$URL"',
      'RUN set -e; \\\n  sudo curl -fsS \\\n    # where\n    -Lo /x "$URL" && chmod +x /x; curl -fo /y "$URL"',
      'the first group of options',
    ),
    reported('RUN [|curl|] https://a.example/x -o x', 'RUN curl -f https://a.example/x -o x'),
    reported('RUN [|curl|] -o x -L https://a.example', 'RUN curl -o x -fL https://a.example'),
    reported('RUN [[|"curl"|], "-LO", "https://a.example/x"]', 'RUN ["curl", "-fLO", "https://a.example/x"]'),
    reported('RUN [|curl|] --silent $URL > /etc/x', 'RUN curl -f --silent $URL > /etc/x'),
    reported(
      'RUN <<EOF\nif true; then\n  [|curl|] $URL \\\n    | tar x\nfi\nEOF',
      'RUN <<EOF\nif true; then\n  curl -f $URL \\\n    | tar x\nfi\nEOF',
      'a pipe in a heredoc',
    ),
  ],
  quiet: [
    'RUN curl -fsSLO $U; curl --fail -o x $U; curl --fail-with-body -o x $U; curl -o x $U -f; curl -sSfLo x $U',
    'RUN curl $U; curl -s $U | sh; curl $U | jq -r .tag > x; V=$(curl $U) && curl -s -o /dev/null $U; curl -o - $U',
    "RUN test $(curl -o x -w '%{http_code}' $U) = 200; curl -I $U > x; curl -o x file:///y",
    'RUN curl -o x $U && echo "$SUM x" | sha256sum -c -',
    'RUN curl -o x.asc $U; gpg --batch --verify x.asc x',
    'ARG CURL_OPTS\nRUN curl $CURL_OPTS -o x $U; curl "$@" -O',
    'RUN echo fail > ~/.curlrc\nRUN curl -O $U',
  ].map((lines) => ({ name: lines, text: unmark(image(lines)).text })),
});
