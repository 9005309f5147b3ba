import type { Dockerfile } from '../../model/dockerfile.ts';
import { placedInstructions } from '../../model/instructions.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Word } from '../../syntax/word.ts';
import { replace } from '../../text/edit.ts';
import type { Problem, Rule } from '../rule.ts';

export const exposeProtoCasing: Rule = {
  id: 'style/expose-proto-casing',
  severity: 'hint',
  summary: 'The protocol of EXPOSE is in capitals',
  why: `The image's configuration has it in small letters, and so does every tool that shows it.`,
  reported: 'FROM alpine:3.20\nEXPOSE 80/[|TCP|]\n',
  fine: 'FROM alpine:3.20\nEXPOSE 80/tcp 53/udp\n',
  peers: ['BuildKit ExposeProtoCasing'],
  changes: ['OnBuild'],
  each: ['EXPOSE'],
  *check(dockerfile) {
    for (const { instruction, scope } of placedInstructions(dockerfile)) {
      if (instruction.name !== 'EXPOSE') continue;
      for (const word of instruction.words) {
        const value = instruction.onbuild ? word.text : scope.evaluate(word.text, instruction);
        const problem = problemOf(dockerfile, instruction, word, value ?? word.text);
        if (problem) yield problem;
      }
    }
  },
};

const PROTOCOL = /\/(tcp|udp|sctp)(?=["']?(?:\s|$))/i;

function problemOf({ text }: Dockerfile, instruction: Instruction, word: Word, value: string): Problem | undefined {
  const protocol = value
    .split(/\s+/)
    .map((port) => PROTOCOL.exec(port)?.[1])
    .find((name) => name !== undefined && name !== name.toLowerCase());
  if (protocol === undefined) return undefined;
  const written = PROTOCOL.exec(word.text);
  const start = (written?.index ?? 0) + 1;
  const range = written ? instruction.partOf(word, start, start + written[1]!.length) : word.range;
  const lower = protocol.toLowerCase();
  return {
    range,
    message: `The protocol "${protocol}" is written in small letters: "${lower}".`,
    fixes: () =>
      written && text.slice(range.start, range.end) === protocol
        ? [
            {
              title: `Write "${lower}"`,
              edits: [replace(range, lower)],
              // The text of a trigger is part of the image.
              safe: !instruction.onbuild,
              preferred: true,
            },
          ]
        : [],
  };
}
