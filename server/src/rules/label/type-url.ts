import type { Rule } from '../rule.ts';
import { typed } from './typed.ts';

const { when, ...shared } = typed('url');

export const typeUrl: Rule = {
  id: 'label/type-url',
  ...shared,
  summary: 'A label that has to be a URL is none',
  why: `Whoever follows the label needs a whole URL, with \`https:\` or another scheme in front. ${when}`,
  peers: ['hadolint DL3052'],
};
