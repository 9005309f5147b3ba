import type { Rule } from '../rule.ts';
import { repeated } from './repeated.ts';

export const duplicateEntrypoint: Rule = {
  id: 'runtime/duplicate-entrypoint',
  severity: 'warning',
  summary: 'A stage has more than one ENTRYPOINT',
  why: `Only the last ENTRYPOINT of a stage counts; the others are dropped without a message.`,
  reported: 'FROM alpine:3.20\n[|ENTRYPOINT|] ["sleep"]\nENTRYPOINT ["echo"]\n',
  fine: 'FROM alpine:3.20 AS base\nENTRYPOINT ["sleep"]\nFROM base\nENTRYPOINT ["echo"]\n',
  peers: ['BuildKit MultipleInstructionsDisallowed', 'hadolint DL4004', 'Trivy DS-0007', 'Sonar S6589'],
  check(dockerfile) {
    return repeated(dockerfile, 'ENTRYPOINT', this);
  },
};
