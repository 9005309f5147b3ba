import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDockerfile } from '../../model/dockerfile.ts';
import { check } from '../../rules/check.ts';
import { duplicateName } from '../../rules/stage/duplicate-name.ts';
import { isSuppressed } from '../../rules/suppression.ts';
import { applyEdits } from '../../text/edit.ts';
import { NO_WORKSPACE } from '../../workspace/workspace.ts';
import { skipForFile, skipForInstruction, skipForStage } from './skip-comment.ts';

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
    const after = applyEdits(text, [skipForInstruction(dockerfile, dockerfile.instructions[index]!, duplicateName)]);
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
    const edit = skipForFile(readDockerfile(text), duplicateName);
    const after = applyEdits(text, edit ? [edit] : []);
    assert.equal(after, vary(expected));
    const silenced = readDockerfile(after);
    assert.ok(silenced.directives.filter(({ name }) => name.text === 'check').length <= 1);
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

  test('of several comments BuildKit hears the first, however far up it stands', () => {
    assertLine('FROM a\n# check=skip=A\n\n# why\nRUN here\n', `FROM a\n# check=skip=A,${ID}\n\n# why\nRUN here\n`);
    assertLine(
      'FROM a\n# check=skip=A\n# check=skip=B\nRUN here\n',
      `FROM a\n# check=skip=A,${ID}\n# check=skip=B\nRUN here\n`,
    );
  });

  test('a name goes in front of what is said besides, and not beside "all"', () => {
    assertLine('FROM a\n# check=skip=A as B\nRUN here\n', `FROM a\n# check=skip=A,${ID} as B\nRUN here\n`);
    assertLine('FROM a\n# check=error=true\nRUN here\n', `FROM a\n# check=skip=${ID};error=true\nRUN here\n`);
    assertLine('FROM a\n# check=\nRUN here\n', `FROM a\n# check=skip=${ID}\nRUN here\n`);
    assertLine(
      'FROM a\nRUN b\n# check=skip=all\nFROM here\n',
      `FROM a\nRUN b\n# check=skip=all\n# check=skip=${ID}\nFROM here\n`,
    );
  });

  test("hadolint's comments stay directly above, and take none but its own codes", () => {
    const code = 'DL3024';
    assertLine(
      'FROM a\n# hadolint ignore=DL3008 # why\nRUN here\n',
      `FROM a\n# hadolint ignore=DL3008,${code} # why\nRUN here\n`,
    );
    assertLine('FROM a\n# hadolint ignore=var/x\nRUN here\n', `FROM a\n# hadolint ignore=var/x,${ID}\nRUN here\n`);
    assertLine(
      'FROM a\n# hadolint shell=sh\nRUN here\n',
      `FROM a\n# check=skip=${ID}\n# hadolint shell=sh\nRUN here\n`,
    );
    assertLine('# hadolint shell=sh\nFROM here\n', `\n# check=skip=${ID}\n# hadolint shell=sh\nFROM here\n`);
  });

  test('it stands above an instruction that begins with empty continued lines', () => {
    assertLine('FROM a\n  \\\n\\\nRUN here\n', `FROM a\n  # check=skip=${ID}\n  \\\n\\\nRUN here\n`);
  });

  test('it stands above ONBUILD, above the first of continued lines, and above a heredoc', () => {
    assertLine('FROM a\nONBUILD RUN here\n', `FROM a\n# check=skip=${ID}\nONBUILD RUN here\n`);
    assertLine('FROM a\nRUN b \\\n# c\n\n here\n', `FROM a\n# check=skip=${ID}\nRUN b \\\n# c\n\n here\n`);
    assertLine(
      'FROM a\nRUN <<E\n# check=skip=A\nhere\nE\n',
      `FROM a\n# check=skip=${ID}\nRUN <<E\n# check=skip=A\nhere\nE\n`,
    );
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

describe('for a stage', () => {
  const BODY = 'FROM a AS x\nRUN b\n\nFROM c AS here\nRUN d\nFROM e\n';

  /** Silences the rule in the stage called "here" alone. */
  function assertStage(before: string, expected: string): void {
    for (const vary of VARIANTS) {
      const text = vary(before);
      const dockerfile = readDockerfile(text);
      const stage = dockerfile.stages.find(({ key }) => key === 'here')!;
      const after = applyEdits(text, [skipForStage(dockerfile, stage, duplicateName)]);
      assert.equal(after, vary(expected));
      const silenced = readDockerfile(after);
      for (const { key, from, instructions } of silenced.stages) {
        for (const { range } of [from, ...instructions]) {
          assert.equal(isSuppressed(silenced, duplicateName, range.start), key === 'here');
          assert.equal(isSuppressed(silenced, duplicateName, range.end), key === 'here');
        }
      }
    }
  }

  test("a comment of hadolint's form stands above its FROM", () => {
    assertStage(BODY, BODY.replace('FROM c', `# hadolint stage ignore=${ID}\nFROM c`));
    assertStage('# syntax=x\nFROM a AS here', `# syntax=x\n# hadolint stage ignore=${ID}\nFROM a AS here`);
  });

  test('a name is added to the comment above', () => {
    const known = BODY.replace('FROM c', '# hadolint stage ignore=DL3008\nFROM c');
    assertStage(known, known.replace('DL3008', 'DL3008,DL3024'));
    const ours = BODY.replace('FROM c', '# hadolint stage ignore=var/x # why\nFROM c');
    assertStage(ours, ours.replace('var/x', `var/x,${ID}`));
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

  test('beside "all" there is no place for a name, and a second directive is refused', () => {
    assertFile(`# check=skip=all\n${BODY}`, `# check=skip=all\n# hadolint global ignore=${ID}\n${BODY}`);
  });

  test("hadolint's comment for the file takes its code", () => {
    assertFile(`# hadolint global ignore=DL3008\n${BODY}`, `# hadolint global ignore=DL3008,DL3024\n${BODY}`);
  });

  test('an empty file gets the directive', () => {
    const edit = skipForFile(readDockerfile(''), duplicateName);
    assert.equal(applyEdits('', [edit!]), `# check=skip=${ID}\n`);
  });

  test('a comment that is no directive does not count', () => {
    assertFile(`\n# check=skip=A\n${BODY}`, `# check=skip=${ID}\n\n# check=skip=A\n${BODY}`);
  });
});
