import { configuration } from '../../../server/src/model/configuration.ts';
import { withContexts } from '../../../server/src/model/contexts.ts';
import { type Dockerfile, readDockerfile } from '../../../server/src/model/dockerfile.ts';
import { expandedWords, expansionsOf } from '../../../server/src/model/expanded.ts';
import { dependencies } from '../../../server/src/model/graph.ts';
import { placedInstructions } from '../../../server/src/model/instructions.ts';
import { partsOf } from '../../../server/src/model/part.ts';
import { root, type Source } from '../../../server/src/model/stage.ts';
import { variablesIn } from '../../../server/src/model/variable-mentions.ts';
import { check, type Finding } from '../../../server/src/rules/check.ts';
import { besideFixesOf, fixesOf } from '../../../server/src/rules/fixes.ts';
import { contains, type Range } from '../../../server/src/text/range.ts';
import type { Workspace } from '../../../server/src/workspace/workspace.ts';
import type { Examined } from './examined.ts';

const ALL = { severities: {}, all: true };

/** A rule that throws has failed, and nothing else may go on as if it had not. */
export const fail = (rule: string, error: unknown): never => {
  throw new Error(`${rule}: ${error instanceof Error ? error.stack : error}`);
};

/** Of large texts, so many fixes are applied and read; of all others, all. */
const MOST_APPLIED = 12;
const LARGE = 8_000;

/** Reads a Dockerfile, looks what it means, runs every rule and applies every fix. */
export function examineDockerfile(examined: Examined, workspace: Workspace) {
  const { text } = examined;
  const dockerfile = examined.do('read', () => readDockerfile(text));
  examined.ask('syntax', () => syntaxOf(dockerfile));
  examined.ask('model', () => modelOf(withContexts(dockerfile, workspace.contexts)));
  const findings = examined.do('check', () => check(dockerfile, workspace, ALL, fail));
  examined.ask('problems', () => findings.map(told));
  examined.ask('fixes', () => findings.map((finding) => fixesOf(finding, fail)));
  examined.ask('fixes of other files', () => findings.map((finding) => besideFixesOf(finding, fail)));
  const every = text.length < LARGE ? 1 : Math.ceil(findings.length / MOST_APPLIED);
  for (const [i, finding] of findings.entries()) {
    if (i % every !== 0) continue;
    for (const { title, edits } of fixesOf(finding, fail)) {
      const name = `fix of ${finding.rule.id}`;
      const fixed = examined.edited(name, edits);
      if (fixed === text) throw new Error(`${name} changes nothing: ${title}`);
      examined.do(name, () => readDockerfile(fixed));
    }
  }
  return { dockerfile, findings };
}

/** All that is told of a problem. */
export const told = ({ range, message, severity, unnecessary, related, rule, fixes, beside }: Finding) => ({
  range,
  message,
  severity,
  unnecessary,
  related,
  rule: rule.id,
  fixable: fixes !== undefined,
  mendable: beside !== undefined,
});

function syntaxOf({ text, instructions, comments, directives, escape }: Dockerfile) {
  let behind = 0;
  for (const { range } of instructions) {
    if (range.start < behind) throw new RangeError(`syntax: an instruction at ${range.start} in front of ${behind}`);
    behind = range.end;
  }
  return {
    escape,
    comments,
    directives: directives.map(({ range }) => range),
    instructions: instructions.map((one) => ({
      name: one.name,
      form: one.form,
      range: one.range,
      head: inside(one.headRange, one.range),
      keyword: inside(one.keyword.range, one.range),
      words: one.words.map((word) => ({ text: word.text, range: inside(word.range, one.range) })),
      flags: one.flags.map(({ range }) => inside(range, one.range)),
      mounts: one.mounts.map(({ range }) => inside(range, one.range)),
      heredocs: one.heredocs.map(({ range, body, terminator }) => ({
        start: inside(range, one.range),
        body,
        terminator,
        text: text.slice(body.start, body.end).length,
      })),
      trigger: one.trigger?.range,
    })),
  };
}

function inside(range: Range, whole: Range): Range {
  if (!contains(whole, range.start) || !contains(whole, range.end))
    throw new RangeError(`syntax: ${range.start}-${range.end} in ${whole.start}-${whole.end}`);
  return range;
}

function modelOf(dockerfile: Dockerfile) {
  return {
    parts: partsOf(dockerfile).map(({ start, end }) => ({ start, end })),
    stages: dockerfile.stages.map((stage) => {
      const { user, workdir, entrypoint, cmd } = configuration(stage);
      return {
        index: stage.index,
        key: stage.key,
        range: stage.range,
        base: shown(stage.base),
        root: shown(root(stage)),
        takes: [...dependencies(stage)].map(({ index }) => index),
        references: stage.references.map(({ word, source }) => [word.range, shown(source)]),
        set: [user, workdir, entrypoint, cmd].map((setting) => setting?.instruction.range),
      };
    }),
    variables: placedInstructions(dockerfile).map((placed) => [
      variablesIn(dockerfile, placed).map(({ range, extent, kind }) => [kind, range, extent]),
      expandedWords(placed.instruction).map(({ word, place }) => placed.scope.evaluate(word.text, place)),
      expansionsOf(dockerfile, placed.instruction).map(({ name, place }) => placed.scope.value(name, place)),
    ]),
  };
}

const shown = (source: Source): unknown =>
  source.kind === 'stage'
    ? source.stage.index
    : source.kind === 'unknown'
      ? source.candidates.map(({ index }) => index)
      : [source.kind, source.kind === 'image' ? source.text : ''];
