import type { Dockerfile } from '../../server/src/model/dockerfile.ts';
import type { Finding } from '../../server/src/rules/check.ts';
import { failsOnWarnings, isSuppressed } from '../../server/src/rules/suppression.ts';
import { defaultMakesInvalidBase } from '../../server/src/rules/var/default-makes-invalid-base.ts';
import type { Instruction } from '../../server/src/syntax/instruction.ts';
import type { Document } from './documents.ts';
import { isTold, toldElsewhere } from './elsewhere.ts';
import { checksOf, type Ours } from './ours.ts';
import type { Tally } from './tally.ts';
import { CHECKS, ownBoundaries, type Refusal, type Verdict } from './verdict.ts';
import { type Side, wantedDifference } from './wanted.ts';

/** A place where we and BuildKit do not agree. */
export interface Disagreement {
  /** What about: `instructions`, `missed error`, a check … */
  readonly about: string;
  readonly document: string;
  readonly line: number;
  /** What BuildKit says, as a pattern, or what we say. */
  readonly said: string;
  /** The line's text. */
  readonly text: string;
}

export const lineOf = ({ text }: Document, line: number): string => text.split('\n')[line - 1]?.trim() ?? '';

/** Compares our view of a text with BuildKit's: boundaries, errors and checks. Counts go to the tally. */
export function compare(document: Document, ours: Ours, verdict: Verdict, tally: Tally): Disagreement[] {
  const found: Disagreement[] = [];
  const disagree = (about: string, line: number, said: string) => {
    tally.add(`disagreed ${about}`);
    found.push({ about, document: document.name, line, said, text: lineOf(document, line) });
  };
  tally.add(`documents ${document.source}`);
  const own = ownBoundaries(ours.dockerfile, ours.places);
  for (const what of ['instructions', 'stages'] as const) {
    if (verdict[what] === undefined) continue;
    tally.add(what);
    if (verdict[what] !== own[what]) disagree(what, 0, `other ${what}`);
  }
  compareErrors(ours, verdict.refusal, tally, disagree);
  compareChecks(ours, verdict, tally, disagree);
  return found;
}

type Disagree = (about: string, line: number, said: string) => void;

function compareErrors(ours: Ours, refusal: Refusal | undefined, tally: Tally, disagree: Disagree) {
  const { dockerfile, findings, places } = ours;
  tally.add(refusal ? `refused ${refusal.kind}` : 'accepted');
  if (!refusal || refusal.kind === 'argument') {
    for (const { rule, severity, range, message } of findings) {
      if (severity === 'error' && saysRefused(rule.id, dockerfile)) {
        disagree('false error', places.line(range.start), `${rule.id}: ${message}`);
      }
    }
  }
  if (!refusal) return;
  const { kind, lines, message = 'an error' } = refusal;
  // What only a build argument lacks is ours to tell where it is the base image.
  if (kind === 'argument' && !lines.some((line) => isWantedBase(dockerfile, places.instruction(line)))) return;
  if (isTold(ours, refusal)) return;
  const reason = toldElsewhere(ours, refusal);
  if (reason === undefined) disagree(`missed (${kind})`, lines[0] ?? 0, message);
  else tally.add(`elsewhere ${reason}`);
}

/** Whether an error of the rule says that the builder stops; others say that it does what nobody means. */
const saysRefused = (rule: string, dockerfile: Dockerfile): boolean =>
  rule.startsWith('syntax/') || (REFUSED.has(rule) && !failsOnWarnings(dockerfile));

const REFUSED: ReadonlySet<string> = new Set([
  'stage/circular',
  'stage/forward-reference',
  'stage/index-out-of-range',
  'stage/name-case-mismatch',
  'stage/self-reference',
  'var/defined-in-other-stage',
  'var/global-arg-not-redeclared',
  'var/platform-arg-not-declared',
  'var/undefined',
  'var/undefined-in-from',
]);

/** Whether it is a FROM about which no comment asks for silence. */
const isWantedBase = (dockerfile: Dockerfile, instruction: Instruction | undefined): boolean =>
  instruction?.name === 'FROM' && !isSuppressed(dockerfile, defaultMakesInvalidBase, instruction.range.start);

function compareChecks(ours: Ours, { pairs, refusal, instructions }: Verdict, tally: Tally, disagree: Disagree) {
  // Of a text that it cannot parse BuildKit says nothing more.
  if (instructions === undefined) return;
  const { dockerfile, findings, places } = ours;
  const theirs = new Set(pairs.map(({ check, line }) => `${check} ${places.head(line)}`));
  const own = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const check of checksOf(finding)) {
      const key = `${check} ${places.head(places.line(finding.range.start))}`;
      own.set(key, [...(own.get(key) ?? []), finding]);
    }
  }
  const differ = (key: string, side: Side, said: string) => {
    const [check, line] = [key.slice(0, key.indexOf(' ')), Number(key.slice(key.indexOf(' ')))];
    const instruction = places.instruction(line);
    const stage = instruction && dockerfile.stages.find(({ range }) => range.end >= instruction.range.end);
    const difference = instruction && { check, side, ours, instruction, stage, refusal, findings: own.get(key) ?? [] };
    const reason = difference && wantedDifference(difference);
    if (reason !== undefined) {
      tally.add(`wanted ${reason}`);
      tally.add(`${check} wanted`);
    } else disagree(`${check}, ${side} alone`, line, said);
  };
  for (const key of theirs) {
    tally.add(`${key.split(' ')[0]} BuildKit`);
    if (own.has(key)) tally.add(`${key.split(' ')[0]} both`);
    else differ(key, 'BuildKit', '');
  }
  for (const [key, by] of own) {
    tally.add(`${key.split(' ')[0]} ours`);
    // Where it stops at an error it has not looked at the rest.
    if (!theirs.has(key) && refusal) tally.add(`${key.split(' ')[0]} unseen`);
    else if (!theirs.has(key)) differ(key, 'ours', [...new Set(by.map(({ rule }) => rule.id))].join(', '));
  }
}

/** What all the comparisons are about, so that one that finds nothing is told of as well. */
export const SUBJECTS: readonly string[] = [
  'instructions',
  'stages',
  'missed (build)',
  'missed (check)',
  'missed (argument)',
  'false error',
  ...CHECKS.flatMap((check) => [`${check}, BuildKit alone`, `${check}, ours alone`]),
];
