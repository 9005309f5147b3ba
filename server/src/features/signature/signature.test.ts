import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDockerfile } from '../../model/dockerfile.ts';
import { KEYWORDS } from '../../syntax/head.ts';
import { mountSignatures, signaturesOf } from './label.ts';
import { signatureAt } from './signature.ts';

/** The label at `^`, with `«…»` around the parameter that is being written; without flags where these are none of it. */
function shown(marked: string): string | undefined {
  const offset = marked.indexOf('^');
  const found = signatureAt(readDockerfile(marked.replace('^', '')), offset);
  if (!found) return undefined;
  const { label, parameters } = found.signatures[found.active]!;
  const { start, end } = parameters[found.parameter]!.range;
  return `${label.slice(0, start)}«${label.slice(start, end)}»${label.slice(end)}`.replace(/ \[--[^« ]*(?=.*«)/g, '');
}

const cases = (rows: readonly (readonly [marked: string, expected: string | undefined])[]): void => {
  for (const [marked, expected] of rows) {
    test(marked.replaceAll('\n', ' ⏎ '), () => {
      for (const version of [
        marked,
        marked.replaceAll('\n', '\r\n'),
        `\ufeff${marked}`,
        marked.replace(/^(\w+)\b/, 'From'),
      ]) {
        if (version !== marked && !marked.startsWith('FROM')) continue;
        assert.equal(shown(version), expected);
      }
    });
  }
};

describe('the parameter that is being written', () => {
  cases([
    ['FROM ^', 'FROM «<image>» [AS <name>]'],
    ['FROM a^ AS b', 'FROM «<image>» [AS <name>]'],
    ['FROM a ^', 'FROM <image> [AS «<name>»]'],
    ['FROM a AS b^', 'FROM <image> [AS «<name>»]'],
    ['FROM a\nCOPY ^', 'COPY «<source>…» <destination>'],
    ['FROM a\nCOPY a^ b', 'COPY «<source>…» <destination>'],
    ['FROM a\nCOPY a \\\n  # c\n  ^b', 'COPY <source>… «<destination>»'],
    ['FROM a\nCOPY --link a ^', 'COPY <source>… «<destination>»'],
    ['FROM a\nCOPY ["a^", "b"]', 'COPY ["«<source>»", … "<destination>"]'],
    ['FROM a\nCOPY ["a", "^', 'COPY ["<source>", … "«<destination>»"]'],
    ['FROM a\nENV ^', 'ENV «<name>»=<value> …'],
    ['FROM a\nENV A="x y^', 'ENV <name>=«<value>» …'],
    ['FROM a\nENV A=1 ^B=2', 'ENV «<name>»=<value> …'],
    ['FROM a\nENV A="x" B^', 'ENV «<name>»=<value> …'],
    ['FROM a\nARG A=^', 'ARG <name>[=«<default>»] …'],
    ['FROM a\nEXPOSE 80 53/^', 'EXPOSE <port>[/«<protocol>»] …'],
    ['FROM a\nUSER a:^', 'USER <user>[:«<group>»]'],
    ['FROM a\nSHELL ["a", ^', 'SHELL ["<program>", "«<argument>»", …]'],
    ['FROM a\nVOLUME /a ^', 'VOLUME «<path>» …'],
    ['FROM a\nCMD ^', 'CMD ["«<program>»", "<argument>", …]'],
    ['FROM a\nRUN ^', 'RUN «<command>»'],
    ['FROM a\nRUN ["a^"]', 'RUN ["«<program>»", "<argument>", …]'],
    ['FROM a\nHEALTHCHECK --retries=1 ^', 'HEALTHCHECK CMD «<command>»'],
    ['FROM a\nHEALTHCHECK CMD ["a", "^', 'HEALTHCHECK CMD ["<program>", "«<argument>»", …]'],
  ]);
});

describe('flags', () => {
  cases([
    [
      'FROM a\nRUN --network=^none ls',
      'RUN «[--network=default|none|host]» [--security=sandbox|insecure] [--device=<name>[,required]]… <command>',
    ],
    [
      'FROM a\nADD --ch^ a b',
      'ADD «[--checksum=<checksum>]» [--chown=<user>[:<group>]] [--chmod=<mode>] [--link] [--exclude=<pattern>]… [--keep-git-dir] [--unpack] <source>… <destination>',
    ],
    [
      'FROM a\nCOPY --from=x --^',
      'COPY «[--chown=<user>[:<group>]]» [--chmod=<mode>] [--link] [--exclude=<pattern>]… [--parents] <source>… <destination>',
    ],
    ['FROM a\nCOPY --nope^ a b', undefined],
    ['FROM a\nCOPY a --^', 'COPY <source>… «<destination>»'],
  ]);
});

describe('mounts', () => {
  cases([
    [
      'FROM a\nRUN --mount=^',
      '--mount=«type=bind»,target=<path>[,from=<stage|context|image>][,source=<path>][,readonly][,readwrite]',
    ],
    ['FROM a\nRUN --mount=type=tmpfs,^', '--mount=type=tmpfs,«target=<path>»[,size=<size>]'],
    ['FROM a\nRUN --mount=type=tmpfs,dst=/a,^ ls', '--mount=type=tmpfs,target=<path>[,«size=<size>»]'],
    ['FROM a\nRUN --mount=type=tmpfs,dst=/a^ ls', '--mount=type=tmpfs,«target=<path>»[,size=<size>]'],
    ['FROM a\nONBUILD RUN --mount=type=tmpfs,si^', '--mount=type=tmpfs,target=<path>[,«size=<size>»]'],
  ]);
});

describe('ONBUILD', () => {
  cases([
    ['FROM a\nONBUILD ^', 'ONBUILD «<instruction>»'],
    ['FROM a\nONBUILD CO^', 'ONBUILD «<instruction>»'],
    ['FROM a\nONBUILD COPY a ^', 'COPY <source>… «<destination>»'],
  ]);
});

describe('none', () => {
  cases([
    ['FROM a\nRUN l^s', undefined],
    ['FROM a\nRUN --mount=type=ssh ls -l ^', undefined],
    ['FROM a\nHEALTHCHECK CMD cu^rl', undefined],
    ['FROM a\nHEALTHCHECK NONE^', undefined],
    ['FROM a\nCOPY <<E /x\n^a\nE', undefined],
    ['FROM a\nCOPY \\\n # c^\n a b', undefined],
    ['FROM a\nCO^PY a b', undefined],
    ['FROM a\nNOPE ^', undefined],
    ['FROM a\n^\nRUN ls', undefined],
    ['# syntax=^x\nFROM a', undefined],
  ]);
});

test('each parameter is told of, and is where it says', () => {
  for (const { label, parameters } of [...KEYWORDS.flatMap(signaturesOf), ...mountSignatures.values()]) {
    for (const { name, range, about: told } of parameters) {
      assert.match(told, /\.$/);
      assert.ok(label.slice(range.start, range.end).includes(name), `${name} in ${label}`);
    }
  }
});

test('nothing throws wherever it is asked', () => {
  for (const text of [
    'FROM a AS\nCOPY --from= \\\n # x\n ["a" , \nRUN --mount=type=,"a --x\nONBUILD\nONBUILD ONBUILD COPY\nENV\nENV A="\nHEALTHCHECK --',
    '# escape=`\r\nFROM 👍 `\r\n AS b\r\nCMD [👍\r\nRUN <<E\r\n👍\r\n',
  ]) {
    const dockerfile = readDockerfile(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const found = signatureAt(dockerfile, offset);
      if (found) assert.ok(found.signatures[found.active]!.parameters[found.parameter]);
    }
  }
});
