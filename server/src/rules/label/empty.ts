import type { Rule } from '../rule.ts';
import { shownInLine } from '../support/shown.ts';
import { shippedLabels } from './labels.ts';

export const emptyLabel: Rule = {
  id: 'label/empty',
  severity: 'warning',
  summary: 'A label that the project wants is empty',
  why: `A label of the project's schema (\`labelSchema\` in \`.dockerfile-stages.yaml\`, \`label-schema\` in \`.hadolint.yaml\`) has to say
something. Without a schema nothing is reported.`,
  reported: 'FROM alpine:3.22\nLABEL com.example.team=[|""|]\n',
  fine: 'FROM alpine:3.22\nLABEL com.example.team="web" note=""\n',
  config: 'labelSchema:\n  com.example.team: text\n',
  peers: ['hadolint DL3051'],
  whole: true,
  *check(dockerfile, workspace) {
    const { labelSchema } = workspace.policy;
    if (!labelSchema) return;
    for (const { key, value, pair } of shippedLabels(dockerfile, workspace)) {
      if (key === undefined || !labelSchema.has(key) || value?.trim() !== '') continue;
      const range = pair.value?.text ? pair.value.range : pair.range;
      yield { range, message: `The label "${shownInLine(key)}" is empty.` };
    }
  },
};
