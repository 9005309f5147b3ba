import type { Dockerfile } from '../model/dockerfile.ts';
import type { Finding, OnFailure } from '../rules/check.ts';
import { fixesOf } from '../rules/fixes.ts';
import type { Instruction } from '../syntax/instruction.ts';
import type { Lines } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import type { FoundBuild } from '../workspace/builders/known-builders.ts';

const rangeOf = (lines: Lines, range: Range) => ({
  start: lines.position(range.start),
  end: lines.position(range.end),
});

/** A problem as `check --format json` prints it. */
export const problemJson = (file: string, lines: Lines, finding: Finding, onFailure: OnFailure) => ({
  file,
  rule: finding.rule.id,
  severity: finding.severity,
  message: finding.message,
  range: rangeOf(lines, finding.range),
  fixes: fixesOf(finding, onFailure).map(({ title, safe, edits }) => ({
    title,
    safe,
    edits: edits.map(({ range, newText }) => ({ range: rangeOf(lines, range), newText })),
  })),
});

const instructionJson = (lines: Lines, instruction: Instruction) => ({
  keyword: instruction.keyword.text.toUpperCase(),
  range: rangeOf(lines, instruction.range),
});

/** A file as `outline --format json` prints it: the instructions of all stages and those before them are all of the file's. */
export const outlineJson = (file: string, lines: Lines, dockerfile: Dockerfile) => ({
  file,
  stages: dockerfile.stages.map((stage) => ({
    index: stage.index,
    name: stage.name?.text ?? null,
    base: stage.image?.text ?? null,
    range: rangeOf(lines, stage.range),
    final: stage === dockerfile.final,
    instructions: [stage.from, ...stage.instructions].map((instruction) => instructionJson(lines, instruction)),
  })),
  instructionsBeforeStages: dockerfile.preamble.map((instruction) => instructionJson(lines, instruction)),
});

/** A build as `targets --format json` prints it, with the paths that are shown of files and folders. */
export const buildJson = (build: FoundBuild, pathOf: (uri: string) => string) => ({
  file: pathOf(build.uri),
  range: { start: build.start, end: build.end },
  dockerfile: build.dockerfile === undefined ? null : pathOf(build.dockerfile),
  context: build.context === undefined ? null : pathOf(build.context),
  target: build.target ?? null,
  args: Object.fromEntries([...build.args].map(([name, value]) => [name, value ?? null])),
  certain: build.certain,
});
