import type { Rule } from '../rule.ts';
import { repeated } from './repeated.ts';

export const duplicateCmd: Rule = {
  id: 'runtime/duplicate-cmd',
  ...repeated('CMD', ['hadolint DL4003', 'Trivy DS-0016', 'Sonar S6589']),
  reported: 'FROM alpine:3.20\n[|CMD|] ["sleep", "1"]\nCMD ["sleep", "2"]\n',
  fine: 'FROM alpine:3.20 AS base\nCMD ["sleep", "1"]\nFROM base\nCMD ["sleep", "2"]\n',
};
