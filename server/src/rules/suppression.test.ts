import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDockerfile } from '../model/dockerfile.ts';
import { NO_WORKSPACE } from '../workspace/workspace.ts';
import { check } from './check.ts';
import { duplicateName } from './stage/duplicate-name.ts';
import { maintainer } from './style/maintainer.ts';
import { failsOnWarnings, isSuppressed, suppressions } from './suppression.ts';

/** Whether MAINTAINER is reported; BuildKit's answers to the same texts are these. */
const reported = (text: string): boolean =>
  check(readDockerfile(text), NO_WORKSPACE).some(({ rule }) => rule === maintainer);

const above = (...lines: string[]) => `FROM a:1\n${lines.join('\n')}\nMAINTAINER x\n`;
const atTop = (...lines: string[]) => `${lines.join('\n')}\nFROM a:1\nMAINTAINER x\n`;
const SKIP = '# check=skip=MaintainerDeprecated';

describe('BuildKit hears', () => {
  for (const [name, text] of [
    ['a comment directly above', above(SKIP)],
    ['one further up, across others and empty lines', above(SKIP, '', '# why', '')],
    ['one above empty continued lines', above(SKIP, '\\')],
    ['one behind others', above('# why', SKIP)],
    ['one behind an empty comment', above('#', SKIP)],
    ['one with blanks around the first equals sign', above('#check =  skip=MaintainerDeprecated')],
    ['one with other options', above('# check=error=true;skip=MaintainerDeprecated;experimental=all')],
    ['one with a remark', above(`${SKIP} since`)],
    ['one with a reason', above(`${SKIP} // allowed here`)],
    ['one with tabs', above('# check=skip=X,\tMaintainerDeprecated')],
    ['the directive in any case', atTop('# CHECK=skip=MaintainerDeprecated')],
    ['the directive behind others', atTop('# syntax=x', SKIP)],
    ['the directive behind a shebang', atTop('#!/x', SKIP)],
    ['the directive behind a byte-order mark', atTop(`\ufeff${SKIP}`)],
    ['"all"', above('# check=skip=all')],
    ['"all" with a reason', above('# check=skip=all // allowed here')],
    ['"all" at the top', atTop('# check=skip=all')],
  ] as const) {
    test(name, () => assert.equal(reported(text), false));
  }
});

describe('BuildKit does not hear', () => {
  for (const [name, text] of [
    ['an indented comment', above(`  ${SKIP}`)],
    ['an indented directive', atTop(`  ${SKIP}`)],
    ['a comment parted from the instruction by an empty one', above(SKIP, '#')],
    ['the second of two', above('# check=skip=FromAsCasing', SKIP)],
    ['one between continued lines', above('\\', SKIP)],
    ['names behind a blank', above('# check=skip=X, MaintainerDeprecated')],
    ['names behind the first blank of the directive', atTop('# check=skip=X, MaintainerDeprecated')],
    ['a name in another case', above('# check=skip=maintainerdeprecated')],
    ['an option in another case', above('# check=SKIP=MaintainerDeprecated')],
    ['options beside one that there is not', above('# check=foo=1;skip=MaintainerDeprecated')],
    ['a name with a tab and a reason behind it', above(`${SKIP}\t// why`)],
    ['an earlier list', above('# check=skip=MaintainerDeprecated;skip=X')],
    ['"all" among others', above('# check=skip=X,all')],
    ['"all" in capitals', above('# check=skip=ALL')],
  ] as const) {
    test(name, () => assert.equal(reported(text), true));
  }

  test('checks of the whole file above an instruction, not even in "all"', () => {
    const silent = (line: string) => {
      const text = `FROM a:1 AS b\n${line}\nFROM a:1 AS b\n`;
      return !check(readDockerfile(text), NO_WORKSPACE).some(({ rule }) => rule === duplicateName);
    };
    assert.deepEqual(
      ['DuplicateStageName', 'all', 'stage/duplicate-name'].map((name) => silent(`# check=skip=${name}`)),
      [false, false, true],
    );
  });
});

describe("hadolint's comments", () => {
  const TWO = 'FROM a:1\nMAINTAINER x\nFROM a:1\nMAINTAINER x\n';
  const lines = (text: string) =>
    check(readDockerfile(text), NO_WORKSPACE)
      .filter(({ rule }) => rule === maintainer)
      .map(({ range }) => text.slice(0, range.start).split('\n').length);

  test('are for an instruction, a stage, or the file, with a reason behind', () => {
    assert.deepEqual(lines(TWO), [2, 4]);
    assert.deepEqual(lines(`# hadolint global ignore=DL4000 # why\n${TWO}`), []);
    assert.deepEqual(lines(`${TWO}# hadolint global ignore=DL4000\n`), []);
    assert.deepEqual(lines(`# hadolint stage ignore=DL3000, DL4000 # why\n${TWO}`), [5]);
    assert.deepEqual(lines(TWO.replace('MAINTAINER', '# hadolint ignore=style/maintainer\nMAINTAINER')), [5]);
  });

  test('are not heard with words behind the names, and know no "all"', () => {
    assert.deepEqual(lines(`# hadolint global ignore=DL4000 since\n${TWO}`), [3, 5]);
    assert.deepEqual(lines(`# hadolint global ignore=all\n${TWO}`), [3, 5]);
  });
});

