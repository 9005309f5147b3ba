import type { Dockerfile } from '../../model/dockerfile.ts';
import { expandedWords } from '../../model/expanded.ts';
import type { MountField } from '../../syntax/mount.ts';
import type { Word } from '../../syntax/word.ts';
import type { Problem } from '../rule.ts';
import { severityWhenBuilt } from '../syntax/instructions.ts';
import { isRootTarget } from '../syntax/mount-options.ts';
import { stopsAtEmpty } from '../syntax/mounts.ts';
import { setByImage } from './from-image.ts';
import { isParameter, type UndefinedUse } from './undefined-uses.ts';

/** How serious it is that a variable is empty. What a program is to read later is often written with `$` in it. */
export function severityWhenEmpty(dockerfile: Dockerfile, use: UndefinedUse): Pick<Problem, 'severity'> {
  if (use.by === 'heredoc') return { severity: 'hint' };
  const { instruction, stage } = use;
  if (!stopsWhenEmpty(use)) return {};
  return { severity: severityWhenBuilt(dockerfile, { instruction, stage, scope: stage.scope, severity: 'error' }) };
}

/**
 * Whether the builder stops where it builds the stage of a variable that has no value for sure: there is nothing else in a
 * word that must not be empty.
 */
export function stopsWhenEmpty(use: UndefinedUse): boolean {
  const { instruction, name, stage } = use;
  if (use.by !== 'word' || !STOPPING.has(instruction.name)) return false;
  if (!isParameter(name) && setByImage(stage, name) !== 'no') return false;
  const isIn = ({ range }: Word) => range.start <= use.range.start && use.range.end <= range.end;
  if (instruction.name !== 'RUN') {
    const word = expandedWords(instruction).find(({ word }) => isIn(word))?.word;
    return word !== undefined && isAll(word, name);
  }
  for (const { mount } of instruction.mounts) {
    const field = mount!.fields.find(({ value }) => value && isIn(value));
    if (field?.value && isAll(field.value, name)) return isNeeded(use, field, mount!.type);
  }
  return false;
}

const STOPPING: ReadonlySet<string | undefined> = new Set(['RUN', 'STOPSIGNAL', 'VOLUME']);

const TARGET = new Set(['target', 'dst', 'destination']);

const isNeeded = ({ stage, instruction }: UndefinedUse, field: MountField, type: string): boolean =>
  TARGET.has(field.key.text) ? isRootTarget(stage, instruction, type, '') : stopsAtEmpty(field);

const isAll = ({ text }: Word, name: string): boolean => {
  const bare = text.replace(/^"(.*)"$/s, '$1');
  return bare === `$${name}` || bare === `\${${name}}`;
};
