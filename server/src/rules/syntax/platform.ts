import { isKnownPlatform, readPlatform } from '../../knowledge/platforms.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Word } from '../../syntax/word.ts';
import { overlap } from '../../text/range.ts';
import type { Problem, Rule } from '../rule.ts';
import { undeclaredIn } from '../support/from-defaults.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { shown } from '../support/shown.ts';
import { type Checked, dispatchedInstructions, judge, valueOf } from './instructions.ts';
import { nearest, useInstead } from './nearest.ts';

export const platform: Rule = {
  id: 'syntax/platform',
  severity: 'error',
  summary: 'A platform cannot be read',
  severities:
    '**information** where only a build argument is missing, and a **hint** where the builder takes a platform that nobody knows.',
  why: `The builder stops, even where the flag has no effect. A platform is a system, an architecture and perhaps a variant:
\`linux/arm64\`, \`linux/arm/v7\`. Names that nobody knows are taken, too; they are told with a hint.`,
  reported: 'FROM --platform=[|linux/amd64/|] alpine:3.20 AS amd64\nRUN apk add --no-cache curl\n',
  fine: 'FROM --platform=linux/amd64 alpine:3.20 AS amd64\nRUN apk add --no-cache curl\n',
  peers: [],
  each: ['FROM'],
  *check(dockerfile) {
    if (isForeignFrontend(dockerfile)) return;
    for (const checked of dispatchedInstructions(dockerfile)) {
      const word = checked.instruction.name === 'FROM' ? checked.instruction.flag('platform')?.value : undefined;
      const problem = word && word.text !== '' ? problemOf(dockerfile, checked, word) : undefined;
      if (problem) yield problem;
    }
  },
};

function problemOf(dockerfile: Dockerfile, checked: Checked, word: Word): Problem | undefined {
  const { range, text } = word;
  const fixes = () => useInstead(range, nearest(text, COMMON));
  const fault = judge(checked, word, faultOf);
  if (fault) {
    // A variable that nothing declares is told by var/undefined-in-from.
    const undeclared = undeclaredIn(dockerfile, checked.instruction).some((use) => overlap(use.range, range));
    return undeclared ? undefined : { range, ...fault, fixes };
  }
  const value = valueOf(checked, word);
  const read = value === undefined ? undefined : readPlatform(value);
  if (value === undefined || !read || isKnownPlatform(read)) return undefined;
  const message = `"${shown(value)}" is accepted, but neither Docker nor Go knows such a platform.`;
  return { range, message, severity: 'hint', fixes };
}

/** Platforms that images are built for. */
const COMMON = [
  'linux/amd64',
  'linux/arm64',
  'linux/arm/v7',
  'linux/arm/v6',
  'linux/386',
  'linux/ppc64le',
  'linux/s390x',
  'linux/riscv64',
  'linux/loong64',
  'windows/amd64',
];

const faultOf = (value: string): string | undefined =>
  readPlatform(value)
    ? undefined
    : value === ''
      ? 'The platform is empty.'
      : `"${shown(value)}" is not a platform: write an operating system and an architecture, as in linux/arm64.`;
