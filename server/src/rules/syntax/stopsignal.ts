import { signals } from '../../knowledge/signals.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Word } from '../../syntax/word.ts';
import type { Rule } from '../rule.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { shown } from '../support/shown.ts';
import { dispatchedInstructions, judge, severityWhenBuilt } from './instructions.ts';
import { nearest, useInstead } from './nearest.ts';

export const stopsignal: Rule = {
  id: 'syntax/stopsignal',
  severity: 'error',
  summary: 'STOPSIGNAL names no signal',
  severities: `a **warning** in a stage that a plain build leaves out and in a trigger that no stage of the file runs, and **information** where only a build
argument is missing.`,
  why: 'The builder stops. It takes the name of a Linux signal, with `SIG` or without, or its number.',
  reported: 'FROM nginx:1.27\nSTOPSIGNAL [|SIGQIUT|]\n',
  fine: 'FROM nginx:1.27\nSTOPSIGNAL SIGQUIT\n',
  peers: [],
  changes: ['OnBuild'],
  each: ['STOPSIGNAL'],
  *check(dockerfile) {
    if (isForeignFrontend(dockerfile)) return;
    for (const checked of dispatchedInstructions(dockerfile)) {
      const { instruction } = checked;
      const [whole] = instruction.words;
      if (instruction.name !== 'STOPSIGNAL' || !whole) continue;
      const word = withoutComment(instruction, whole);
      const found = judge(checked, word, (value) => (isSignal(value) ? undefined : messageOf(value)));
      if (!found) continue;
      yield {
        range: word.range,
        severity: severityWhenBuilt(dockerfile, checked),
        ...found,
        fixes: () => useInstead(word.range, nearest(word.text, MEANT)),
      };
    }
  },
};

/** What stands in front of a comment, which syntax/trailing-comment tells of. */
function withoutComment(instruction: Instruction, word: Word): Word {
  const end = /\s+#[^\s$"']*(?!\S)/.exec(word.text)?.index;
  return end ? instruction.wordAt(instruction.partOf(word, 0, end)) : word;
}

const NAMES: ReadonlySet<string> = new Set(signals);
const REAL_TIME = /^RTMIN(?:\+(?:[1-9]|1[0-5]))?$|^RTMAX(?:-(?:[1-9]|1[0-4]))?$/;
const MEANT = signals.map((name) => `SIG${name}`);

/** ParseSignal in moby/sys/signal. */
function isSignal(value: string): boolean {
  if (/^[-+]?\d+$/.test(value)) return Number(value) !== 0 && Math.abs(Number(value)) < 2 ** 63;
  const name = value.toUpperCase().replace(/^SIG/, '');
  return NAMES.has(name) || REAL_TIME.test(name);
}

const messageOf = (value: string): string =>
  value === ''
    ? 'The signal is empty.'
    : `"${shown(value)}" is not a signal: write a name such as SIGTERM, or a number.`;
