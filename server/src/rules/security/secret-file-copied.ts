import { isTemplate, type SecretFile, secretFile, secretPlace } from '../../knowledge/secret-files.ts';
import { type Copied, type CopiedSource, placedCopies } from '../../model/copied.ts';
import type { Stage } from '../../model/stage.ts';
import { copyIgnored } from '../file/copy-ignored.ts';
import type { Rule, Severity } from '../rule.ts';
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
        const file = fileOf(copied, source);
        if (!file || !isOwn(stage, copied) || others.mayReport(copyIgnored, source.word.range)) continue;
        const shipped = isInImage(dockerfile, workspace, stage);
        yield {
          range: source.word.range,
          message: messageOf(source, file, shipped),
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

function fileOf({ sources, destination }: Copied, { word, path }: CopiedSource): SecretFile | undefined {
  if (path === undefined) return undefined;
  const file = secretFile(path, destination);
  if (file || sources.length > 1 || destination === undefined || isTemplate(path)) return file;
  // Under its new name it is one: `COPY prod.env .env`.
  return /\/$/.test(word.text) ? undefined : secretPlace(destination);
}

function messageOf({ word }: CopiedSource, { what }: SecretFile, shipped: boolean): string {
  const subject = `"${shownInLine(word.text)}" ${what}`;
  return shipped
    ? `${subject}, which everybody can read who has the image.`
    : `${subject}, and stays in the build cache.`;
}

function severityOf({ often }: SecretFile, shipped: boolean): Severity {
  if (often === 'settings') return 'hint';
  return shipped ? 'warning' : 'information';
}
