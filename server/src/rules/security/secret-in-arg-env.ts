import { isSecretName } from '../../knowledge/secrets.ts';
import { isInFinalChain } from '../../model/graph.ts';
import { placedInstructions } from '../../model/instructions.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Pair } from '../../syntax/pair.ts';
import type { Others, Rule } from '../rule.ts';
import { undefinedVariable } from '../var/undefined.ts';
import { mountSecret } from './mounting-secret.ts';
import { hasLiteral } from './secret-literal.ts';

export const secretInArgEnv: Rule = {
  id: 'security/secret-in-arg-env',
  severity: 'warning',
  summary: 'A secret is passed by ARG or ENV',
  severities: '**information** in a stage that is not shipped.',
  why: `ENV is in the image for everybody who can pull it, and ARG in its history; in a builder, an ARG still is in the build
cache and the provenance. A secret mount leaves nothing behind:
\`RUN --mount=type=secret,id=token,env=TOKEN …\`, built with \`--secret id=token\`.`,
  reported: 'FROM node:22\nARG [|NPM_TOKEN|]\nRUN npm config set //registry.example.com/:_authToken "$NPM_TOKEN"\n',
  fine: 'FROM node:22\nARG NPM_TOKEN_FILE=/run/secrets/npm\nRUN --mount=type=secret,id=npm npm ci\n',
  peers: ['BuildKit SecretsUsedInArgOrEnv', 'hadolint DL3064', 'Trivy DS-0031', 'Sonar S6472'],
  changes: ['steps'],
  each: ['ARG', 'ENV'],
  *check(dockerfile, _, others) {
    for (const { instruction: inner, stage } of placedInstructions(dockerfile)) {
      if (!stage || (inner.name !== 'ARG' && inner.name !== 'ENV')) continue;
      for (const pair of inner.pairs) {
        if (!isSecretName(pair.name.text, valueOf(stage, inner, pair))) continue;
        // One that is written here as well is worse: security/secret-literal tells of it.
        if (pair.value && hasLiteral(dockerfile, pair.value.range)) continue;
        if (inner.name === 'ENV' && isUndefined(pair, others)) continue;
        const isShipped = isInFinalChain(dockerfile, stage);
        yield {
          range: pair.name.range,
          message: message(pair.name.text, inner.name, isShipped),
          severity: isShipped ? 'warning' : 'information',
          fixes: () => (inner.name === 'ARG' ? mountSecret(dockerfile, stage, inner, pair) : []),
        };
      }
    }
  },
};

/** Nothing but a variable that nothing defines holds no secret: var/undefined tells of it. */
const isUndefined = ({ value }: Pair, others: Others): boolean =>
  value !== undefined && VARIABLE.test(value.text) && others.mayReport(undefinedVariable, value.range);

const VARIABLE = /^"?\$(?:\w+|\{\w+\})"?$/;

/** The value as far as it is written: a variable in it stays as it is, since its name may say what it is. */
const valueOf = (stage: Stage, instruction: Instruction, pair: Pair): string | undefined =>
  pair.value &&
  (stage.scope.evaluate(pair.value.text, instruction) || pair.value.text.replace(/^(["'])(.*)\1$/s, '$2'));

function message(name: string, kind: 'ARG' | 'ENV', shipped: boolean): string {
  if (!shipped) return `The secret "${name}" stays in the build cache.`;
  return kind === 'ENV'
    ? `The secret "${name}" is in the image for all to read.`
    : `The secret "${name}" stays in the image's history.`;
}
