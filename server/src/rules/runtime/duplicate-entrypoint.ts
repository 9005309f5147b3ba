import type { Rule } from '../rule.ts';
import { repeated } from './repeated.ts';

export const duplicateEntrypoint: Rule = {
  id: 'runtime/duplicate-entrypoint',
  ...repeated('ENTRYPOINT', ['hadolint DL4004', 'Trivy DS-0007', 'Sonar S6589']),
  reported: 'FROM alpine:3.20\n[|ENTRYPOINT|] ["sleep"]\nENTRYPOINT ["echo"]\n',
  fine: 'FROM alpine:3.20 AS base\nENTRYPOINT ["sleep"]\nFROM base\nENTRYPOINT ["echo"]\n',
};
