import type { Rule } from '../rule.ts';
import { typed } from './typed.ts';

const { when, ...shared } = typed('spdx');

export const typeSpdx: Rule = {
  id: 'label/type-spdx',
  ...shared,
  summary: 'A label that has to be a licence is none',
  why: `Programs know licences by their identifiers on the [SPDX License List](https://spdx.org/licenses/), alone or in an expression such as \`MIT OR Apache-2.0\`. ${when}`,
  peers: ['hadolint DL3054'],
};