test('of two lists BuildKit takes the last, and a lone # parts only where the line begins with it', () => {
  const ids = (text: string) => check(readDockerfile(text), NO_WORKSPACE).map(({ rule }) => rule.id);
  const twice = 'FROM alpine:3\n# check=skip=JSONArgsRecommended;skip=MaintainerDeprecated\nMAINTAINER x\nUSER 1\n';
  assert.ok(!ids(twice).includes('style/maintainer'));
  const indented = 'FROM alpine:3\n# check=skip=MaintainerDeprecated\n #\nMAINTAINER x\nUSER 1\n';
  assert.deepEqual(ids(indented), []);
});

test('"all" hides no error, unless BuildKit only warns of it', () => {
  const ids = (text: string) => check(readDockerfile(text), NO_WORKSPACE).map(({ rule }) => rule.id);
  assert.deepEqual(ids('# check=skip=all\nFROM a:1 AS b\nFROM a:1 AS b\nMAINTAINER x\n'), []);
  assert.deepEqual(ids('# check=skip=all\nFROM a:1\nCOPY --from=7 a b\n'), ['stage/index-out-of-range']);
});

test("a check's name hides no error of the syntax, and the rule's own does", () => {
  const ids = (names: string, from: string) =>
    check(readDockerfile(`# check=skip=${names}\nFROM ${from}\n`), NO_WORKSPACE).map(({ rule }) => rule.id);
  const checks = 'InvalidDefaultArgInFrom,UndefinedArgInFrom';
  assert.deepEqual(ids(checks, 'Alpine:3.20'), ['syntax/image-reference']);
  assert.deepEqual(ids(checks, '$X'), ['syntax/blank-base']);
  assert.deepEqual(ids('all', '$X'), ['syntax/blank-base']);
  assert.deepEqual(ids('syntax/image-reference', 'Alpine:3.20'), []);
  assert.deepEqual(ids(`syntax/blank-base,${checks}`, '$X'), []);
  // Where BuildKit only warns, its name is enough.
  assert.deepEqual(ids('NoEmptyContinuation', 'a:1\nUSER 1000\nRUN a \\\n\n  b'), []);
});

describe('error=true', () => {
  test('is read as BuildKit reads it', () => {
    const fails = (line: string) => failsOnWarnings(readDockerfile(`${line}\nFROM a:1\n`));
    for (const line of ['# check=error=true', '#check=skip=A;error=1', '# check=error=T more'])
      assert.ok(fails(line), line);
    for (const line of [
      '# check=error=false',
      '  # check=error=true',
      '\n# check=error=true',
      '# check=skip=A, ;error=true',
    ]) {
      assert.ok(!fails(line), line);
    }
  });

  test('makes errors of what BuildKit warns of', () => {
    const severities = (text: string, chosen = {}) =>
      check(readDockerfile(text), NO_WORKSPACE, { severities: chosen })
        .filter(({ rule }) => rule.id === 'style/maintainer' || rule.id === 'image/untagged')
        .map(({ rule, severity }) => `${rule.id} ${severity}`);
    const text = 'FROM alpine\nMAINTAINER x\n';
    const [image, style] = severities(text);
    assert.equal(style, 'style/maintainer information');
    assert.deepEqual(severities(`# check=error=true\n${text}`), [image, 'style/maintainer error']);
    assert.deepEqual(severities(`# check=error=true\n${text}`, { 'style/maintainer': 'hint' }), [
      image,
      'style/maintainer hint',
    ]);
    assert.deepEqual(severities(`# check=skip=MaintainerDeprecated;error=true\n${text}`), [image]);
  });
});

test('a place is found among many comments in few steps, and each comment in few', () => {
  const size = 500;
  const lines = Array.from(
    { length: size },
    (_, i) => `# check=skip=style/maintainer\nMAINTAINER ${i}\nMAINTAINER x\n`,
  );
  const read = readDockerfile(`FROM a:1\n${lines.join('')}`);
  let looks = 0;
  const instructions = new Proxy(read.instructions, {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d/.test(key)) looks++;
      return Reflect.get(target, key, receiver);
    },
  });
  const dockerfile = { ...read, instructions };
  assert.equal(suppressions(dockerfile).length, size);
  assert.ok(looks < 30 * size, `${looks} looks at instructions`);

  let steps = 0;
  const hidden = read.instructions.filter(({ range }) => {
    // Each comparison asks for the number.
    const offset: unknown = { valueOf: () => ++steps && range.start };
    return isSuppressed(dockerfile, maintainer, offset as number);
  });
  assert.equal(hidden.length, size);
  assert.ok(steps < 30 * read.instructions.length, `${steps} steps`);
});
