import type { Rule } from '../rule.ts';
import { typed } from './typed.ts';

const { when, ...shared } = typed('rfc3339');

export const typeRfc3339: Rule = {
  id: 'label/type-rfc3339',
  ...shared,
  summary: 'A label that has to be a date and time is none',
  why: `Programs read dates such as \`2026-01-31T12:00:00Z\`, as [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339#section-5.6) has them. ${when}`,
  peers: ['hadolint DL3053'],
};
