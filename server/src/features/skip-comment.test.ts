import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDockerfile } from '../model/dockerfile.ts';
import { check } from '../rules/check.ts';
import { duplicateName } from '../rules/stage/duplicate-name.ts';
import { isSuppressed } from '../rules/suppression.ts';
import { applyEdits } from '../text/edit.ts';
import { NO_WORKSPACE } from '../workspace/workspace.ts';
import { skipForFile, skipForInstruction } from './skip-comment.ts';

const ID = duplicateName.id;
const VARIANTS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => `\ufeff${text}`,
];

/** Silences the rule for the instruction that contains `here`: nowhere else, and without a new directive. */
function assertLine(before: string, expected: string): void {
  for (const vary of VARIANTS) {
    const text = vary(before);
    const dockerfile = readDockerfile(text);
    const index = dockerfile.instructions.findIndex(({ range }) => text.slice(range.start, range.end).includes('here'));
    const after = applyEdits(text, [skipForInstruction(dockerfile, dockerfile.instructions[index]!, ID)]);
    assert.equal(after, vary(expected));
    const silenced = readDockerfile(after);
    assert.equal(silenced.directives.length, dockerfile.directives.length);
    const hidden = silenced.instructions.map(({ range }) => isSuppressed(silenced, duplicateName, range.start));
    assert.deepEqual(
      hidden,
      hidden.map((_, i) => i === index),
    );
  }
}

/** Silences the rule everywhere, by one directive. */
function assertFile(before: string, expected: string): void {
  for (const vary of VARIANTS) {
    const text = vary(before);
    const after = applyEdits(text, [skipForFile(readDockerfile(text), ID)]);
    assert.equal(after, vary(expected));
    const silenced = readDockerfile(after);
    assert.equal(silenced.directives.filter(({ name }) => name.text === 'check').length, 1);
    assert.ok(silenced.instructions.every(({ range }) => isSuppressed(silenced, duplicateName, range.start)));
    assert.deepEqual(
      check(silenced, NO_WORKSPACE).filter(({ rule }) => rule === duplicateName),
      [],
    );
  }
}

describe('for an instruction', () => {
  test('a comment stands directly above it, indented as it is', () => {
    assertLine('FROM a\n# why\n  RUN here \\\n    b\n', `FROM a\n# why\n  # check=skip=${ID}\n  RUN here \\\n    b\n`);
  });

  test('a name is added to the comment above', () => {
    assertLine('FROM a\n# check=skip=A\nRUN here\n', `FROM a\n# check=skip=A,${ID}\nRUN here\n`);
    assertLine(
      'FROM a\n#check = skip = A , B ;error=true \nRUN here\n',
      `FROM a\n#check = skip = A , B,${ID} ;error=true \nRUN here\n`,
    );
  });

  test('a comment further up belongs to another, or is no comment of its own', () => {
    assertLine('FROM a\n# check=skip=A\n\nRUN here\n', `FROM a\n# check=skip=A\n\n# check=skip=${ID}\nRUN here\n`);
  });

  test('at the top of the file an empty line keeps it from being a directive', () => {
    assertLine('FROM here\nRUN b\n', `\n# check=skip=${ID}\nFROM here\nRUN b\n`);
    assertLine('# syntax=x\nFROM here\nRUN b\n', `# syntax=x\n\n# check=skip=${ID}\nFROM here\nRUN b\n`);
    assertLine('# check=skip=A\nFROM here\nRUN b\n', `# check=skip=A\n\n# check=skip=${ID}\nFROM here\nRUN b\n`);
    assertLine('#!/bin/x\nFROM here\n', `#!/bin/x\n\n# check=skip=${ID}\nFROM here\n`);
  });

  test('below anything that ends the directives it needs no empty line', () => {
    assertLine('# syntax=x\n\nFROM here\n', `# syntax=x\n\n# check=skip=${ID}\nFROM here\n`);
    assertLine('# comment\nFROM here\n', `# comment\n# check=skip=${ID}\nFROM here\n`);
    assertLine('# comment\n# syntax=x\nFROM here\n', `# comment\n# syntax=x\n# check=skip=${ID}\nFROM here\n`);
  });
});

describe('for the file', () => {
  const BODY = 'FROM a AS x\nFROM b AS x\n';

  test('the directive is the first line, or follows the others', () => {
    assertFile(BODY, `# check=skip=${ID}\n${BODY}`);
    assertFile(`# a comment\n${BODY}`, `# check=skip=${ID}\n# a comment\n${BODY}`);
    assertFile(`\n${BODY}`, `# check=skip=${ID}\n\n${BODY}`);
    assertFile(`# syntax=x\n# escape=\`\n${BODY}`, `# syntax=x\n# escape=\`\n# check=skip=${ID}\n${BODY}`);
    assertFile(`#!/bin/x\n${BODY}`, `#!/bin/x\n# check=skip=${ID}\n${BODY}`);
    assertFile('# syntax=x\n# escape=`', `# syntax=x\n# escape=\`\n# check=skip=${ID}`);
  });

  test('a directive that is there takes one name more', () => {
    assertFile(`# check=skip=A\n${BODY}`, `# check=skip=A,${ID}\n${BODY}`);
    assertFile(
      `# syntax=x\n#check=skip=A,B;error=true\n${BODY}`,
      `# syntax=x\n#check=skip=A,B,${ID};error=true\n${BODY}`,
    );
    assertFile(`# check=error=true\n${BODY}`, `# check=skip=${ID};error=true\n${BODY}`);
    assertFile(`# check=skip=\n${BODY}`, `# check=skip=${ID}\n${BODY}`);
    assertFile(`# check=skip=A,;error=true\n${BODY}`, `# check=skip=A,${ID},;error=true\n${BODY}`);
  });

  test('a comment that is no directive does not count', () => {
    assertFile(`\n# check=skip=A\n${BODY}`, `# check=skip=${ID}\n\n# check=skip=A\n${BODY}`);
  });
});
