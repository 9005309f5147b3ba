import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testRule } from '../../../../test/support/rule-test.ts';
import { readDockerfile } from '../../model/dockerfile.ts';
import { applyEdits } from '../../text/edit.ts';
import { NO_WORKSPACE } from '../../workspace/workspace.ts';
import { Run } from '../run.ts';
import { nameCasing } from './name-casing.ts';
import { numericReference } from './numeric-reference.ts';

testRule(numericReference, {
  reports: [
    {
      name: 'a stage without a name, and names it everywhere',
      text: 'FROM golang:1.22\nRUN go build -o /app .\nFROM alpine:3.20 AS one\nCOPY --from=[|0|] /app /app\nFROM alpine:3.20\nCOPY --chown=1:1 --from=[|"0"|] /app /app\n',
      problems: [
        {
          message: 'The index 0 shifts when a stage is added or removed.',
          fixes: [
            {
              title: 'Name the stage "build"',
              after:
                'FROM golang:1.22 AS build\nRUN go build -o /app .\nFROM alpine:3.20 AS one\nCOPY --from=build /app /app\nFROM alpine:3.20\nCOPY --chown=1:1 --from=build /app /app\n',
              safe: true,
              preferred: true,
            },
          ],
        },
        {
          message: 'The index 0 shifts when a stage is added or removed.',
          fixes: [
            {
              title: 'Name the stage "build"',
              after:
                'FROM golang:1.22 AS build\nRUN go build -o /app .\nFROM alpine:3.20 AS one\nCOPY --from=build /app /app\nFROM alpine:3.20\nCOPY --chown=1:1 --from=build /app /app\n',
              safe: true,
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a stage with a name, as a hint in a file of two',
      text: 'FROM alpine:3.20 AS deps\nRUN touch /a\nFROM alpine:3.20\nCOPY --from=[|0|] /a /a\n',
      problems: [
        {
          message: 'The index 0 shifts when a stage is added or removed.',
          severity: 'hint',
          fixes: [
            {
              title: 'Use stage "deps"',
              after: 'FROM alpine:3.20 AS deps\nRUN touch /a\nFROM alpine:3.20\nCOPY --from=deps /a /a\n',
              safe: true,
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a stage whose name has capitals, by the name as the builder keeps it',
      text: 'FROM golang:1.22 AS Build\nRUN go build -o /app .\nFROM alpine:3.20\nCOPY --from=[|0|] /app /app\n',
      problems: [
        {
          message: 'The index 0 shifts when a stage is added or removed.',
          severity: 'hint',
          fixes: [
            {
              title: 'Use stage "build"',
              after:
                'FROM golang:1.22 AS Build\nRUN go build -o /app .\nFROM alpine:3.20\nCOPY --from=build /app /app\n',
              safe: true,
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'an index that stands for an image',
      text: 'FROM alpine:3.20\nCOPY --from=nginx:1.27 /a /a\nCOPY --from=[|1|] /b /b\n',
      problems: [
        {
          message: 'The index 1 shifts when a stage is added or removed.',
          severity: 'hint',
          fixes: [
            {
              title: 'Use image "nginx:1.27"',
              after: 'FROM alpine:3.20\nCOPY --from=nginx:1.27 /a /a\nCOPY --from=nginx:1.27 /b /b\n',
              safe: true,
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'several stages at once, which get different names',
      text: 'ARG BASE=build\nARG V=1\nFROM golang:1.22\nRUN a\nFROM golang:1.22\nRUN b\nFROM golang:1.22 AS c\nCOPY --from=[|0|] /a /a\nCOPY --from=[|1|] /b /b\nFROM ${BASE}\nFROM build-2-$V\n',
      problems: [
        {
          message: 'The index 0 shifts when a stage is added or removed.',
          fixes: [
            {
              title: 'Name the stage "build-2"',
              after:
                'ARG BASE=build\nARG V=1\nFROM golang:1.22 AS build-2\nRUN a\nFROM golang:1.22\nRUN b\nFROM golang:1.22 AS c\nCOPY --from=build-2 /a /a\nCOPY --from=1 /b /b\nFROM ${BASE}\nFROM build-2-$V\n',
              safe: true,
              preferred: true,
            },
          ],
        },
        {
          message: 'The index 1 shifts when a stage is added or removed.',
          fixes: [
            {
              title: 'Name the stage "build-3"',
              after:
                'ARG BASE=build\nARG V=1\nFROM golang:1.22\nRUN a\nFROM golang:1.22 AS build-3\nRUN b\nFROM golang:1.22 AS c\nCOPY --from=0 /a /a\nCOPY --from=build-3 /b /b\nFROM ${BASE}\nFROM build-2-$V\n',
              safe: true,
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a stage that no name is free for, without a fix',
      text: 'ARG A=x\nARG B=y\nFROM golang:1.22\nRUN a\nFROM alpine:3.20 AS two\nCOPY --from=[|0|] /a /a\nFROM ${A}i${B}\n',
      problems: [{ message: 'The index 0 shifts when a stage is added or removed.' }],
    },
    {
      name: 'a stage whose name a variable could come to',
      text: 'ARG V=1\nFROM golang:1.22\nRUN a\nFROM golang:1.22 AS build\nFROM golang:1.22\nCOPY --from=[|0|] /a /a\nFROM build-$V\n',
      problems: [
        {
          message: 'The index 0 shifts when a stage is added or removed.',
          fixes: [
            {
              title: 'Name the stage "stage-build"',
              after:
                'ARG V=1\nFROM golang:1.22 AS stage-build\nRUN a\nFROM golang:1.22 AS build\nFROM golang:1.22\nCOPY --from=stage-build /a /a\nFROM build-$V\n',
              safe: true,
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a stage whose name a later one takes, without a fix',
      text: 'FROM alpine:3.20 AS b\nFROM alpine:3.20\nCOPY --from=[|0|] /b /b\nFROM alpine:3.20 AS b\n',
      problems: [{ message: 'The index 0 shifts when a stage is added or removed.' }],
    },
    {
      name: 'a stage that only copies, with a name nothing else uses',
      text: 'FROM scratch\nCOPY a /a\nFROM scratch AS files\nFROM scratch\nCOPY --from=[|0|] /a /a\n',
      problems: [
        {
          message: 'The index 0 shifts when a stage is added or removed.',
          fixes: [
            {
              title: 'Name the stage "files-2"',
              after:
                'FROM scratch AS files-2\nCOPY a /a\nFROM scratch AS files\nFROM scratch\nCOPY --from=files-2 /a /a\n',
              safe: true,
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'what is an error of its own',
      text: 'FROM a:1\nCOPY --from=0 /a /a\nCOPY --from=1 /a /a\nCOPY --from=9 /a /a\nFROM a:1\n',
    },
    {
      name: 'a trigger, which counts the stages of another file',
      text: 'FROM a:1\nFROM a:1\nONBUILD COPY --from=0 /a /a\n',
    },
    { name: 'a mount, where a number is an image', text: 'FROM a:1\nFROM a:1\nRUN --mount=from=0,target=/x ls\n' },
  ],
});

test('one fix for the index and one for the capitals leave one name', () => {
  const text = 'FROM golang:1.22 AS Build\nFROM alpine:3.20\nCOPY --from=0 /a /a\nCOPY --from=Build /b /b\n';
  const run = new Run(readDockerfile(text), NO_WORKSPACE);
  const problems = [numericReference, nameCasing].flatMap((rule) => run.problemsOf(rule));
  const edits = problems.flatMap((problem) => problem.fixes?.()[0]?.edits ?? []);
  assert.equal(
    applyEdits(text, edits),
    'FROM golang:1.22 AS build\nFROM alpine:3.20\nCOPY --from=build /a /a\nCOPY --from=build /b /b\n',
  );
});
