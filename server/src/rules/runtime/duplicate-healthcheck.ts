import type { Rule } from '../rule.ts';
import { repeated } from './repeated.ts';

export const duplicateHealthcheck: Rule = {
  id: 'runtime/duplicate-healthcheck',
  ...repeated('HEALTHCHECK', ['hadolint DL3012', 'Trivy DS-0023']),
  reported: 'FROM alpine:3.20\n[|HEALTHCHECK|] CMD nc -z localhost 80\nHEALTHCHECK CMD nc -z localhost 81\n',
  fine: 'FROM alpine:3.20 AS base\nHEALTHCHECK CMD nc -z localhost 80\nFROM base\nHEALTHCHECK NONE\n',
};
