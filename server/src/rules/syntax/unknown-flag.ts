import type { FlagKind } from '../../knowledge/reference/flags.ts';
import { readSource } from '../../model/add-source.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { keyword } from '../../model/edits.ts';
import { remember } from '../../model/remember.ts';
import type { Stage } from '../../model/stage.ts';
import type { Flag } from '../../syntax/flag.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { replace } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Fix, Rule } from '../rule.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { shown } from '../support/shown.ts';
import { fromFault } from './fixed-flags.ts';
import { flagsOf } from './flags.ts';
import { checkedInstructions } from './instructions.ts';
import { nearest, useInstead } from './nearest.ts';

export const unknownFlag: Rule = {
  id: 'syntax/unknown-flag',
  severity: 'error',
  summary: 'An instruction has no such flag, has it twice, or lacks its value',
  severities:
    'a **warning** in a trigger that no stage of the file runs, and a **hint** where the frontend of the file may know the flag.',
  why: `The builder stops. Flags are written in small letters, and each instruction has its own: \`COPY\` has \`--from\`, \`ADD\` has
\`--checksum\`. Only \`--mount\`, \`--device\` and \`--exclude\` may be given several times.`,
  reported: 'FROM golang:1.22 AS build\nRUN go build -o /app .\nFROM alpine:3.20\nCOPY [|--form|]=build /app /app\n',
  fine: 'FROM golang:1.22 AS build\nRUN go build -o /app .\nFROM alpine:3.20\nCOPY --from=build /app /app\n',
  peers: [],
  changes: ['OnBuild'],
  each: 'any',
  *check(dockerfile) {
    const foreign = isForeignFrontend(dockerfile);
    for (const { instruction, stage, severity } of checkedInstructions(dockerfile)) {
      const known = flagsOf(instruction);
      const seen = new Set<string>();
      for (const flag of known ? instruction.flags : []) {
        const name = flag.name.text;
        const fault = faultOf(instruction, flag, known!.get(name)?.kind, seen.has(name));
        seen.add(name);
        if (fault === undefined) continue;
        const unknown = !known!.has(name);
        yield {
          range: dashedName(flag),
          message: fault,
          // Another builder may have more flags.
          severity: foreign && unknown ? 'hint' : severity,
          fixes: () => (unknown && !flag.cut ? fixes(dockerfile, instruction, flag, stage) : []),
        };
      }
    }
  },
};

const dashedName = ({ range, name }: Flag): Range => ({ start: range.start, end: name.range.end });

/** What BuildKit finds wrong with a flag, its value aside (Parse in instructions/bflag.go). */
function faultOf({ name }: Instruction, flag: Flag, kind: FlagKind | undefined, seen: boolean): string | undefined {
  const { text } = flag.name;
  if (kind === undefined) return `${name} has no flag "--${shown(text)}".`;
  if (seen && kind !== 'list') return `The flag "--${text}" is given twice.`;
  const lacks = kind === 'boolean' ? flag.value?.text === '' : flag.value === undefined;
  return lacks ? `The flag "--${text}" has no value.` : undefined;
}

function fixes(dockerfile: Dockerfile, instruction: Instruction, flag: Flag, stage: Stage | undefined): Fix[] {
  const isSource = canBeFrom(dockerfile, instruction, flag, stage);
  if (instruction.name === 'ADD' && flag.name.text === 'from') return isSource ? useCopy(dockerfile, instruction) : [];
  const known = flagsOf(instruction)!;
  const others = namesOf(instruction);
  // What would lack its value, or be there twice, is no better.
  const fits = (name: string) =>
    faultOf(instruction, flag, known.get(name)?.kind, others.has(name)) === undefined && (name !== 'from' || isSource);
  const names = nearest(flag.name.text, [...known.keys()]).filter(fits);
  return useInstead(
    dashedName(flag),
    names.map((name) => `--${name}`),
  );
}

/** Whether "--from" takes the value: no variable, and not the very stage. */
function canBeFrom({ escape }: Dockerfile, { onbuild }: Instruction, { value }: Flag, stage: Stage | undefined) {
  if (!value) return true;
  const isOwn = !onbuild && stage !== undefined && [stage.key, String(stage.index)].includes(value.text.toLowerCase());
  return !isOwn && fromFault(value.text, escape) === undefined;
}

const namesOf = remember(({ flags }: Instruction): ReadonlySet<string> => new Set(flags.map(({ name }) => name.text)));

/** COPY in place of ADD, unless it holds what only ADD can do. */
function useCopy(dockerfile: Dockerfile, { keyword: add, flags, words }: Instruction): Fix[] {
  const onlyAdd = flags.some(({ name }) => /^(?:checksum|keep-git-dir|unpack)$/.test(name.text));
  if (onlyAdd || words.some(({ text }) => readSource(text).kind !== 'path')) return [];
  const copy = keyword(dockerfile, 'COPY');
  return [{ title: 'Use COPY', edits: [replace(add.range, copy)], safe: false, preferred: true }];
}
