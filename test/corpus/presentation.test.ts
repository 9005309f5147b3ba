import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { documentLinks, sourcePaths } from '../../server/src/features/presentation/document-links.ts';
import { folds } from '../../server/src/features/presentation/folding.ts';
import { formatEdits } from '../../server/src/features/presentation/formatting/format.ts';
import { inlayHints } from '../../server/src/features/presentation/inlay-hints.ts';
import { selectionRanges } from '../../server/src/features/presentation/selection-ranges.ts';
import { semanticTokens } from '../../server/src/features/presentation/tokens/semantic-tokens.ts';
import { type Dockerfile, readDockerfile } from '../../server/src/model/dockerfile.ts';
import { scriptOf } from '../../server/src/model/run.ts';
import type { Stage } from '../../server/src/model/stage.ts';
import type { Instruction } from '../../server/src/syntax/instruction.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { Lines } from '../../server/src/text/lines.ts';
import { NO_WORKSPACE } from '../../server/src/workspace/workspace.ts';
import { assertLinear } from '../support/linear.ts';
import { shownTokens } from '../support/semantic-tokens.ts';
import { jsonLines, needsShared, sharedPath } from '../support/shared.ts';

const corpus = () =>
  jsonLines<{ readonly file: string }>(sharedPath('corpus/index.jsonl')).map(({ file }) => ({
    file,
    text: readFileSync(sharedPath('corpus/files', file), 'utf8'),
  }));

test('the tokens of every file stand in order, each in its line', (t) => {
  if (!needsShared(t)) return;
  for (const { text } of corpus()) {
    shownTokens(text, semanticTokens(readDockerfile(text), new Lines(text), 'all'));
  }
});

const HINTS = { resolvedBase: true, stageNames: true, argValues: true };

test('every file has its links, hints and selections', (t) => {
  if (!needsShared(t)) return;
  for (const { file, text } of corpus()) {
    const dockerfile = readDockerfile(text);
    const paths = new Set(sourcePaths(dockerfile).map(({ path }) => path));
    const links = documentLinks(dockerfile, NO_WORKSPACE, paths).map(({ range }) => text.slice(range.start, range.end));
    assert.ok(!links.some((link) => link.includes('$')), file);
    inlayHints(dockerfile, NO_WORKSPACE, { start: 0, end: text.length }, HINTS);
    for (let offset = 0; offset <= text.length; offset += 97) {
      const ranges = selectionRanges(dockerfile, offset);
      for (const [i, { start, end }] of ranges.entries()) {
        const outer = ranges[i + 1] ?? { start: 0, end: text.length + 1 };
        assert.ok(start <= offset && offset <= end && outer.start <= start && end <= outer.end, file);
      }
    }
  }
});

/** What a file says, but for the case of keywords and the blanks between a shell's words. */
function meaning(text: string): readonly unknown[] {
  const dockerfile = readDockerfile(text);
  const textOf = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  const told = (instruction: Instruction, stage?: Stage) => {
    const { name, form, flags, words, pairs, strays, heredocs, comments, trigger } = instruction;
    const isShell = form === 'plain' && /^(?:RUN|CMD|ENTRYPOINT|HEALTHCHECK)$/.test(name ?? '');
    const plain = (word: string) =>
      isShell ? word.replace(/[ \t]+/g, ' ') : word.toLowerCase() === 'as' ? 'as' : word;
    return {
      name: name ?? instruction.keyword.text,
      form,
      flags: flags.map(({ name, value }) => [name.text, value?.text]),
      words: words.map((word) => plain(word.text)),
      pairs: [...pairs.map(({ name, value }) => [name.text, value?.text]), ...strays.map((word) => word.text)],
      heredocs: heredocs.map(({ delimiter, body }) => [delimiter, textOf(body)]),
      comments: comments.map(textOf),
      trigger: trigger?.logicalText,
      script: stage && isShell ? commands(dockerfile, stage, instruction) : undefined,
    };
  };
  return [
    dockerfile.comments.map(textOf),
    dockerfile.directives.map(({ name, value }) => [name.text, value.text]),
    dockerfile.preamble.map((instruction) => told(instruction)),
    dockerfile.stages.map((stage) =>
      [stage.from, ...stage.instructions].map((instruction) => told(instruction, stage)),
    ),
  ];
}

function commands(dockerfile: Dockerfile, stage: Stage, instruction: Instruction) {
  const { complete, commands, links, assignments } = scriptOf(dockerfile, stage, instruction);
  const words = commands.map(({ wrappers, name, args }) => [...wrappers, name, ...args].map(({ text }) => text));
  return [complete, words, links.map(({ before }) => before), assignments.map(({ name, value }) => [name, value])];
}

test('formatting changes nothing of what a file says, and nothing the second time', (t) => {
  if (!needsShared(t)) return;
  const ends = { insertFinalNewline: true, trimFinalNewlines: true };
  for (const [i, { file, text }] of corpus().entries()) {
    // Half of the files as in Windows, and with tabs.
    const isOther = i % 2 === 1;
    const style = { ...ends, keywords: 'consistent' as const, tabSize: isOther ? 8 : 4, insertSpaces: !isOther };
    const before = isOther ? text.replace(/\r?\n/g, '\r\n') : text;
    const format = (text: string) => applyEdits(text, formatEdits(readDockerfile(text), style));
    const after = format(before);
    if (after === before) continue;
    assert.equal(format(after), after, file);
    assert.deepEqual(meaning(after), meaning(before), file);
    if (isOther) assert.ok(!/[^\r]\n/.test(after), file);
  }
});

const SHAPES: Readonly<Record<string, (n: number) => string>> = {
  'a continued line': (n) => `FROM a\nRUN a ${'\\\n# b\n\n c "d" '.repeat(n)}\n`,
  'stages based on each other': (n) =>
    `FROM a AS s0\n${lines(n, (i) => `from  s${i} AS s${i + 1}\nCOPY  --from=${i} a${i} /b`)}`,
  'a table': (n) => `FROM a\n${lines(n, (i) => `COPY a${i}${' '.repeat(9 - `${i}`.length)}/b`)}`,
  'heredocs and comments': (n) => `FROM a\n${lines(n, (i) => `# ${i}\nCOPY <<E${i} /a\n$X\nE${i}`)}`,
  'one line': (n) => `FROM a\nENV ${'a="b $c" '.repeat(n)}\nRUN ${'x "y" && '.repeat(n)}z\n`,
};

const lines = (n: number, line: (i: number) => string): string =>
  `${Array.from({ length: n }, (_, i) => line(i)).join('\n')}\n`;

for (const [name, text] of Object.entries(SHAPES)) {
  test(`the time grows with the file: ${name}`, () => {
    assertLinear(name, 400, text, (text) => {
      const dockerfile = readDockerfile(text);
      folds(dockerfile);
      semanticTokens(dockerfile, new Lines(text), 'all');
      documentLinks(dockerfile, NO_WORKSPACE, new Set(sourcePaths(dockerfile).map(({ path }) => path)));
      inlayHints(dockerfile, NO_WORKSPACE, { start: 0, end: text.length }, HINTS);
      selectionRanges(dockerfile, text.length >> 1);
      formatEdits(dockerfile, { keywords: 'consistent', tabSize: 4, insertSpaces: true });
    });
  });
}
