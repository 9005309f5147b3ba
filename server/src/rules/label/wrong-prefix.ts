import { labelSchemaKeys } from '../../knowledge/label-keys.ts';
import { replace } from '../../text/edit.ts';
import type { Rule } from '../rule.ts';
import { labelsOf } from './labels.ts';

export const wrongPrefix: Rule = {
  id: 'label/wrong-prefix',
  severity: 'off',
  summary: 'A label has a key of label-schema.org, which OCI has replaced',
  why: `label-schema.org gave its keys up for those of [OCI](https://github.com/opencontainers/image-spec/blob/main/annotations.md), which
registries and other programs show. Switch it on if nothing of yours reads the old ones.`,
  reported: 'FROM alpine:3.22\nLABEL [|org.label-schema.name|]="app"\n',
  fine: 'FROM alpine:3.22\nLABEL org.opencontainers.image.title="app"\n',
  peers: [],
  changes: ['Labels'],
  each: ['LABEL'],
  *check(dockerfile, { policy }) {
    for (const { key, pair, stage } of labelsOf(dockerfile)) {
      if (key === undefined || !Object.hasOwn(labelSchemaKeys, key)) continue;
      const better = labelSchemaKeys[key];
      if (better === undefined || policy.labelSchema?.has(key)) continue;
      yield {
        range: pair.name.range,
        message: `"${better}" has taken the place of "${key}".`,
        fixes: () => {
          const isThere = labelsOf(dockerfile).some((other) => other.stage === stage && other.key === better);
          if (isThere || !pair.name.text.includes(key)) return [];
          const edits = [replace(pair.name.range, pair.name.text.replace(key, better))];
          return [{ title: `Use "${better}"`, edits, safe: false, preferred: true }];
        },
      };
    }
  },
};
