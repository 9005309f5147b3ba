import { buildkitArgs, platformArgs, proxyArgs } from '../../knowledge/predefined-args.ts';
import { configuration } from '../../model/configuration.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { insertAfter, keyword } from '../../model/edits.ts';
import { root, type Stage, label as stageLabel } from '../../model/stage.ts';
import type { Fix, Rule } from '../rule.ts';
import { shownInLine } from '../support/shown.ts';
import { imagesOf } from './labels.ts';

export const requiredLabel: Rule = {
  id: 'label/required',
  severity: 'warning',
  summary: 'An image lacks a label that the project wants',
  why: `The keys of \`labelSchema\` in the project's \`.dockerfile-stages.yaml\`, or of \`label-schema\` in its \`.hadolint.yaml\`, are the labels
that each image has to have. The last stage is looked at, and those that \`targets\` names, each with the stages it is based on. Without a schema
nothing is reported.`,
  reported: 'FROM alpine:3.22 AS build\nRUN make\nFROM [|scratch|]\nCOPY --from=build /app /app\n',
  fine: 'FROM alpine:3.22 AS build\nRUN make\nFROM scratch\nCOPY --from=build /app /app\nLABEL com.example.team="web"\n',
  config: 'labelSchema:\n  com.example.team: text\n',
  peers: ['hadolint DL3049', 'Sonar S7028'],
  changes: ['Labels'],
  *check(dockerfile, workspace) {
    const { labelSchema } = workspace.policy;
    if (!labelSchema) return;
    for (const stage of imagesOf(dockerfile, workspace)) {
      const { image } = stage;
      const base = root(stage);
      if (!image || (base.kind === 'unknown' && base.candidates.length > 0)) continue;
      const keys = [...configuration(stage).labels.keys()];
      // A variable may make any key.
      if (keys.some((key) => key.includes('$'))) continue;
      for (const key of labelSchema.keys()) {
        if (keys.includes(key)) continue;
        const whose = stage === dockerfile.final ? 'The image' : `The image of ${stageLabel(stage)}`;
        yield {
          range: image.range,
          message: `${whose} lacks the label "${shownInLine(key)}".`,
          fixes: () => addLabel(dockerfile, stage, key),
        };
      }
    }
  },
};

/** Names that mean something already. */
const TAKEN: ReadonlySet<string> = new Set([
  ...Object.keys({ ...platformArgs, ...proxyArgs, ...buildkitArgs }),
  'PATH',
]);

/** Sets the label to a build argument: nobody but the project knows a value, and one that is made up would pass for it. */
function addLabel(dockerfile: Dockerfile, stage: Stage, key: string): Fix[] {
  const name = key
    .slice(key.lastIndexOf('.') + 1)
    .toUpperCase()
    .replace(/[^A-Z\d]+/g, '_');
  if (!/^[\w.-]+$/.test(key) || !/^[A-Z]/.test(name) || TAKEN.has(name)) return [];
  const last = stage.instructions.at(-1) ?? stage.from;
  const isDeclared = stage.scope.declares(name, { range: { start: last.range.end, end: last.range.end } });
  const lines = [
    ...(isDeclared ? [] : [`${keyword(dockerfile, 'ARG')} ${name}`]),
    `${keyword(dockerfile, 'LABEL')} ${key}="$${name}"`,
  ];
  const title = `Take the label "${key}" from the ${isDeclared ? 'variable' : 'build argument'} "${name}"`;
  return [{ title, edits: [insertAfter(dockerfile, last, ...lines)], safe: false, preferred: false }];
}
