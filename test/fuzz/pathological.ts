/** Files that nobody writes, by what is wrong with them. */
const lines = (count: number, line: (i: number) => string): string => {
  let text = '';
  for (let i = 0; i < count; i++) text += `${line(i)}\n`;
  return text;
};

const KEYS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];
const below = (text: string) => `FROM a\n${text}`;

/** Each with its size: all of them in two seconds and 250 MB. */
export const PATHOLOGICAL: Readonly<Record<string, () => string>> = {
  'a line of a megabyte: one word': () => below(`RUN ${'x'.repeat(1_000_000)}\n`),
  'a line of a megabyte: words': () => below(`RUN ${'ab '.repeat(333_000)}\n`),
  'a line of a megabyte: a comment': () => below(`# ${'x '.repeat(500_000)}\n`),
  'a line of a megabyte: blanks': () => below(`RUN x${' '.repeat(1_000_000)}\n`),
  'a line of a megabyte: a label': () => below(`LABEL a="${'b '.repeat(500_000)}"\n`),
  'a line of a megabyte: an image': () => `FROM ${'a/'.repeat(500_000)}b\n`,
  'a line of a megabyte: a keyword': () => below(`${'X'.repeat(1_000_000)} y\n`),
  'a line of a megabyte: JSON': () => below(`CMD [${'"a", '.repeat(200_000)}"b"]\n`),
  'a line of a megabyte: sources': () => below(`COPY ${'src/a '.repeat(160_000)} /x/\n`),
  'a line of a megabyte: backslashes': () => below(`RUN ${'\\ '.repeat(500_000)}\n`),
  '5,000 continuations': () => below(`RUN a ${'\\\n  && b '.repeat(5_000)}\n`),
  '5,000 continuations of nothing': () => below(`RUN a ${'\\\n'.repeat(5_000)}b\n`),
  '5,000 continuations with comments and blank lines': () => below(`RUN a ${'\\\n# c\n\n  b '.repeat(5_000)}\n`),
  '5,000 continuations of labels': () => below(`LABEL ${'a=b \\\n '.repeat(5_000)}c=d\n`),
  '50,000 comments': () => `${lines(25_000, (i) => `# ${i}`)}${below(lines(25_000, (i) => `# ${i} why`))}RUN x\n`,
  '50,000 blank lines': () => `${below('\n'.repeat(50_000))}RUN x\n`,
  '2,000 stages in a chain': () =>
    `FROM a AS s0\n${lines(2_000, (i) => `FROM s${i} AS s${i + 1}\nRUN x\nENV A${i}=$A${i - 1}`)}`,
  '2,000 stages that copy from the last': () =>
    lines(2_000, (i) => `FROM a AS s${i}\nCOPY --from=s${Math.max(0, i - 1)} /x /y`),
  '2,000 stages that all copy from each other': () =>
    lines(
      2_000,
      (i) => `FROM a AS s${i}\nCOPY --from=s${(i * 7 + 3) % 2_000} /x /y\nCOPY --from=s${(i * 31 + 5) % 2_000} /x /y`,
    ),
  '2,000 stages that are all copied from': () =>
    `${lines(2_000, (i) => `FROM a AS s${i}\nRUN touch /x`)}FROM a\n${lines(2_000, (i) => `COPY --from=s${i} /x /y${i}`)}`,
  '2,000 stages of one name': () => lines(2_000, () => 'FROM a AS n'),
  '10,000 ARGs, each of the last': () =>
    below(`ARG A0=x\n${lines(10_000, (i) => `ARG A${i + 1}=$A${i}`)}RUN echo $A10000\n`),
  '10,000 ARGs above FROM, each of the last': () =>
    `ARG A0=x\n${lines(10_000, (i) => `ARG A${i + 1}=$A${i}`)}FROM $A10000\n`,
  '10,000 ENVs, each of the last two': () =>
    below(`ENV A0=x A1=y\n${lines(10_000, (i) => `ENV A${i + 2}=$A${i}$A${i + 1}`)}`),
  'a flag of 100,000 bytes': () =>
    below(`COPY --from=${'a'.repeat(100_000)} /x /y\nRUN --mount=type=${'b'.repeat(100_000)} x\n`),
  '100,000 bytes of flags': () => below(`COPY ${'--link '.repeat(15_000)} /x /y\nRUN ${'--x=1 '.repeat(16_000)} x\n`),
  '100,000 bytes of options of a mount': () => below(`RUN --mount=type=cache,${'id=a,'.repeat(20_000)}target=/x x\n`),
  '5,000 mounts': () => below(`RUN ${lines(5_000, (i) => `--mount=type=cache,target=/x${i} \\`)} x\n`),
  '5,000 nested $(': () => below(`RUN echo ${'$('.repeat(5_000)}\nRUN ${'$(a '.repeat(5_000)}${')'.repeat(5_000)}\n`),
  '5,000 nested ${': () => below(`ENV A=${'${a:-'.repeat(5_000)}${'}'.repeat(5_000)}\nUSER ${'${a'.repeat(5_000)}\n`),
  '5,000 nested brackets': () =>
    below(
      `CMD ${'['.repeat(5_000)}\nRUN ${'('.repeat(5_000)}\nRUN ${'{ '.repeat(5_000)}\nRUN ${'if a; then '.repeat(5_000)}\n`,
    ),
  '5,000 triggers in each other': () => below(`${'ONBUILD '.repeat(5_000)}RUN x\n`),
  'nothing terminated': () =>
    below(lines(1_000, () => 'ENV A="x\nRUN echo \'x\nCMD ["a\nCOPY --from="b /x\nLABEL a=${b\nRUN x <<E')) +
    'RUN <<F \\',
  'a quote that is never closed': () => below(`RUN echo "${'a $B \n'.repeat(1)}${lines(20_000, (i) => `  ${i} \\`)}`),
  'a heredoc that is never closed': () => below(`RUN <<EOF\n${lines(20_000, (i) => `echo ${i} $A`)}`),
  '2,000 heredocs in one line': () =>
    below(`RUN ${lines(2_000, (i) => `<<E${i}`).replaceAll('\n', ' ')}\n${lines(1_000, (i) => `x\nE${i}`)}`),
  '5,000 heredocs': () => below(lines(5_000, (i) => `RUN <<E${i}\necho ${i}\nE${i}`)),
  'names of what every object has': () =>
    `${KEYS.map(
      (key) =>
        `ARG ${key}=1\nFROM $${key} AS ${key}\nENV ${key}=$${key} A=\${${key}:-x}\nLABEL ${key}=1\nUSER ${key}\nCOPY --from=${key} --${key}=1 /${key} /x\nRUN --mount=type=${key},${key}=1 ${key} $${key}\n${key} x\nSTOPSIGNAL ${key}\nEXPOSE ${key}\n`,
    ).join('')}# hadolint ignore=__proto__\n# dockerfile-stages: disable=__proto__\n# __proto__=x\n`,
  'a stage name of 60 letters and a mark': () =>
    `FROM a AS ${'a'.repeat(60)}!\nFROM ${'a'.repeat(60)}! AS ${'b-'.repeat(30_000)}!\nCOPY --from=${'a'.repeat(60)}! / /\n`,
  '16,000 instructions of a kind that are wrong': () => below(lines(16_000, (i) => `FOO ${i}`)),
  '10,000 triggers': () => `FROM a AS b\n${lines(10_000, (i) => `ONBUILD RUN echo ${i}`)}FROM b\n`,
  '10,000 directives': () => `${lines(10_000, (i) => `# a${i}=b`)}FROM a\n`,
  '5,000 packages': () => below(`RUN apt-get install -y ${lines(5_000, (i) => `p${i} \\`)}  q\n`),
  '5,000 downloads in one RUN': () =>
    below(`RUN x ${lines(5_000, (i) => ` && curl http://a.test/${i} | sh \\`)}  && y\n`),
};

/** What takes references to variables, given as many of them as asked for. */
export const EXPANDING: Readonly<Record<string, (references: string) => string>> = {
  FROM: (all) => `ARG A=b\nFROM ${all}\n`,
  'FROM --platform': (all) => `ARG A=b\nFROM --platform=${all} a\n`,
  ...Object.fromEntries(
    [
      'ADD',
      'COPY',
      'ENV',
      'ARG',
      'LABEL',
      'EXPOSE',
      'STOPSIGNAL',
      'USER',
      'VOLUME',
      'WORKDIR',
      'RUN',
      'CMD',
      'HEALTHCHECK CMD',
      'ONBUILD USER',
    ].map((keyword) => [
      keyword,
      (all: string) =>
        below(
          `ARG A=b\n${keyword} ${/^(?:ENV|ARG|LABEL)$/.test(keyword) ? `x=${all}` : /^(?:ADD|COPY)$/.test(keyword) ? `${all} /x` : all}\n`,
        ),
    ]),
  ),
  'COPY --chown': (all) => below(`ARG A=b\nCOPY --chown=${all} x /y\n`),
  'COPY --from': (all) => below(`ARG A=b\nCOPY --from=${all} x /y\n`),
  'RUN --mount': (all) => below(`ARG A=b\nRUN --mount=type=cache,id=${all},target=/x y\n`),
  'COPY of a heredoc': (all) => below(`ARG A=b\nCOPY <<E /x\n${all}\nE\n`),
};

/** How one reference follows the other. */
export const REFERENCES = ['$A', '${A}', '${A:-x}', '${A#b}', '"$A"', '$A ', '$A/', '$B'];

/** Ignore files whose patterns are hard to follow. */
export const IGNORES: Readonly<Record<string, () => string>> = {
  '**/ again and again': () => `${'**/'.repeat(5_000)}a\n`,
  '**/a again and again': () => `${'**/a/'.repeat(5_000)}b\n`,
  '*a again and again': () => `${'*a'.repeat(10_000)}b\n`,
  '10,000 lines of **/a': () => lines(10_000, (i) => `**/a${i}/**/b*`),
  '10,000 exceptions': () => `*\n${lines(10_000, (i) => `!a${i}/**`)}`,
  '[a-z] again and again': () => `${'[a-z]'.repeat(10_000)}\n${'['.repeat(10_000)}\n`,
  '../ again and again': () => `${'../'.repeat(20_000)}a\n${'a/../'.repeat(20_000)}b\n`,
};
