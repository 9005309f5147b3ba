import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mark, unmark } from '../../../../test/support/fixture.ts';
import { readDockerfile } from '../../model/dockerfile.ts';
import { applyEdits } from '../../text/edit.ts';
import { pinAt, pinEdits, pinsIn, tagOf, unpinnableAt, wantedPins, whyUnpinnable } from './pins.ts';

const OLD = `sha256:${'0'.repeat(64)}`;
const NEW = `sha256:${'1'.repeat(64)}`;

/** The text after the image at the cursor is pinned, with CRLF and a byte-order mark as well. */
function pinned(marked: string): string {
  const { text, ranges } = unmark(marked);
  const dockerfile = readDockerfile(text);
  const pin = pinAt(dockerfile, ranges[0]!);
  assert.ok(pin, 'There is no image to pin.');
  return applyEdits(text, pinEdits(pin, NEW));
}

function pins(before: string, after: string): void {
  assert.equal(pinned(before), after);
  const windows = (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`;
  assert.equal(pinned(windows(before)), windows(after));
}

describe('pinning', () => {
  test('keeps platform, name and spelling, and pins the same image wherever it is written', () => {
    pins(
      'from --platform=$BUILDPLATFORM docker.io/Node:22 as x\nFROM  --platform=linux/amd64   node:22[||]   AS build # no\nFROM alpine:3\n' +
        'COPY --chown=1 --from=node:22 /a /a\nCOPY --from=node:23 ["/b", "/b"]\nRUN --mount=type=bind,from=node:22,target=/n \\\n  # why\n  ls\n' +
        'FROM docker.io/library/node:22\nONBUILD COPY --from=node:22 /c /c\n',
      `from --platform=$BUILDPLATFORM docker.io/Node:22 as x\nFROM  --platform=linux/amd64   node:22@${NEW}   AS build # no\nFROM alpine:3\n` +
        `COPY --chown=1 --from=node:22@${NEW} /a /a\nCOPY --from=node:23 ["/b", "/b"]\nRUN --mount=type=bind,from=node:22@${NEW},target=/n \\\n  # why\n  ls\n` +
        `FROM docker.io/library/node:22\nONBUILD COPY --from=node:22@${NEW} /c /c\n`,
    );
  });

  test('writes the tag that is meant where none is written', () => {
    pins('FROM localhost:5000/te[||]am/app', `FROM localhost:5000/team/app:latest@${NEW}`);
  });

  test('takes a new digest in the place of an old one', () => {
    pins(
      `FROM \\\n  --platform=arm64 \\\n  # note\n  node:22@${OLD}[||] AS a\nFROM node:22\nCOPY --from=node:22@${OLD} /a /a\n`,
      `FROM \\\n  --platform=arm64 \\\n  # note\n  node:22@${NEW} AS a\nFROM node:22\nCOPY --from=node:22@${NEW} /a /a\n`,
    );
    assert.equal(pinned(`FROM node:22@${NEW}[||]\n`), `FROM node:22@${NEW}\n`);
  });

  test('knows the tag, and whether a platform is asked for', () => {
    const { pins: found } = pinsIn(
      readDockerfile(
        'FROM --platform=linux/arm64 node:22 AS a\nFROM node:22\nFROM --platform=$BUILDPLATFORM golang AS b\nCOPY --from=nginx:1 /a /a\n',
      ),
    );
    assert.deepEqual(
      found.map(({ text, reference, asksPlatform, ranges }) => [text, tagOf(reference), asksPlatform, ranges.length]),
      [
        ['node:22', '22', true, 2],
        ['golang', 'latest', false, 1],
        ['nginx:1', '1', false, 1],
      ],
    );
  });

  test('wants what has no digest, and the others when asked to', () => {
    const dockerfile = readDockerfile(`FROM node:22\nFROM alpine:3@${OLD}\n`);
    const texts = (update: boolean) => wantedPins(dockerfile, update).map(({ text }) => text);
    assert.deepEqual(texts(false), ['node:22']);
    assert.deepEqual(texts(true), ['node:22', `alpine:3@${OLD}`]);
  });

  test('leaves stages, names that are nearly stages, scratch and what is no image', () => {
    const dockerfile = readDockerfile(
      'FROM scratch AS build\nFROM build\nFROM buidl\nCOPY --from=build /a /a\nCOPY --from=0 /a /a\nFROM A:B:C\nFROM $\nFROM\n',
    );
    assert.deepEqual(pinsIn(dockerfile).pins, []);
  });

  test('says what cannot be pinned, and why', () => {
    const { text, ranges } = unmark(
      `ARG V=22\nARG W\nFROM [|node:$V|]\nFROM [|$W|] AS w\nFROM [|node@${OLD}|]\nFROM [|no\\\nde:22|]\n`,
    );
    const { pins: found, unpinnable } = pinsIn(readDockerfile(text));
    assert.deepEqual(found, []);
    assert.equal(
      mark(
        text,
        unpinnable.map(({ range }) => range),
      ),
      mark(text, ranges),
    );
    assert.deepEqual(unpinnable.map(whyUnpinnable), [
      '"node:$V" is not pinned: it depends on variables, so it has no digest of its own.',
      '"$W" is not pinned: it depends on variables, so it has no digest of its own.',
      `"node@${OLD}" is left as it is: without a tag nobody knows which digest would be newer.`,
      '"no\\ de:22" is not pinned: its name is not written in one piece and without quotes.',
    ]);
    assert.equal(unpinnableAt(readDockerfile(text), ranges[1]!)?.text, '$W');
  });

  test('is possible everywhere in half-written files', () => {
    for (const text of [
      'FROM node:22@\nCOPY --from= a',
      'FROM node: AS',
      'ONBUILD COPY --from=a:1',
      'FROM "node:22" AS x\nRUN --mount=from="a:1" b',
    ]) {
      const dockerfile = readDockerfile(text);
      for (let at = 0; at <= text.length; at++) {
        const pin = pinAt(dockerfile, { start: at, end: at });
        if (pin) applyEdits(text, pinEdits(pin, NEW));
        unpinnableAt(dockerfile, { start: at, end: at });
      }
    }
  });
});
