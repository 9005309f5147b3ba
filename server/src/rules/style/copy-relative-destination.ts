import { baseFacts } from '../../model/base-image.ts';
import { cleanPath, stateBefore } from '../../model/configuration.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { placedInstructions } from '../../model/instructions.ts';
import { root, type Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Word } from '../../syntax/word.ts';
import { type Edit, replace } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { shown } from '../support/shown.ts';

export const copyRelativeDestination: Rule = {
  id: 'style/copy-relative-destination',
  severity: 'hint',
  summary: 'Files are copied to a relative path, and no WORKDIR says where that is',
  why: `The working directory of the base image decides, which is mostly the root. Set a WORKDIR, or write an absolute path. Nothing is said of
base images that are known to have a working directory of their own.`,
  reported: 'FROM debian:12\nCOPY app [|bin/|]\n',
  fine: 'FROM debian:12\nWORKDIR /opt\nCOPY app bin/\n',
  peers: ['hadolint DL3045'],
  changes: ['OnBuild'],
  *check(dockerfile) {
    for (const [stage, targets] of relativeTargets(dockerfile)) {
      const [first, ...others] = targets;
      const workdir = baseFacts(stage)?.workdir;
      if (!first || (workdir !== undefined && workdir !== '/')) continue;
      yield {
        range: first.word.range,
        message:
          workdir === undefined
            ? `No WORKDIR says where "${shown(unquoted(first.word))}" is: the base image decides.`
            : `No WORKDIR is set: "${shown(unquoted(first.word))}" is in the root of the image.`,
        ...(others.length > 0 && {
          related: others.map(({ word }) => ({ range: word.range, message: 'This one, too.' })),
        }),
        fixes: () => (workdir === undefined ? [] : absolute(dockerfile, targets)),
      };
    }
  },
};

interface Target {
  readonly word: Word;
  readonly triggered: boolean;
}

/** Those of each stage, its triggers included: one WORKDIR is missing for them all. */
function relativeTargets(dockerfile: Dockerfile): ReadonlyMap<Stage, readonly Target[]> {
  const found = new Map<Stage, Target[]>();
  const moved = new Set<Stage>();
  for (const { instruction, stage } of placedInstructions(dockerfile)) {
    if (!stage) continue;
    const triggered = instruction.onbuild !== undefined;
    // Of what the stage based on this one says, a trigger sees the triggers before it.
    if (triggered && instruction.name === 'WORKDIR') moved.add(stage);
    const word = triggered && moved.has(stage) ? undefined : relativeTarget(stage, instruction);
    if (!word) continue;
    const targets = found.get(stage);
    if (targets) targets.push({ word, triggered });
    else found.set(stage, [{ word, triggered }]);
  }
  return found;
}

/** Where a COPY or ADD puts its files, if that is relative to the working directory of the base image. */
function relativeTarget(stage: Stage, instruction: Instruction): Word | undefined {
  const { name, words, form } = instruction;
  if ((name !== 'COPY' && name !== 'ADD') || words.length < 2 || form === 'other-json') return undefined;
  if (stateBefore(stage, instruction).workdir || root(stage).kind === 'scratch') return undefined;
  const target = words.at(-1)!;
  const path = stage.scope.evaluate(target.text, instruction);
  const isRelative = path !== undefined && path !== '' && !/^["']?(?:[/\\]|[A-Za-z]:)/.test(path);
  return isRelative && !target.text.includes('$') ? target : undefined;
}

const unquoted = ({ text }: Word): string => text.replace(/^(["'])(.*)\1$/, '$2');

/** The same places, written out. */
function absolute({ text }: Dockerfile, targets: readonly Target[]): Fix[] {
  const edits: Edit[] = [];
  for (const { word } of targets) {
    const { range } = word;
    const [, quote = '', path = ''] = /^(["']?)([\w./@+-]+)\1$/.exec(text.slice(range.start, range.end)) ?? [];
    if (path === '' || path.includes('..')) return [];
    const clean = cleanPath(`/${path}`);
    edits.push(replace(range, quote + (clean !== '/' && path.endsWith('/') ? `${clean}/` : clean) + quote));
  }
  const [only] = edits;
  const title = only && edits.length === 1 ? `Write "${only.newText.replace(/["']/g, '')}"` : 'Write absolute paths';
  // What is triggered stands in the configuration as it is written.
  return [{ title, edits, safe: !targets.some(({ triggered }) => triggered), preferred: true }];
}
