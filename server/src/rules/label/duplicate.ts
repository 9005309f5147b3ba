import type { Rule } from '../rule.ts';
import { shownInLine } from '../support/shown.ts';
import { type Label, labelsOf } from './labels.ts';
import { removeLabel } from './removing.ts';

export const duplicateLabel: Rule = {
  id: 'label/duplicate',
  severity: 'warning',
  summary: 'A stage sets a label twice',
  why: 'Only the last value of a label counts; the others are lost without a message.',
  reported: 'FROM alpine:3.22\nLABEL [|version|]="1.0" vendor="Acme"\nLABEL version="1.1"\n',
  fine: 'FROM alpine:3.22 AS base\nLABEL version="1.0"\nFROM base\nLABEL version="1.1"\n',
  peers: ['tally labels/no-duplicate-keys'],
  *check(dockerfile) {
    const labels = labelsOf(dockerfile);
    // From the end, so that each finds the one that counts.
    const last = new Map<string, Label>();
    for (const label of labels.toReversed()) {
      const { key, pair, instruction, stage } = label;
      if (key === undefined || key === '' || instruction.onbuild) continue;
      const place = `${stage.index} ${key}`;
      const later = last.get(place);
      if (!later) {
        last.set(place, label);
        continue;
      }
      yield {
        range: pair.name.range,
        message: `This value of the label "${shownInLine(key)}" is lost: the stage sets it again.`,
        related: [{ range: later.pair.name.range, message: 'This one counts.' }],
        // Without a variable there is nothing that could stop the build.
        fixes: () => removeLabel(dockerfile, label, { safe: label.value !== undefined, preferred: true }),
      };
    }
  },
  changes: ['Labels'],
};
