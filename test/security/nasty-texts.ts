/** Names that would be more than a text where they are not written as one, each with this word in it. */
export const MARK = 'evil';

const WORDS: readonly string[] = [
  '[evil](command:evil)',
  '[evil](https://evil.example)',
  '![evil](https://evil.example/x.png)',
  '<img/src=https://evil.example/evil>',
  '<a/href="command:evil">',
  '<https://evil.example>',
  'https://evil.example/evil',
  'www.evil.example',
  'evil@evil.example',
  '**evil**',
  '_evil_',
  '~~evil~~',
  '`evil`',
  '``evil',
  '```evil',
  '`[evil](command:evil)',
  'evil`',
  '\\`[evil](command:evil)`',
  '&lt;evil&#62;',
  '$(evil)',
  '|evil|',
  '#evil',
  '>evil',
  '-evil',
  'evil](command:evil)[',
  '${evil}',
  '${1:evil}',
  '$CLIPBOARD-evil',
  '<!--evil',
  '<script>evil</script>',
  '\u202eevil',
];

/** The same with blanks and line breaks in them, where those may be. */
const LINES: readonly string[] = [
  ...WORDS,
  '# evil',
  '- [evil](command:evil)',
  '1. evil',
  '    evil',
  '[evil]: https://evil.example',
  '<img src="https://evil.example/x.png" onerror=evil>',
  '![evil][x] [x]: https://evil.example',
  '| evil | [evil](command:evil) |',
  '```\u2028[evil](command:evil)',
  '` [evil](command:evil) `',
  '``` [evil](command:evil)',
  '~~~ evil',
  '--- evil',
  '$(alert) [evil](command:evil) "evil" <evil>',
];

/** A Dockerfile in which they stand wherever something may stand. */
export const nastyDockerfile = (): string => {
  const quoted = (text: string) => `"${text.replaceAll('"', "'").replaceAll('\u2028', ' ')}"`;
  return [
    '# syntax=docker/dockerfile:1-[evil](command:evil)',
    '# check=skip=[evil](command:evil),<img/src=evil>',
    ...LINES.slice(0, 6).map((line) => `# ${line}`),
    ...WORDS.map((word, i) => `ARG A${i}=${word}`),
    ...LINES.flatMap((line, i) => [`# ${line}`, `ARG Q${i}=${quoted(line)}`]),
    ...WORDS.map((word) => `ARG ${word}=1`),
    ...WORDS.flatMap((word, i) => [
      `# ${LINES[i]}`,
      `# B${i} is ${LINES[(i + 9) % LINES.length]}`,
      `FROM evil.example/${word} AS ${word}`,
      `FROM --platform=${word} $A${i} AS S${i}`,
      `FROM ${word}`,
      `COPY --from=${word} --chown=${word}:${word} --chmod=${word} ${word} ./${word}/x /${word}/`,
    ]),
    ...['quay.io', 'ghcr.io', 'mcr.microsoft.com', 'docker.io'].flatMap((registry) =>
      WORDS.map((word) => `FROM ${registry}/evil/${word}:${word}`),
    ),
    'FROM alpine:3.20 AS named',
    ...WORDS.flatMap((word, i) => [
      `ARG B${i}=${word}`,
      `ENV E${i}=${word} ${word}=1`,
      `LABEL ${word}=${word} L${i}=${quoted(LINES[i]!)}`,
      `ENV F${i}=${quoted(LINES[i + 10] ?? LINES[i]!)}`,
      `WORKDIR /${word}`,
      `WORKDIR ${word}/$B${i}`,
      `USER ${word}:${word}`,
      `EXPOSE ${word} $E${i}/tcp`,
      `VOLUME /${word}`,
      `STOPSIGNAL ${word}`,
      `RUN --mount=type=cache,target=/${word},id=${word},from=${word} --network=${word} echo ${word} $B${i} "$F${i}"`,
      `RUN --mount=type=${word},source=${word} useradd ${word} && echo $E${i}`,
      `ADD --checksum=${word} https://evil.example/${word} /x/`,
      `HEALTHCHECK --interval=${word} CMD ${word}`,
      `ONBUILD COPY --from=${word} ${word} /`,
      `SHELL ["${word.replaceAll('"', "'").replaceAll('\\', '')}", "-c"]`,
      `${word} ${word}`,
      `COPY <<${word} /file`,
      '[evil](command:evil)',
      word,
    ]),
    'FROM named',
    ...WORDS.map((word) => `COPY --from=named /${word} ${word} /to/`),
    'CMD ["evil", "[evil](command:evil)"]',
    'COPY --from=',
  ].join('\n');
};

const yaml = (text: string): string => JSON.stringify(text);

/** The files around it, whose names are such, too. */
export const nastyFiles = (): Readonly<Record<string, string>> => ({
  Dockerfile: nastyDockerfile(),
  '.dockerignore': [...LINES, ...WORDS.map((word) => `!${word}`), '*evil*', ''].join('\n'),
  '.dockerfile-stages.yaml': `rules:\n${WORDS.map((word) => `  ${yaml(word)}: ${yaml(word)}\n`).join('')}labelSchema:\n${LINES.map((line) => `  ${yaml(line)}: ${yaml(line)}\n`).join('')}trustedRegistries: [${LINES.map(yaml).join(', ')}]\ncontexts: [${LINES.map(yaml).join(', ')}]\ntargets: [${LINES.map(yaml).join(', ')}]\n${WORDS.map((word) => `${yaml(word)}: 1\n`).join('')}`,
  'compose.yaml': `services:\n${LINES.map((line, i) => `  ${yaml(line)}: { build: { context: ., target: ${yaml(WORDS[i % WORDS.length]!)}, args: { B1: ${yaml(line)} } } }\n`).join('')}  named: { build: { context: ., target: named } }\n`,
  'compose.[evil](command:evil).yaml':
    'services: { "[evil](command:evil)": { build: { context: ., target: named } } }\n',
  'docker-bake.hcl': WORDS.map(
    (word, i) => `target "t${i}" {\n  target = ${JSON.stringify(word.replaceAll('$', '$$'))}\n}\n`,
  ).join(''),
  'docker-bake.<img src=evil>.hcl': 'target "x" {\n  target = "named"\n}\n',
  '[evil](command:evil)/x': '',
  '![evil](https:/evil.example)/x': '',
  '`evil`/x': '',
  '<img src=evil>/evil/x': '',
  'evil <b>/Dockerfile.evil': 'FROM alpine:3.20 AS named\n',
});
