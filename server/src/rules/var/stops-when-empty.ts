import { expandedWords } from '../../model/expanded.ts';
import type { MountField } from '../../syntax/mount.ts';
import type { Word } from '../../syntax/word.ts';
import { isRootTarget } from '../syntax/mount-options.ts';
import { stopsAtEmpty } from '../syntax/mounts.ts';
import type { UndefinedUse } from './undefined-uses.ts';

/**
 * Whether the builder stops where it builds the stage of a variable that has no value for sure: there is nothing else in a
 * word that must not be empty.
 */
export function stopsWhenEmpty(use: UndefinedUse): boolean {
  const { instruction, name, cause } = use;
  if (cause.kind !== 'unknown' || !cause.certain || use.by !== 'word') return false;
  if (!STOPPING.has(instruction.name)) return false;
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
