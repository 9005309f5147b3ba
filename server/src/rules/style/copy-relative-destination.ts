import { baseFacts } from '../../model/base-image.ts';
import { cleanPath, stateBefore } from '../../model/configuration.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { placedInstructions } from '../../model/instructions.ts';
import { root, type Stage } from '../../model/stage.ts';
import type { Keyword } from '../../syntax/head.ts';
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
  *check(dockerfile) {
    for (const [stage, targets] of relativeTargets(dockerfile)) {
      const [first, ...others] = targets;
      const workdir = baseFacts(stage)?.workdir;
      if (!first || (workdir !== undefined && workdir !== '/')) continue;
      yield {
        range: first.range,
        message:
          workdir === undefined
            ? `No WORKDIR says where "${shown(unquoted(first))}" is: the base image decides.`
            : `No WORKDIR is set: "${shown(unquoted(first))}" is in the root of the image.`,
        ...(others.length > 0 && { related: others.map(({ range }) => ({ range, message: 'This one, too.' })) }),
        fixes: () => (workdir === undefined ? [] : absolute(dockerfile, targets)),
      };
    }
  },
};

/** Those of each stage, its triggers included: one WORKDIR is missing for them all. */
function relativeTargets(dockerfile: Dockerfile): ReadonlyMap<Stage, readonly Word[]> {
  const found = new Map<Stage, Word[]>();
  for (const { instruction, stage } of placedInstructions(dockerfile)) {
    const target = stage && relativeTarget(stage, instruction);
    if (target) found.set(stage, [...(found.get(stage) ?? []), target]);
  }
  return found;
}

/** Where a COPY or ADD puts its files, if that is relative to the working directory of the base image. */
function relativeTarget(stage: Stage, instruction: Instruction): Word | undefined {
  const { name, words, form } = instruction;
  if ((name !== 'COPY' && name !== 'ADD') || words.length < 2 || form === 'other-json') return undefined;
  if (stateBefore(stage, instruction).workdir || root(stage).kind === 'scratch') return undefined;
  // Of what the stage based on this one says, a trigger sees the triggers before it.
  if (instruction.onbuild && triggeredBefore(stage, instruction.onbuild).includes('WORKDIR')) return undefined;
  const target = words.at(-1)!;
  const path = stage.scope.evaluate(target.text, instruction);
  const isRelative = path !== undefined && path !== '' && !/^["']?(?:[/\\]|[A-Za-z]:)/.test(path);
  return isRelative && !target.text.includes('$') ? target : undefined;
}

const triggeredBefore = ({ instructions }: Stage, onbuild: Instruction): (Keyword | undefined)[] =>
  instructions.slice(0, instructions.indexOf(onbuild)).map(({ trigger }) => trigger?.name);

const unquoted = ({ text }: Word): string => text.replace(/^(["'])(.*)\1$/, '$2');

/** The same places, written out. */
function absolute({ text }: Dockerfile, targets: readonly Word[]): Fix[] {
  const edits: Edit[] = [];
  for (const { range } of targets) {
    const [, quote = '', path = ''] = /^(["']?)([\w./@+-]+)\1$/.exec(text.slice(range.start, range.end)) ?? [];
    if (path === '' || path.includes('..')) return [];
    const clean = cleanPath(`/${path}`);
    edits.push(replace(range, quote + (clean !== '/' && path.endsWith('/') ? `${clean}/` : clean) + quote));
  }
  const [only] = edits;
  const title = only && edits.length === 1 ? `Write "${only.newText.replace(/["']/g, '')}"` : 'Write absolute paths';
  return [{ title, edits, safe: true, preferred: true }];
}
