import type { Dockerfile } from '../../model/dockerfile.ts';
import { insertBefore, keyword, lineBreak } from '../../model/edits.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { insert } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { isLikeFrom } from './misspelt-from.ts';
import { isPreprocessed } from './preprocessed.ts';

export const noStage: Rule = {
  id: 'syntax/no-stage',
  severity: 'error',
  summary: 'The file has no FROM',
  why: `Every image starts from another, or from the empty one: \`FROM scratch\`. Without any FROM the builder has nothing to build.`,
  reported: 'ARG TAG=3.20\n[|COPY|] app /app\n',
  fine: 'ARG TAG=3.20\nFROM alpine:$TAG\nCOPY app /app\n',
  peers: [],
  whole: true,
  *check(dockerfile) {
    const { instructions, comments, stages } = dockerfile;
    if (stages.length > 0 || isForeignFrontend(dockerfile) || isPreprocessed(dockerfile)) return;
    // What is no instruction may stand for FROM, and syntax/unknown-instruction tells of it.
    if (instructions.some(isLikeFrom)) return;
    const first = instructions.find(({ name }) => name !== undefined && name !== 'ARG');
    if (!first && instructions.some(({ name }) => name === undefined)) return;
    const start = dockerfile.text.charCodeAt(0) === 0xfeff ? 1 : 0;
    const range = (first ?? instructions.at(-1))?.keyword.range ?? comments.at(-1);
    yield {
      range: range ?? { start, end: start },
      message: first
        ? `There is no FROM above ${first.name}, nor anywhere in the file.`
        : 'There is no FROM in the file.',
      // Somebody has just begun it.
      ...(!range && { severity: 'hint' as const }),
      fixes: () => addFrom(dockerfile, first),
    };
  },
};

const NEEDS_SHELL: ReadonlySet<string | undefined> = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'ONBUILD']);

/** The empty image, which is no guess, and does for all that runs nothing. */
function addFrom(dockerfile: Dockerfile, first: Instruction | undefined): Fix[] {
  if (dockerfile.instructions.some(({ name }) => NEEDS_SHELL.has(name))) return [];
  const { text } = dockerfile;
  const line = `${keyword(dockerfile, 'FROM')} scratch`;
  const atEnd = () =>
    insert(text.length, (/[^\n\ufeff]$/.test(text) ? lineBreak(dockerfile) : '') + line + lineBreak(dockerfile));
  const edits = [first ? insertBefore(dockerfile, first, line) : atEnd()];
  return [{ title: 'Add "FROM scratch"', edits, safe: false, preferred: false }];
}
