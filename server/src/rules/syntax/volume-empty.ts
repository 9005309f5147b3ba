import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Word } from '../../syntax/word.ts';
import type { Rule, Severity } from '../rule.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { type Checked, checkedInstructions, judge, severityWhenBuilt } from './instructions.ts';
import { meantArray } from './meant-array.ts';

export const volumeEmpty: Rule = {
  id: 'syntax/volume-empty',
  severity: 'error',
  summary: 'VOLUME has an empty path',
  severities: `a **warning** in a stage that a plain build leaves out and in a trigger that no stage of the file runs, and **information** where only a build
argument is missing.`,
  why: 'The builder stops, also where the path is a variable that is empty.',
  reported: 'FROM alpine:3.20\nVOLUME ["/data", [|""|]]\n',
  fine: 'FROM alpine:3.20\nVOLUME ["/data", "/cache"]\n',
  peers: [],
  each: ['VOLUME'],
  *check(dockerfile) {
    if (isForeignFrontend(dockerfile)) return;
    for (const checked of checkedInstructions(dockerfile)) {
      // An array that is no JSON has other words than it seems.
      if (checked.instruction.name !== 'VOLUME' || meantArray(checked.instruction)) continue;
      for (const word of checked.instruction.words) {
        const fault = faultOf(dockerfile, checked, word);
        if (fault) yield { range: word.range, ...fault };
      }
    }
  },
};

/** Blanks alone are refused as they are written, nothing at all also once variables are replaced (dispatchVolume in convert.go). */
function faultOf(
  dockerfile: Dockerfile,
  checked: Checked,
  word: Word,
): { message: string; severity: Severity } | undefined {
  const message = 'The path of the volume is empty.';
  if (word.text.trim() === '') return { message, severity: checked.severity };
  const found = checked.stage && judge(checked, word, (value) => (value === '' ? message : undefined));
  return found && { severity: severityWhenBuilt(dockerfile, checked), ...found };
}
