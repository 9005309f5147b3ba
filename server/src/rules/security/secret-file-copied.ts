import { isTemplate, type SecretFile, secretFile, secretPlace } from '../../knowledge/secret-files.ts';
import { type Copied, type CopiedSource, placedCopies } from '../../model/copied.ts';
import type { Stage } from '../../model/stage.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { copyIgnored } from '../file/copy-ignored.ts';
import type { Rule, Severity } from '../rule.ts';
import { pathsFitting, pathsIn } from '../support/context-paths.ts';
import { isInImage } from '../support/images.ts';
import { shownInLine } from '../support/shown.ts';
import { mountFile } from './mounting-file.ts';

export const secretFileCopied: Rule = {
  id: 'security/secret-file-copied',
  severity: 'warning',
  summary: 'A file that holds secrets is copied',
  severities:
    '**information** in a stage that is not shipped, and a **hint** for `.npmrc`, which mostly holds settings alone.',
  why: `What COPY and ADD bring is in a layer of the image, to be read by everybody who can pull it, even where a later instruction
deletes it; what a builder copies is in the build cache. A RUN can have the file for as long as it runs:
\`RUN --mount=type=secret,id=npmrc,target=/root/.npmrc …\`, built with \`--secret id=npmrc,src=.npmrc\`. What the program needs is given to
the container. Going by their names, reported are private keys, files of passwords and tokens, and \`.env\`; not certificates, public keys
and \`.env.example\`.`,
  reported: 'FROM node:22\nWORKDIR /app\nCOPY package.json [|.env|] ./\nUSER node\n',
  fine: 'FROM node:22\nWORKDIR /app\nCOPY package.json .env.example ./\nCOPY ca.pem /etc/ssl/certs/\nUSER node\n',
  peers: ['Trivy DS-0031', 'Sonar S6470'],
  changes: ['steps'],
  each: ['COPY', 'ADD'],
  *check(dockerfile, workspace, others) {
    for (const [stage, copied] of placedCopies(dockerfile)) {
      for (const source of copied.sources) {
        const file = fileOf(copied, source, workspace);
        const inside = file ? undefined : fileIn(copied, source, workspace);
        if (!(file ?? inside) || !isOwn(stage, copied) || others.mayReport(copyIgnored, source.word.range)) continue;
        const shipped = isInImage(dockerfile, workspace, stage);
        if (inside) {
          const subject = `"${shownInLine(inside.inner)}" in "${shownInLine(source.word.text)}" ${inside.file.what}`;
          const severity = severityOf(inside.file, shipped);
          yield { range: source.word.range, message: messageOf(subject, shipped), severity };
        }
        if (!file) continue;
        yield {
          range: source.word.range,
          message: messageOf(`"${shownInLine(source.word.text)}" ${file.what}`, shipped),
          severity: severityOf(file, shipped),
          fixes: () => (shipped ? [] : mountFile(dockerfile, stage, copied, source, file)),
        };
      }
    }
  },
};

/** Whether it takes from the build context or from a stage, not from an image that has its files from elsewhere. */
const isOwn = (stage: Stage, { fromContext, instruction }: Copied): boolean =>
  fromContext ||
  stage.references.some((reference) => reference.instruction === instruction && reference.source.kind === 'stage');

function fileOf(
  { sources, destination, fromContext }: Copied,
  { word, path }: CopiedSource,
  workspace: Workspace,
): SecretFile | undefined {
  if (path === undefined) return undefined;
  const file = secretFile(path, destination);
  if (fromContext && file && isHarmless(path, workspace)) return undefined;
  if (file || sources.length > 1 || destination === undefined || isTemplate(path)) return file;
  // Under its new name it is one: `COPY prod.env .env`.
  return /\/$/.test(word.text) ? undefined : secretPlace(destination);
}

/** Whether all that a pattern fits in the build context is known, and none of it holds secrets. */
function isHarmless(pattern: string, workspace: Workspace): boolean {
  const paths = /[*?[]/.test(pattern) ? pathsFitting(pattern, workspace) : undefined;
  return paths !== undefined && paths.length > 0 && !paths.some((path) => secretFile(path, undefined));
}

/** What is there for tests alone. */
const TRIAL = /(?:^|[/_.-])(?:tests?|specs?|fixtures?|testdata|examples?|samples?|mocks?|demo)(?:[/_.-]|$)/i;

/** The first file in a folder of the build context that holds secrets for certain. */
function fileIn({ fromContext }: Copied, { path = '' }: CopiedSource, workspace: Workspace) {
  if (!fromContext || path === '' || TRIAL.test(path)) return undefined;
  for (const inner of pathsIn(path, workspace)) {
    const file = TRIAL.test(inner) ? undefined : secretFile(inner.replace(/\/$/, ''), undefined);
    if (file && file.often !== 'settings') return { inner, file };
  }
  return undefined;
}

const messageOf = (subject: string, shipped: boolean): string =>
  shipped ? `${subject}, which everybody can read who has the image.` : `${subject}, and stays in the build cache.`;

function severityOf({ often }: SecretFile, shipped: boolean): Severity {
  if (often === 'settings') return 'hint';
  return shipped ? 'warning' : 'information';
}
