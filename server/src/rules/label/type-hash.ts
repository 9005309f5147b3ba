import type { Rule } from '../rule.ts';
import { typed } from './typed.ts';

const { when, ...shared } = typed('hash');

export const typeHash: Rule = {
  id: 'label/type-hash',
  ...shared,
  summary: 'A label that has to be a Git hash is none',
  why: `A hash says which commit the image was built from: 40 hexadecimal digits, or the first of them, 7 at least. ${when}`,
  peers: ['hadolint DL3055'],
};
