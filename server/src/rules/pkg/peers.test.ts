import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDockerfile } from '../../model/dockerfile.ts';
import { type Level, NO_POLICY } from '../../workspace/policy.ts';
import { NO_WORKSPACE } from '../../workspace/workspace.ts';
import { check } from '../check.ts';

/** The severities of a rule's reports, in their order, where hadolint's file says this of its codes. */
function severities(rule: string, text: string, codes: Readonly<Record<string, Level>>): string[] {
  const policy = { ...NO_POLICY, codes: new Map(Object.entries(codes)) };
  const findings = check(readDockerfile(text), { ...NO_WORKSPACE, policy });
  return findings.filter((finding) => finding.rule.id === rule).map(({ severity }) => severity);
}

test('of a rule for all managers, each of hadolint’s codes means its own', () => {
  const installs = 'FROM fedora:42\nRUN dnf install git\nRUN zypper install git\nRUN pacman -S git\n';
  assert.equal(severities('pkg/assume-yes', installs, {}).length, 3);
  assert.deepEqual(severities('pkg/assume-yes', installs, { DL3038: 'off', DL3034: 'hint' }).slice(0, 1), ['hint']);
  assert.equal(severities('pkg/assume-yes', installs, { DL3038: 'off' }).length, 2);
  const loose = 'FROM python:3.13\nRUN pip install a\nRUN npm install -g b\n';
  assert.deepEqual(severities('pkg/pin-version', loose, { DL3016: 'error' }), ['error']);
  const left = 'FROM debian:12\nRUN apt-get update && apt-get install -y a\nRUN pip install b\n';
  assert.equal(severities('pkg/clean-cache', left, {}).length, 2);
  assert.equal(severities('pkg/clean-cache', left, { DL3042: 'off' }).length, 1);
});
