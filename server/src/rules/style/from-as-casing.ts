import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Word } from '../../syntax/word.ts';
import { replace } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { inCase, isMajorityLower } from './casing.ts';

export const fromAsCasing: Rule = {
  id: 'style/from-as-casing',
  severity: 'hint',
  summary: 'AS and FROM are written in different casing',
  why: `\`FROM … as\` looks like an argument of FROM. Both are keywords, and read best alike.`,
  reported: 'FROM golang:1.22 [|as|] build\nRUN go build\n',
  fine: 'from golang:1.22 as build\nrun go build\n',
  peers: ['BuildKit FromAsCasing'],
  each: ['FROM'],
  *check(dockerfile) {
    for (const { from } of dockerfile.stages) {
      const { keyword, words } = from;
      const as = words[1];
      if (words.length < 3 || as?.text.toLowerCase() !== 'as') continue;
      const lower = keyword.text === keyword.text.toLowerCase();
      // A FROM of mixed case has a rule of its own (doesFromCaseMatchAsCase in BuildKit's parse.go).
      if (!lower && keyword.text !== keyword.text.toUpperCase()) continue;
      if (as.text === inCase(as.text, lower)) continue;
      yield {
        range: as.range,
        message: `"${as.text}" is not written in the casing of "${keyword.text}".`,
        fixes: () => [align(dockerfile, from, as)],
      };
    }
  },
};

/** Writes both as most instructions are written. */
function align(dockerfile: Dockerfile, { keyword }: Instruction, as: Word): Fix {
  const lower = isMajorityLower(dockerfile);
  const changed = [keyword, as].filter(({ text }) => text !== inCase(text, lower));
  return {
    title: `Write ${changed.map(({ text }) => `"${inCase(text, lower)}"`).join(' and ')}`,
    edits: changed.map(({ range, text }) => replace(range, inCase(text, lower))),
    safe: true,
    preferred: true,
  };
}
