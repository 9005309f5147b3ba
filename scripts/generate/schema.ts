import { ociKeys } from '../../server/src/knowledge/label-keys.ts';
import { labelTypes } from '../../server/src/knowledge/label-types.ts';
import { REGISTRY_PATTERN } from '../../server/src/knowledge/registry-pattern.ts';
import type { About } from '../../server/src/rules/rule.ts';
import { KEYS } from '../../server/src/workspace/config/keys.ts';
import { LEVELS } from '../../server/src/workspace/policy.ts';

const LEVEL = { $ref: '#/definitions/level' };
const TYPE = { $ref: '#/definitions/type' };

/** The JSON schema of `.dockerfile-stages.yaml`, for editors and programs that check YAML. */
export function configSchema(rules: readonly About[]): string {
  const level = {
    type: 'string',
    enum: Object.keys(LEVELS),
    enumDescriptions: Object.values(LEVELS),
  };
  const type = {
    enum: [...Object.keys(labelTypes), null],
    enumDescriptions: Object.values(labelTypes).map(
      ({ words, example }) => `The value is ${words}, such as ${example}.`,
    ),
  };
  const behind = {
    levels: {
      type: ['object', 'null'],
      additionalProperties: false,
      properties: Object.fromEntries(
        rules.map(({ id, summary, severity }) => [id, { ...LEVEL, default: severity, description: `${summary}.` }]),
      ),
    },
    types: {
      type: ['object', 'null'],
      additionalProperties: TYPE,
      properties: Object.fromEntries(
        Object.entries(ociKeys).map(([key, { about }]) => [key, { ...TYPE, description: about }]),
      ),
    },
    names: { type: ['array', 'null'], uniqueItems: true, items: { type: 'string' } },
    registries: {
      type: ['array', 'null'],
      uniqueItems: true,
      items: { type: 'string', pattern: REGISTRY_PATTERN.source },
    },
    flag: { type: ['boolean', 'null'] },
  };
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: 'Made by "npm run generate".',
    title: 'What a project wants of its Dockerfiles (Dockerfile Stages)',
    type: ['object', 'null'],
    definitions: { level, type },
    additionalProperties: false,
    properties: Object.fromEntries(
      Object.entries(KEYS).map(([key, { kind, about }]) => [
        key,
        { description: about.replaceAll('`', '"'), markdownDescription: about, ...behind[kind] },
      ]),
    ),
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
