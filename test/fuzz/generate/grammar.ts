import type { Random } from '../../buildkit/random.ts';

/** Makes a piece of text. */
type Make = (random: Random) => string;

const one =
  (...choices: readonly (string | Make)[]): Make =>
  (random) => {
    const choice = random.of(choices);
    return typeof choice === 'string' ? choice : choice(random);
  };

/** So many pieces, joined. */
const many =
  (least: number, most: number, separator: string | Make, make: Make): Make =>
  (random) => {
    let text = '';
    for (let left = least + random.below(most - least + 1); left > 0; left--) {
      text += make(random);
      if (left > 1) text += typeof separator === 'string' ? separator : separator(random);
    }
    return text;
  };

/** Pieces one behind the other. */
const all =
  (...parts: readonly (string | Make)[]): Make =>
  (random) => {
    let text = '';
    for (const part of parts) text += typeof part === 'string' ? part : part(random);
    return text;
  };

/** A piece once in so many times. */
const maybe =
  (rarity: number, make: string | Make): Make =>
  (random) =>
    random.below(rarity) > 0 ? '' : typeof make === 'string' ? make : make(random);

const name = one('a', 'b', 'build', 'Test', 'base', 'x-1', '__proto__', 'constructor', 'scratch', 'café');
const variable = one('A', 'B', 'VERSION', 'PATH', 'TARGETARCH', '__proto__', 'toString', 'NODE_ENV', 'HTTP_PROXY', '_');
const modifier: Make = (random) =>
  one(
    all(':-', value),
    all('-', value),
    ':+x',
    '+x',
    ':?no',
    '?',
    '#*/',
    '##a*',
    '%.*',
    '%%b',
    '/a/b',
    '//./',
    ':x',
    '',
  )(random);
const reference: Make = one(
  all('$', variable),
  all('${', variable, '}'),
  all('${', variable, modifier, '}'),
  all('\\$', variable),
  '$$',
  '${',
  '$1',
  '${!x}',
);
const value: Make = one(
  one('1', '22-alpine', 'production', '/app', 'a/b', '', 'x y', 'é\u{1f433}', 'true', '0.0.0.0'),
  reference,
  all('"', many(0, 3, ' ', one(name, reference)), '"'),
  all("'", name, "'"),
  all(name, reference, '.tar.gz'),
);
const image = one(
  'alpine:3.20',
  'node:22',
  'debian:bookworm-slim',
  'python:3.12-alpine@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
  'ghcr.io/a/b:1',
  'scratch',
  'mcr.microsoft.com/windows/servercore:ltsc2022',
  'golang',
  name,
  reference,
  all('a-', reference, ':1'),
  '0',
  '1',
);
const path = one(
  '.',
  '/',
  './',
  '/app',
  'src/',
  'package.json',
  '*.json',
  'a b',
  '/usr/local/bin/x',
  '../x',
  all('/', reference),
  'go.mod go.sum',
  '/root/.cache',
  '.env',
  'C:\\x\\',
  '~/a',
);
const url = one(
  'https://a.test/x.tar.gz',
  'http://a.test/install.sh',
  'https://github.com/a/b.git#main',
  'git@github.com:a/b.git',
);

const packages = many(1, 4, ' ', one('curl', 'git=1:2.3', 'build-essential', 'python3', 'ca-certificates', reference));
const command: Make = (random) =>
  one(
    all('apt-get update && apt-get install ', maybe(2, '-y '), maybe(3, '--no-install-recommends '), packages),
    all('apk add ', maybe(2, '--no-cache '), packages),
    all('pip install ', maybe(2, '--no-cache-dir '), packages),
    one(
      'npm ci',
      'npm install -g x',
      'yarn install',
      'pnpm i',
      'bundle install',
      'composer install',
      'mvn package',
      'cargo build',
    ),
    all('go build -o /out/', name, ' ./...'),
    all('curl -fsSL ', url, one(' | sh', ' -o x', ' | tar xz', '')),
    all('cd ', path, ' && make'),
    all('export ', variable, '=', value),
    all(variable, '=', value, ' x'),
    all('echo ', many(0, 3, ' ', one(reference, value)), ' > ', path),
    all('mkdir -p ', path, ' && chmod 777 ', path),
    all('useradd -m ', name),
    all('su - ', name, " -c '", 'ls', "'"),
    all('sh -c "', command, '"'),
    all('set -', one('e', 'x', 'o pipefail', 'eux'), '; ', command),
    all(
      'if [ -f ',
      path,
      ' ]; then ',
      command,
      '; ',
      maybe(4, 'else x; '),
      maybe(5, all('elif y; then ', command, ';')),
      'fi',
    ),
    all('for i in ', packages, '; do ', command, '; done'),
    all('(', command, ')'),
    all('{ ', command, '; }'),
    all('x=$(', command, ')'),
    all('`', name, '`'),
    all('case ', reference, ' in a) ', command, ';; *) ;; esac'),
    'sudo rm -rf /var/lib/apt/lists/*',
    'wget x',
    all('ls ', path),
    all('git clone ', url),
  )(random);
const joint = one(
  ' && ',
  ' && ',
  ' && \\\n  ',
  ' \\\n  && ',
  '; ',
  ' | ',
  ' || ',
  ' && \\\n  # why\n  ',
  ' \\\n\n  && ',
  ' & ',
);
const script: Make = many(1, 4, joint, command);
const word = one('"a"', '"sh"', '"-c"', '"\\u0041 $B"', '"x y"', '"/bin/x"', '"echo \\"a\\""');
const json = all('[', many(0, 4, one(', ', ','), word), one(']', ']', ']', ',]', '', '] x'));
const heredoc: Make = (random) => {
  const end = random.of(['EOF', 'E', 'a b', 'sh']);
  const open = random.of(['<<', '<<-', '<<', '0<<'])! + random.of([end, `"${end}"`, `'${end}'`]);
  const body = many(0, 3, '\n', one(command, 'x $A ${B}', '\tx', '#!/bin/bash', ' ', 'FROM a'))(random);
  return `${open}${random.of(['', ' cat >x', ' /x', ' <<F'])}\n${body}\n${random.below(6) === 0 ? '' : end}`;
};

