import { copiedBy } from '../../model/copied.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { rememberWhole } from '../../model/remember.ts';
import { Label, type Reference, type Stage } from '../../model/stage.ts';
import type { Rule } from '../rule.ts';

const MAKES_FILES: ReadonlySet<string | undefined> = new Set(['ADD', 'COPY', 'RUN', 'WORKDIR', 'ONBUILD']);

export const emptySource: Rule = {
  id: 'stage/empty-source',
  severity: 'warning',
  summary: 'Files are copied from a stage that has none',
  why: `A stage that starts from scratch and has no COPY, ADD, RUN or WORKDIR is empty, so the builder stops with "not found". If the
stage only stands for a build context of its name, given with \`--build-context\`, all is well.`,
  reported: 'FROM scratch AS assets\nFROM nginx:1.27\nCOPY --from=[|assets|] /html /usr/share/nginx/html\n',
  fine: 'FROM scratch AS assets\nCOPY html /html\nFROM nginx:1.27\nCOPY --from=assets /html /usr/share/nginx/html\n',
  peers: [],
  *check(dockerfile) {
    const empty = emptyStages(dockerfile);
    if (empty.size === 0) return;
    for (const reference of dockerfile.references) {
      const { kind, source, word } = reference;
      if (kind !== 'copy' || source.kind !== 'stage' || !empty.has(source.stage) || !namesFile(reference)) continue;
      yield { range: word.range, message: `${Label(source.stage)} is empty: there is nothing to copy from it.` };
    }
  },
};

/** Those that start from scratch and make no files; with a variable in FROM another build may have some. */
export const emptyStages = rememberWhole(({ stages }: Dockerfile): ReadonlySet<Stage> => {
  const empty = new Set<Stage>();
  for (const stage of stages) {
    const { base, image, instructions } = stage;
    const starts = base.kind === 'scratch' || (base.kind === 'stage' && empty.has(base.stage));
    if (!starts || image?.text.includes('$')) continue;
    if (!instructions.some(({ name }) => MAKES_FILES.has(name))) empty.add(stage);
  }
  return empty;
});

/** Whether a certain file or folder is wanted. All there is, or what fits a pattern, may be nothing. */
const namesFile = ({ stage, instruction }: Reference): boolean =>
  copiedBy(stage, instruction)?.sources.some(({ path }) => path !== undefined && path !== '' && !/[*?[]/.test(path)) ??
  false;
