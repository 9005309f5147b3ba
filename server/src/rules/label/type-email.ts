import type { Rule } from '../rule.ts';
import { typed } from './typed.ts';

const { when, ...shared } = typed('email');

export const typeEmail: Rule = {
  id: 'label/type-email',
  ...shared,
  summary: 'A label that has to be an e-mail address is none',
  why: `An address alone, such as \`jane@example.com\`, can be written to; a name beside it makes it something else. ${when}`,
  peers: ['hadolint DL3058'],
};