const option = all(
  one('type', 'target', 'from', 'source', 'id', 'sharing', 'mode', 'readonly', 'dst', 'size', 'env', 'required', 'x'),
  maybe(5, all('=')),
  '=',
  one(value, 'cache', 'bind', 'secret', 'tmpfs', 'ssh', 'locked', path, name),
);
const mount = all('--mount=', one('type=cache,target=/root/.npm', 'type=bind,target=.', many(1, 4, ',', option)), ' ');
const flag = one(
  all('--from=', one(name, image, '0', '9'), ' '),
  all('--chown=', one('a:b', '0', '1:1', reference), ' '),
  all('--chmod=', one('755', 'u+x', '9'), ' '),
  '--link ',
  '--parents ',
  all('--exclude=', path, ' '),
  all('--platform=', one('linux/amd64', '$BUILDPLATFORM', 'windows'), ' '),
  '--network=none ',
  '--security=insecure ',
  '--checksum=sha256:0 ',
  '--keep-git-dir ',
  '--frm=a ',
  '--x ',
  '-y ',
  '-- ',
);
const pairs = many(
  1,
  3,
  one(' ', ' ', ' \\\n  '),
  all(one(variable, 'org.opencontainers.image.title', 'a.b', '"k"'), '=', value),
);
const arguments_: Readonly<Record<string, Make>> = {
  RUN: all(maybe(3, mount), maybe(6, flag), one(script, script, script, json, heredoc, '')),
  COPY: all(maybe(2, flag), maybe(4, flag), one(many(1, 3, ' ', path), json, heredoc)),
  ADD: all(maybe(3, flag), one(all(url, ' ', path), many(1, 3, ' ', path), json, heredoc)),
  ENV: one(pairs, pairs, all(variable, ' ', value)),
  ARG: one(variable, all(variable, '=', value), pairs),
  LABEL: pairs,
  WORKDIR: path,
  USER: one(name, 'root', '1000:1000', reference, 'a b', ''),
  EXPOSE: many(1, 3, ' ', one('80', '443/tcp', '1-3', '99999', reference, '80:80', 'http')),
  VOLUME: one(json, path),
  CMD: one(json, json, script),
  ENTRYPOINT: one(json, json, script),
  SHELL: one(json, '["/bin/bash", "-o", "pipefail", "-c"]', '["powershell"]', 'sh'),
  HEALTHCHECK: one(all(maybe(2, '--interval=5s '), maybe(4, '--retries=x '), 'CMD ', one(script, json)), 'NONE', ''),
  STOPSIGNAL: one('9', 'SIGTERM', 'TERM', reference, 'SIGX'),
  MAINTAINER: one('a', 'A <a@b.test>'),
  FROM: all(
    maybe(3, '--platform=$BUILDPLATFORM '),
    image,
    maybe(2, all(one(' AS ', ' as ', ' As '), name)),
    maybe(20, ' x'),
  ),
};
const KEYWORDS = Object.keys(arguments_);

const instruction: Make = (random) => {
  const keyword = random.of(KEYWORDS);
  const shown = random.below(12) === 0 ? keyword.toLowerCase() : random.below(40) === 0 ? `${keyword}X` : keyword;
  const nested = random.below(15) === 0 ? `ONBUILD ${random.below(10) === 0 ? 'ONBUILD ' : ''}` : '';
  return `${nested}${shown} ${arguments_[keyword]!(random)}`;
};
const comment = one(
  '# why',
  '#',
  '# hadolint ignore=DL3006,SC2086',
  '# check=skip=all',
  '# dockerfile-stages: disable=all',
  '# escape=`',
  '#syntax=docker/dockerfile:1',
  '  # \u{1f600}',
  '# shellcheck disable=SC2046',
);
const head = many(
  0,
  2,
  '\n',
  one(
    '# syntax=docker/dockerfile:1',
    '# escape=`',
    '# check=skip=JSONArgsRecommended;error=true',
    'ARG A=1',
    'ARG VERSION',
    '# a',
  ),
);
const line = one(
  instruction,
  instruction,
  instruction,
  instruction,
  instruction,
  comment,
  '',
  '  ',
  all('  ', instruction),
);
const stage: Make = (random) => `FROM ${arguments_.FROM!(random)}\n${many(0, 3, '\n', line)(random)}`;

/** A Dockerfile of a few stages, most of which make sense, as our own grammar has it. */
export function grammatical(random: Random, stages = 1 + random.below(random.below(4) === 0 ? 4 : 1)): string {
  let text = random.below(3) === 0 ? `${head(random)}\n` : '';
  for (let left = stages; left > 0; left--) text += `${stage(random)}\n`;
  return varied(text, random);
}

/** A piece of such a file: a line or a few. */
export const piece = (random: Random): string => many(1, 3, '\n', one(line, line, stage))(random);

function varied(text: string, random: Random): string {
  switch (random.below(12)) {
    case 0:
      return text.replaceAll('\n', '\r\n');
    case 1:
      return `\ufeff${text}`;
    case 2:
      return `# escape=\`\n${text.replaceAll('\\\n', '`\n')}`;
    case 3:
      return text.slice(0, random.below(text.length + 1));
    case 4:
      return text.trimEnd();
    default:
      return text;
  }
}
