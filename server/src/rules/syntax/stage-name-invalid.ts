import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Stage } from '../../model/stage.ts';
import type { Fix, Rule } from '../rule.ts';
import { freeName } from '../stage/naming.ts';
import { renameStage } from '../stage/renaming.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { shown } from '../support/shown.ts';
import { isComment, isFlag } from './from-arguments.ts';

export const stageNameInvalid: Rule = {
  id: 'syntax/stage-name-invalid',
  severity: 'error',
  summary:
    'The name of a stage does not begin with a letter, or holds something else than letters, digits, "-", "_" and "."',
  why: `The builder stops there. Variables are not replaced in the names of stages, either: for one stage out of several, choose
among them by \`FROM build-\${VARIANT}\`.`,
  reported: 'FROM golang:1.22 AS [|1st|]\nRUN go build -o /app .\n',
  fine: 'FROM golang:1.22 AS first_1.22\nRUN go build -o /app .\n',
  peers: [],
  each: ['FROM'],
  *check(dockerfile) {
    if (isForeignFrontend(dockerfile)) return;
    for (const stage of dockerfile.stages) {
      const { name } = stage;
      // A comment behind FROM has a rule of its own, and so has a flag.
      if (!name || VALID.test(name.text) || isComment(name.text) || isFlag(name)) continue;
      yield {
        range: name.range,
        message: name.text.includes('$')
          ? `Variables are not replaced in the name of a stage: "${shown(name.text)}" is used literally.`
          : `"${shown(name.text)}" cannot name a stage: ${reason(name.text)}.`,
        fixes: () => clean(dockerfile, stage),
      };
    }
  },
};

/** validStageName in BuildKit's instructions/parse.go; İ and the Kelvin sign are letters of ASCII in lower case. */
const VALID = /^[A-Za-z\u0130\u212a][A-Za-z\u0130\u212a0-9_.-]*$/;

const reason = (text: string): string =>
  /^[\w.-]+$/.test(text) ? 'it has to begin with a letter' : 'only letters, digits, "-", "_" and "." may stand in it';

/** Puts a dash for what cannot stand in a name, in the definition and wherever it is used. */
function clean(dockerfile: Dockerfile, stage: Stage): Fix[] {
  const written = stage.name!.text;
  if (written.includes('$')) return [];
  const plain = written.replace(/[^\w.-]+/g, '-').replace(/^[-_.]+|-+$/g, '');
  const name = /^[a-z]/i.test(plain) ? plain : `stage-${plain}`;
  if (plain === '' || freeName(dockerfile, name) !== name) return [];
  const edits = renameStage(dockerfile, stage, name);
  return edits ? [{ title: `Rename to "${name}"`, edits, safe: false, preferred: true }] : [];
}
