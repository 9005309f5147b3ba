import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unmark } from '../../../../test/support/fixture.ts';
import { readDockerfile } from '../../model/dockerfile.ts';
import { NO_WORKSPACE } from '../../workspace/workspace.ts';
import { plaintext } from '../markup.ts';
import { completionsAt, placeAt } from './completions.ts';
import { variableDocumentation } from './documentation.ts';

function documented(marked: string, label: string): string {
  const { text, ranges } = unmark(marked);
  const dockerfile = readDockerfile(text);
  const place = placeAt(dockerfile, NO_WORKSPACE, ranges[0]!.start)!;
  const { proposals } = completionsAt(place, NO_WORKSPACE, { names: undefined, images: [] });
  const topic = proposals.find((proposal) => proposal.label === label)?.topic;
  return topic ? variableDocumentation(dockerfile, NO_WORKSPACE, topic, plaintext) : '';
}

test('a variable is told its value where it would stand, who set it and through which stages it came', () => {
  const text = 'ARG V=1\nFROM a AS a\nARG V\nENV E=2\nFROM a AS b\nFROM b\n';
  assert.equal(
    documented(`${text}RUN echo $[||]\n`, 'V'),
    'Variable V\n\n- Value: 1\n- Set by: ARG V (line 3), ARG V=1 (line 1)\n- Through: a → b\n\n' +
      'A build argument may replace it: --build-arg V=….',
  );
  assert.match(documented(`${text}CMD echo $[||]\n`, 'E'), /- Value: 2\n- Set by: ENV E=2 \(line 4\)\n/);
  assert.match(documented(`${text}COPY a [||]\nENV D=/x\n`, '$D'), /^$/);
  assert.match(documented(`${text}ENV D=/x\nCOPY a [||]\n`, '$D'), /- Value: \/x\n- Set by: ENV D=\/x \(line 7\)$/);
  assert.match(documented(`${text}ENV E[||]`, 'E'), /- Value: 2\n/);
});

test('one that has to be declared, one of FROM, and one of the base image say what they are', () => {
  const text = 'ARG V=1\nFROM alpine\n';
  assert.match(documented(`${text}RUN echo $[||]`, 'V'), /ARG V \(line 1\) is for FROM alone: a stage has it once/);
  assert.match(documented(`${text}RUN echo $[||]`, 'TARGETARCH'), /Architecture of the build result/);
  assert.match(documented(`${text}RUN echo $[||]`, 'PATH'), /The base image sets it\.$/);
  assert.match(documented(`${text}ARG [||]`, 'V'), /a stage has it once it says ARG V itself/);
  assert.match(documented('ARG V=1\nFROM a:$[||]\n', 'V'), /- Value: 1\n- Set by: ARG V=1 \(line 1\)\n/);
  assert.equal(documented(`${text}RUN own=1; echo $[||]`, 'own'), '');
});
