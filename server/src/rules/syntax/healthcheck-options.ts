import { parseDuration } from '../../knowledge/go-values.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Flag } from '../../syntax/flag.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { insert } from '../../text/edit.ts';
import type { Fix, Problem, Rule } from '../rule.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { shown } from '../support/shown.ts';
import { flagsOf, isNone } from './flags.ts';
import { checkedInstructions } from './instructions.ts';
import { nearest, useInstead } from './nearest.ts';

export const healthcheckOptions: Rule = {
  id: 'syntax/healthcheck-options',
  severity: 'error',
  summary: 'HEALTHCHECK is neither NONE nor CMD with a command, or its times cannot be read',
  why: `The builder stops. A time has a unit, \`5s\` or \`1m30s\`, and is a millisecond at least; \`--retries\` takes a whole
number. Variables are not replaced in these flags.`,
  reported: 'FROM nginx:1.27\nHEALTHCHECK --interval=[|5|] CMD curl -f http://localhost/\n',
  fine: 'FROM nginx:1.27\nHEALTHCHECK --interval=5s CMD curl -f http://localhost/\n',
  peers: [],
  changes: ['OnBuild'],
  each: ['HEALTHCHECK'],
  *check(dockerfile) {
    if (isForeignFrontend(dockerfile)) return;
    for (const { instruction, severity } of checkedInstructions(dockerfile)) {
      if (instruction.name !== 'HEALTHCHECK') continue;
      const problem = grammarProblem(instruction);
      if (problem) yield { ...problem, severity };
      for (const flag of isNone(instruction) ? [] : instruction.flags) {
        const message = valueFault(instruction, flag);
        if (message === undefined) continue;
        yield { range: flag.value!.range, message, severity, fixes: () => addUnit(dockerfile, flag) };
      }
    }
  },
};

/** parseHealthcheck in BuildKit's instructions/parse.go. */
function grammarProblem(instruction: Instruction): Problem | undefined {
  const [type, ...rest] = instruction.words;
  // Without any words, or with JSON that is refused, it is another rule's.
  if (!type || instruction.form === 'other-json') return undefined;
  switch (type.text.toUpperCase()) {
    case 'NONE': {
      const range = rest[0] && { start: rest[0].range.start, end: rest.at(-1)!.range.end };
      return range && { range, message: 'Nothing may follow HEALTHCHECK NONE.' };
    }
    case 'CMD':
      return rest.length > 0 ? undefined : { range: type.range, message: 'There is no command after CMD.' };
    default: {
      const message = `HEALTHCHECK is followed by CMD and a command, or by NONE, not by "${shown(type.text)}".`;
      return { range: type.range, message, fixes: () => fixes(instruction) };
    }
  }
}

function fixes({ words }: Instruction): Fix[] {
  const [type, ...rest] = words;
  // CMD goes with a command, NONE with nothing.
  const meant = nearest(type!.text, [rest.length > 0 ? 'CMD' : 'NONE']);
  if (meant.length > 0) return useInstead(type!.range, meant);
  if (type!.text.startsWith('-')) return [];
  return [{ title: 'Insert CMD', edits: [insert(type!.range.start, 'CMD ')], safe: false, preferred: true }];
}

function valueFault(instruction: Instruction, { name, value }: Flag): string | undefined {
  if (!value || value.text === '' || !flagsOf(instruction)!.has(name.text)) return undefined;
  if (name.text === 'retries') {
    const isNumber = /^\+?\d+$|^-0+$/.test(value.text) && Number(value.text) < 2 ** 31;
    return isNumber ? undefined : `"--retries" takes a whole number, not "${shown(value.text)}".`;
  }
  const time = parseDuration(value.text);
  if (time === undefined) return `"${shown(value.text)}" is not a duration: write it with a unit, as in 5s.`;
  return time !== 0 && time < 1 ? `"${shown(value.text)}" is less than a millisecond.` : undefined;
}

function addUnit(dockerfile: Dockerfile, { name, value }: Flag): Fix[] {
  const { range, text } = value!;
  const isBare = /^\d+$/.test(text) && dockerfile.text.slice(range.start, range.end) === text;
  if (!isBare || name.text === 'retries') return [];
  return [{ title: `Write "${text}s"`, edits: [insert(range.end, 's')], safe: false, preferred: true }];
}
