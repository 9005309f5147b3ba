import type { About } from '../../server/src/rules/rule.ts';
import { LEVELS } from '../../server/src/workspace/policy.ts';

/** What users can set, as package.json declares it. */
export const configuration = (rules: readonly About[]) => ({
  title: 'Dockerfile Stages',
  properties: {
    'dockerfileStages.enable': {
      type: 'boolean',
      default: true,
      scope: 'resource',
      order: 0,
      markdownDescription:
        'Whether Dockerfile Stages works on this file or folder at all: problems, fixes, outline, hovers and navigation.',
    },
    'dockerfileStages.rules': {
      type: 'object',
      default: {},
      scope: 'resource',
      order: 1,
      markdownDescription: 'How severe each rule is, or `off`. A rule that is not named here keeps its own severity.',
      additionalProperties: false,
      properties: Object.fromEntries(
        rules.map((rule) => [
          rule.id,
          {
            type: 'string',
            enum: Object.keys(LEVELS),
            enumDescriptions: Object.values(LEVELS),
            default: rule.severity,
            markdownDescription: `${rule.summary}.`,
          },
        ]),
      ),
    },
    'dockerfileStages.buildContexts': {
      type: 'array',
      items: { type: 'string' },
      uniqueItems: true,
      default: [],
      scope: 'resource',
      order: 2,
      markdownDescription:
        'Names of [contexts](https://docs.docker.com/build/concepts/context/) that a build is given with `--build-context`, so that `FROM` and `--from` may name them. Those that Compose files, Bake files, workflows and scripts nearby name are known without it.',
    },
    'dockerfileStages.codeLens.focus': {
      type: 'boolean',
      default: true,
      scope: 'resource',
      order: 5,
      markdownDescription:
        'Whether *Focus* stands above each stage. It dims what the build of that target does not need, and leaves out the problems there.',
    },
    'dockerfileStages.codeLens.builtBy': {
      type: 'boolean',
      default: true,
      scope: 'resource',
      order: 5,
      markdownDescription:
        'Whether there stands above each stage who builds it: Compose and Bake files, workflows, scripts.',
    },
    'dockerfileStages.codeLens.pin': {
      type: 'boolean',
      default: true,
      scope: 'resource',
      order: 5,
      markdownDescription: 'Whether *Pin* and *Update pin* stand above `FROM` in files that pin images.',
    },
    'dockerfileStages.shellcheck.enable': {
      type: 'boolean',
      default: true,
      scope: 'resource',
      order: 3,
      markdownDescription:
        'Whether commands are checked by [ShellCheck](https://www.shellcheck.net), where it is installed and the workspace is trusted. How loud it is, and silence for single checks of it, are in the rule [shell/shellcheck](https://github.com/dockerfile-stages/dockerfile-stages/blob/main/docs/rules/shell/shellcheck.md).',
    },
    'dockerfileStages.shellcheck.path': {
      type: 'string',
      default: '',
      scope: 'machine',
      order: 4,
      markdownDescription:
        'The absolute path of the `shellcheck` to run. Without it, the one in `PATH` is taken. A workspace cannot set it.',
    },
    'dockerfileStages.registry.mirrors': {
      type: 'object',
      default: {},
      additionalProperties: { type: 'string' },
      scope: 'machine',
      order: 9,
      markdownDescription:
        'What is asked in place of a registry when you pin an image: `{ "docker.io": "https://mirror.example" }`. A workspace cannot set it.',
    },
    'dockerfileStages.inlayHints.resolvedBase': {
      type: 'boolean',
      default: true,
      scope: 'resource',
      order: 5,
      markdownDescription:
        'Whether the base image is shown where `FROM` names it by a variable or by another stage. All hints obey `#editor.inlayHints.enabled#` as well.',
    },
    'dockerfileStages.inlayHints.stageNames': {
      type: 'boolean',
      default: true,
      scope: 'resource',
      order: 6,
      markdownDescription: 'Whether the stage that an index means is shown behind it, as in `--from=0`.',
    },
    'dockerfileStages.inlayHints.argValues': {
      type: 'boolean',
      default: true,
      scope: 'resource',
      order: 7,
      markdownDescription:
        'Whether the values of variables are shown in `FROM`, where the image that they lead to is not.',
    },
    'dockerfileStages.formatting.keywords': {
      type: 'string',
      enum: ['consistent', 'upper', 'lower', 'keep'],
      enumDescriptions: [
        'As most instructions of the file are written.',
        'In capitals.',
        'In small letters.',
        'As they are.',
      ],
      default: 'consistent',
      scope: 'resource',
      order: 8,
      markdownDescription: 'How the formatter writes instructions.',
    },
    'dockerfileStages.largeFiles': {
      type: 'string',
      enum: ['stages', 'everything'],
      enumDescriptions: [
        'Their stages: the outline, folding, and the way from a name to all that mean it.',
        'Everything, as in other files.',
      ],
      default: 'stages',
      scope: 'resource',
      order: 9,
      markdownDescription: 'What is shown in files of more than 1 MB or 20,000 lines.',
    },
  },
});

/** The manifest with the settings made anew, and all else as it was. */
export function withConfiguration(manifest: string, rules: readonly About[]): string {
  const parsed = JSON.parse(manifest);
  parsed.contributes = { ...parsed.contributes, configuration: configuration(rules) };
  return `${JSON.stringify(parsed, null, 2)}\n`;
}
