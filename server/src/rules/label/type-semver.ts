import type { Rule } from '../rule.ts';
import { typed } from './typed.ts';

const { when, ...shared } = typed('semver');

export const typeSemver: Rule = {
  id: 'label/type-semver',
  ...shared,
  summary: 'A label that has to be a semantic version is none',
  why: `Programs compare versions such as \`1.2.3\` or \`1.2.3-rc.1\`, as [Semantic Versioning](https://semver.org) has them. ${when}`,
  peers: ['hadolint DL3056'],
};
