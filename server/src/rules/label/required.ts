import { buildkitArgs, platformArgs, proxyArgs } from '../../knowledge/predefined-args.ts';
import { configuration } from '../../model/configuration.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { insertAfter, keyword } from '../../model/edits.ts';
import { root, type Stage, label as stageLabel } from '../../model/stage.ts';
import type { Fix, Rule } from '../rule.ts';
import { ownImagesOf } from '../support/images.ts';
import { listed } from '../support/listed.ts';
import { shownInLine } from '../support/shown.ts';

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
  whole: true,
  *check(dockerfile, workspace) {
    const { labelSchema } = workspace.policy;
    if (!labelSchema) return;
    for (const stage of ownImagesOf(dockerfile, workspace)) {
      const { image } = stage;
      const base = root(stage);
      if (!image || (base.kind === 'unknown' && base.candidates.length > 0)) continue;
      const keys = [...configuration(stage).labels.keys()];
      // A variable may make any key.
      if (keys.some((key) => key.includes('$'))) continue;
      const missing = [...labelSchema.keys()].filter((key) => !keys.includes(key));
      if (missing.length === 0) continue;
      const whose = stage === dockerfile.final ? 'The image' : `The image of ${stageLabel(stage)}`;
      const names = listed(missing.map((key) => `"${shownInLine(key)}"`));
      yield {
        range: image.range,
        message: `${whose} lacks the ${missing.length > 1 ? 'labels' : 'label'} ${names}.`,
        fixes: () => addLabels(dockerfile, stage, missing),
      };
    }
  },
};

/** Names that mean something already. */
const TAKEN: ReadonlySet<string> = new Set([
  ...Object.keys({ ...platformArgs, ...proxyArgs, ...buildkitArgs }),
  'PATH',
]);

/** Sets the labels to build arguments: nobody but the project knows a value, and one that is made up would pass for it. */
function addLabels(dockerfile: Dockerfile, stage: Stage, keys: readonly string[]): Fix[] {
  const names = variablesFor(keys);
  const arePlain = keys.every((key) => /^[\w.-]+$/.test(key));
  if (!arePlain || names.some((name) => TAKEN.has(name) || !/^[A-Z]/.test(name))) return [];
  const last = stage.instructions.at(-1) ?? stage.from;
  const behind = { range: { start: last.range.end, end: last.range.end } };
  const undeclared = names.filter((name) => !stage.scope.declares(name, behind));
  const lines = [
    ...undeclared.map((name) => `${keyword(dockerfile, 'ARG')} ${name}`),
    ...keys.map((key, i) => `${keyword(dockerfile, 'LABEL')} ${key}="$${names[i]}"`),
  ];
  const title = keys.length > 1 ? `Take them from variables ${listed(names)}` : `Take it from the variable ${names[0]}`;
  return [{ title, edits: [insertAfter(dockerfile, last, ...lines)], safe: false, preferred: false }];
}

/** A variable for each key, called after its last part; after all of it where two end alike. */
function variablesFor(keys: readonly string[]): string[] {
  const nameOf = (text: string) => text.toUpperCase().replace(/[^A-Z\d]+/g, '_');
  const short = keys.map((key) => nameOf(key.slice(key.lastIndexOf('.') + 1)));
  return short.map((name, i) => (short.indexOf(name) === short.lastIndexOf(name) ? name : nameOf(keys[i]!)));
}
