import type { Rule } from '../rule.ts';
import { repeated } from './repeated.ts';

export const duplicateHealthcheck: Rule = {
  id: 'runtime/duplicate-healthcheck',
  severity: 'warning',
  summary: 'A stage has more than one HEALTHCHECK',
  why: `Only the last HEALTHCHECK of a stage counts; the others are dropped without a message.`,
  reported: 'FROM alpine:3.20\n[|HEALTHCHECK|] CMD nc -z localhost 80\nHEALTHCHECK CMD nc -z localhost 81\n',
  fine: 'FROM alpine:3.20 AS base\nHEALTHCHECK CMD nc -z localhost 80\nFROM base\nHEALTHCHECK NONE\n',
  peers: ['BuildKit MultipleInstructionsDisallowed', 'hadolint DL3012', 'Trivy DS-0023'],
  check(dockerfile) {
    return repeated(dockerfile, 'HEALTHCHECK', this);
  },
};
