import type { Rule } from '../rule.ts';
import { shownInLine } from '../support/shown.ts';
import { shippedLabels } from './labels.ts';
import { removeLabel } from './removing.ts';

export const superfluousLabel: Rule = {
  id: 'label/superfluous',
  severity: 'warning',
  summary: 'An image has a label that the project does not want',
  why: `With \`strictLabels: true\` in the project's \`.dockerfile-stages.yaml\`, or \`strict-labels\` in its \`.hadolint.yaml\`, its images have
the labels of the schema and no others. Without it nothing is reported. Labels of stages that are not shipped are nobody's concern.`,
  reported: 'FROM alpine:3.22\nLABEL com.example.team="web" [|color|]="blue"\n',
  fine: 'FROM alpine:3.22\nLABEL com.example.team="web"\n',
  config: 'labelSchema:\n  com.example.team: text\nstrictLabels: true\n',
  peers: ['hadolint DL3050'],
  changes: ['Labels'],
  whole: true,
  *check(dockerfile, workspace) {
    const { labelSchema, strictLabels } = workspace.policy;
    if (!labelSchema || !strictLabels) return;
    for (const label of shippedLabels(dockerfile, workspace)) {
      const { key, pair } = label;
      if (key === undefined || key === '' || labelSchema.has(key)) continue;
      yield {
        range: pair.name.range,
        message: `The label "${shownInLine(key)}" is not in the project's label schema.`,
        fixes: () => removeLabel(dockerfile, label, { safe: false, preferred: true }),
      };
    }
  },
};
