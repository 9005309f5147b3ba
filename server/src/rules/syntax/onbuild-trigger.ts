import type { Dockerfile } from '../../model/dockerfile.ts';
import { KEYWORDS } from '../../syntax/head.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { remove } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { NO_TRIGGERS } from './instructions.ts';

export const onbuildTrigger: Rule = {
  id: 'syntax/onbuild-trigger',
  severity: 'error',
  summary: 'ONBUILD holds ONBUILD, FROM or MAINTAINER',
  why: `A trigger runs in the middle of another stage, in a build that starts from this image. It can neither begin a stage of its own nor leave
triggers behind, so the builder stops.`,
  reported: 'FROM alpine:3.20\nONBUILD [|ONBUILD|] COPY . /app\n',
  fine: 'FROM alpine:3.20\nONBUILD COPY . /app\n',
  peers: ['hadolint DL3043', 'tally invalid-onbuild-trigger'],
  changes: ['OnBuild'],
  each: ['ONBUILD'],
  *check(dockerfile) {
    if (isForeignFrontend(dockerfile)) return;
    for (const instruction of dockerfile.instructions) {
      const { trigger } = instruction;
      if (!trigger?.name || !NO_TRIGGERS.has(trigger.name)) continue;
      yield {
        range: trigger.keyword.range,
        message: `${trigger.name} cannot be the trigger of an ONBUILD.`,
        fixes: () => removeOne(dockerfile, instruction, trigger),
      };
    }
  },
};

const ALLOWED: ReadonlySet<string> = new Set(KEYWORDS.filter((name) => !NO_TRIGGERS.has(name)));

/** One ONBUILD of two, if an instruction follows that may be a trigger. */
function removeOne({ text }: Dockerfile, { keyword }: Instruction, trigger: Instruction): Fix[] {
  const between = { start: keyword.range.end, end: trigger.keyword.range.end };
  const next = /^[ \t]+(\w+)/.exec(text.slice(between.end, trigger.headRange.end))?.[1]?.toUpperCase();
  const isPlain = /^[ \t]+\w+$/.test(text.slice(between.start, between.end));
  if (trigger.name !== 'ONBUILD' || !isPlain || !next || !ALLOWED.has(next)) return [];
  return [{ title: 'Remove one ONBUILD', edits: [remove(between)], safe: false, preferred: true }];
}
