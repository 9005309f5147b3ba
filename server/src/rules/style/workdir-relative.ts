import { baseFacts } from '../../model/base-image.ts';
import { cleanPath, stateBefore } from '../../model/configuration.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { placedInstructions } from '../../model/instructions.ts';
import { root, type Stage } from '../../model/stage.ts';
import type { Word } from '../../syntax/word.ts';
import { insert, replace } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';

export const workdirRelative: Rule = {
  id: 'style/workdir-relative',
  severity: 'warning',
  summary: 'The first WORKDIR of an image is relative',
  why: `It is taken from the working directory of the base image, which may be another one in the next version. Later ones may be
relative, since they hang on the first.`,
  reported: 'FROM node:22\nWORKDIR [|app|]\nCOPY . .\n',
  fine: 'FROM node:22\nWORKDIR /app\nWORKDIR src\nCOPY . .\n',
  peers: ['BuildKit WorkdirRelativePath', 'hadolint DL3000', 'Trivy DS-0009', 'Checkov CKV_DOCKER_10', 'Sonar S7021'],
  changes: ['steps', 'WorkingDir'],
  each: ['WORKDIR'],
  *check(dockerfile) {
    for (const { instruction, stage } of placedInstructions(dockerfile)) {
      if (!stage || instruction.name !== 'WORKDIR' || instruction.onbuild) continue;
      const [path] = instruction.words;
      if (!path || stateBefore(stage, instruction).workdir) continue;
      const value = stage.scope.evaluate(path.text, instruction);
      // An empty one comes from a variable without a value; a drive letter or a backslash from Windows.
      if (!value || value.startsWith('/') || /^[A-Za-z]:|^\\/.test(value)) continue;
      yield {
        range: path.range,
        message: `"${value}" is relative to the working directory of the base image.`,
        fixes: () => absolute(dockerfile, stage, path, value),
      };
    }
  },
};

/** Writes the directory out: below that of the base image where it is known, else below the root. */
function absolute({ text }: Dockerfile, stage: Stage, path: Word, value: string): Fix[] {
  const written = text.slice(path.range.start, path.range.end);
  const base = root(stage).kind === 'scratch' ? '/' : baseFacts(stage)?.workdir;
  const clean = cleanPath(`${base ?? '/'}/${value}`);
  const isPlain = written === value;
  // Where variables stand in it, it keeps them.
  const prefix = base === undefined || base === '/' ? '/' : `${base}/`;
  if (!isPlain && (/^["'.]/.test(written) || written !== path.text)) return [];
  const result = isPlain ? clean : prefix + written;
  const safe = base === '/' && (isPlain || `/${value}` === clean);
  const edits = [isPlain ? replace(path.range, result) : insert(path.range.start, prefix)];
  return [{ title: `Write "${result}"`, edits, safe, preferred: base !== undefined }];
}
