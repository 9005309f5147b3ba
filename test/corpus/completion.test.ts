import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { completionsAt, placeAt } from '../../server/src/features/completion/completions.ts';
import { type Dockerfile, readDockerfile } from '../../server/src/model/dockerfile.ts';
import type { Range } from '../../server/src/text/range.ts';
import { NO_WORKSPACE } from '../../server/src/workspace/workspace.ts';
import { Random } from '../buildkit/random.ts';
import { assertLinear } from '../support/linear.ts';
import { jsonLines, needsShared, sharedPath } from '../support/shared.ts';

const ask = (dockerfile: Dockerfile, offset: number) => {
  const place = placeAt(dockerfile, NO_WORKSPACE, offset);
  return place && completionsAt(place, NO_WORKSPACE, { names: ['x/', 'y'], images: ['z:1'] });
};

const files = (): { readonly file: string; readonly text: string }[] =>
  jsonLines<{ readonly file: string }>(sharedPath('corpus/index.jsonl')).map(({ file }) => ({
    file,
    text: readFileSync(sharedPath('corpus/files', file), 'utf8'),
  }));

/** What stands in a range is taken out of the text, and is among what is proposed in its place. */
function isProposed(text: string, { start, end }: Range): boolean {
  const found = ask(readDockerfile(text.slice(0, start) + text.slice(end)), start);
  return found?.proposals.some((proposal) => proposal.text === text.slice(start, end)) ?? false;
}

describe('completion in the files of the corpus', () => {
  test('throws nowhere, also where the file ends in the middle, and edits the word at the cursor', (t) => {
    if (!needsShared(t)) return;
    const random = new Random(1);
    for (const { file, text } of files()) {
      const dockerfile = readDockerfile(text);
      for (let i = 0; i < 3; i++) {
        const offset = random.below(text.length + 1);
        const found = ask(i < 2 ? dockerfile : readDockerfile(text.slice(0, offset)), offset);
        if (!found) continue;
        const { insert, replace, prefix } = found.spot;
        assert.equal(text.slice(insert.start, offset), prefix, `${file} at ${offset}`);
        assert.ok(insert.end === offset && replace.start === insert.start, `${file} at ${offset}`);
        assert.doesNotMatch(text.slice(replace.start, replace.end), /\n/, `${file} at ${offset}`);
      }
    }
  });

  test('proposes the stages that are taken from and built on', (t) => {
    if (!needsShared(t)) return;
    const missing: string[] = [];
    let asked = 0;
    for (const { file, text } of files()) {
      for (const { base, image, references } of readDockerfile(text).stages) {
        const words = references.flatMap(({ source, word, byIndex }) =>
          source.kind === 'stage' && !byIndex ? [word] : [],
        );
        // What a variable decides is no name to be proposed.
        if (base.kind === 'stage' && image && !image.text.includes('$')) words.push(image);
        for (const { range, text: name } of words) {
          // Quotes, and other spellings of the same name.
          if (text.slice(range.start, range.end) !== name || /[A-Z]/.test(name)) continue;
          asked++;
          if (!isProposed(text, range)) missing.push(`${file}: ${name}`);
        }
      }
    }
    assert.ok(asked > 1000);
    assert.deepEqual(missing, []);
  });
});

test('a line that nobody writes is completed in a time that grows with its length', () => {
  const pieces = [' ', '"', '$', '${', 'a', 'a,', 'a ', '\\', '`', '=', '/', '[', '--a ', ';', '$a', ', '];
  const heads = [
    '# check=skip=',
    '# hadolint ignore=',
    '# syntax=',
    'FROM ',
    'RUN ',
    'RUN --mount=',
    'RUN --mount=a=',
    'ENV A=',
  ];
  heads.push('ENV ', 'COPY ', 'COPY ["', 'COPY --from=', 'USER ', 'EXPOSE ', 'SHELL ', 'ONBUILD ', 'HEALTHCHECK ', '');
  for (const head of heads) {
    for (const piece of pieces) {
      const make = (n: number) => {
        const line = head + piece.repeat(n / piece.length);
        return readDockerfile(/^(?:FROM|#)/.test(head) ? `${line}\n` : `FROM a\n${line}\n`);
      };
      assertLinear(JSON.stringify(head + piece), 8000, make, (dockerfile) => {
        for (const part of [1, 2, 3]) ask(dockerfile, Math.floor((dockerfile.text.length * part) / 3) - 1);
      });
    }
  }
});
