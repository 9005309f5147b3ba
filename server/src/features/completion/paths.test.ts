import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chosenAt, labelsAt, lacks, proposalsAt } from '../../../../test/support/completion-test.ts';

describe('paths', () => {
  const names = ['src/', 'app.js', 'a b.txt', '.git'];
  const build =
    'FROM a AS build\nWORKDIR /app\nRUN mkdir -p /out && go build -o dist/app\nCOPY go.mod ./\nFROM b\nWORKDIR /srv\n';

  test('of sources are in the build context, folders first', () => {
    assert.deepEqual(labelsAt('FROM b\nCOPY [||]', { names }).slice(0, 4), ['.', 'src/', '.git', 'app.js']);
    assert.equal(chosenAt('FROM b\nCOPY sr[||]x /y', 'src/', { names }), 'FROM b\nCOPY src/ /y');
    assert.equal(chosenAt('FROM b\nCOPY ./lib/[||]', 'app.js', { names }), 'FROM b\nCOPY ./lib/app.js');
    assert.equal(chosenAt('FROM b\nCOPY ["[||]', 'a b.txt', { names }), 'FROM b\nCOPY ["a b.txt');
    assert.equal(chosenAt('FROM b\nCOPY ["app.js", [||]]', 'a b.txt', { names }), 'FROM b\nCOPY ["app.js", "a b.txt"]');
    assert.deepEqual(
      labelsAt('FROM b\nCOPY a[||]', {}).filter((label) => !label.startsWith('--')),
      [],
    );
    assert.deepEqual(labelsAt('FROM b\nRUN --mount=type=bind,source=[||],target=/x y', { names }), [
      '.',
      'src/',
      '.git',
      'app.js',
    ]);
  });

  test('of a stage are what it is known to make', () => {
    const found = labelsAt(`${build}COPY --from=build [||]`, { names }).filter((label) => label.startsWith('/'));
    assert.deepEqual(found.sort(), ['/app', '/app/dist/app', '/app/go.mod', '/out']);
    assert.deepEqual(labelsAt(`${build}COPY --from=0 --link /o[||] x`).sort(), found);
    assert.deepEqual(labelsAt(`${build}COPY --from=nginx:1 /[||] x`), []);
    assert.ok(labelsAt(`${build}COPY --from=build /app/web /x\nCOPY --from=build /[||] x`).includes('/app/web'));
    assert.equal(
      chosenAt(`${build}COPY --from=build /app/di[||] /x`, '/app/dist/app'),
      `${build}COPY --from=build /app/dist/app /x`,
    );
    const context = new Set(['web/', 'web/a.js', 'go.sum']);
    const whole = labelsAt('FROM a AS b\nWORKDIR /w\nCOPY . .\nFROM c\nCOPY --from=b [||]', { workspace: { context } });
    assert.deepEqual(whole.slice(0, 3), ['/w', '/w/web', '/w/go.sum']);
    assert.equal(labelsAt('FROM scratch AS b\nCOPY x /\nFROM c\nCOPY --from=b [||]')[0], '/');
    lacks('FROM a AS b\nRUN touch /x && rm /x\nFROM c\nCOPY --from=b [||]', '/x');
  });

  test('of destinations are the working directory, the path that the source has, and what the stage has', () => {
    const shown = (marked: string, context?: ReadonlySet<string>) =>
      proposalsAt(marked, { names: [], workspace: { context } }).map(({ label, detail }) => `${label} ${detail}`);
    assert.deepEqual(shown(`${build}RUN mkdir /data\nENV HOME=/home/me PATH=/a:/b\nCOPY x [||]`), [
      './ /srv/',
      'x the same path',
      '/srv/ the working directory',
      '/data made by RUN',
      '/usr/local/bin/ for programs',
      '/ the root',
      '. /srv/',
      '$HOME /home/me',
    ]);
    assert.equal(shown('FROM b\nCOPY ./src [||]', new Set(['src/']))[1], 'src/ the same path');
    assert.equal(shown(`${build}COPY --from=build /etc/passwd [||]`)[1], '/etc/passwd the same path');
    lacks('FROM b\nCOPY a b [||]', 'a', 'b');
    assert.deepEqual(labelsAt('FROM a\nWORKDIR /srv\nVOLUME [||]'), ['/srv']);
  });

  test('of destinations in Windows are not those of Linux', () => {
    const stage = '# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\nWORKDIR C:\\src\n';
    assert.deepEqual(labelsAt(`${stage}COPY x [||]`), ['./', 'x', '.']);
  });

  test('of WORKDIR are those of other stages', () => {
    assert.deepEqual(labelsAt('FROM a AS b\nWORKDIR /src\nFROM node:22\nWORKDIR [||]'), [
      '/src',
      '/home/node',
      '/app',
      '/',
    ]);
    lacks('FROM a AS b\nWORKDIR /ap[||]\nFROM b AS c\nWORKDIR x', '/ap', '/ap/x');
  });
});
