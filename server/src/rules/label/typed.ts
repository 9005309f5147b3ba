import { type LabelType, labelTypes } from '../../knowledge/label-types.ts';
import type { Rule } from '../rule.ts';
import { shownInLine } from '../support/shown.ts';
import { shippedLabels } from './labels.ts';

/** What the rules share that hold labels to the type that the project's schema gives them. */
export const typed = (
  type: LabelType,
): Pick<Rule, 'severity' | 'reported' | 'fine' | 'config' | 'each' | 'check'> & { readonly when: string } => ({
  severity: 'warning',
  when: `Only labels are looked at to which the project's schema gives this type: \`${type}\` under \`labelSchema\` in \`.dockerfile-stages.yaml\`, or
under \`label-schema\` in \`.hadolint.yaml\`. Values with variables are not judged.`,
  reported: 'FROM alpine:3.22\nLABEL com.example.label=[|"no such thing"|]\n',
  fine: `FROM alpine:3.22\nARG GIVEN\nLABEL com.example.label="${labelTypes[type].example}" com.example.other="$GIVEN"\n`,
  config: `labelSchema:\n  com.example.label: ${type}\n  com.example.other: ${type}\n`,
  each: ['LABEL'],
  *check(dockerfile, workspace) {
    const { labelSchema } = workspace.policy;
    if (!labelSchema) return;
    const { fits, words } = labelTypes[type];
    for (const { key, value, pair } of shippedLabels(dockerfile, workspace)) {
      if (key === undefined || labelSchema.get(key) !== type || value === undefined) continue;
      // An empty one is told of as such.
      if (value.trim() === '' || fits(value)) continue;
      const message = `"${shownInLine(value)}" is not ${words}, as the label "${shownInLine(key)}" has to be.`;
      yield { range: pair.value!.range, message };
    }
  },
});
