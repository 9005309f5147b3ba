import type { Dockerfile } from '../../model/dockerfile.ts';
import { removeInstruction } from '../../model/edits.ts';
import { wordValue } from '../../model/run-steps.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { type Edit, insert } from '../../text/edit.ts';
import type { Fix } from '../rule.ts';
import { removeWord } from '../support/command-edits.ts';
import { frontendIsAtLeast } from '../support/frontend.ts';
import { wordsOf } from '../support/package-command.ts';
import { isWhole } from '../support/whole.ts';
import type { Changed } from './copied-then-changed.ts';

/** Gives COPY the flags, and takes the RUN away, or leaves it to change the folder that was there before. */
export function setOnCopy(dockerfile: Dockerfile, run: Instruction, changes: readonly Changed[]): Fix[] {
  const { copy } = changes[0]!.bringer;
  const isOne = changes.every(({ bringer }) => bringer.copy === copy && bringer.alone);
  const flags = new Map<string, string>();
  for (const change of changes) {
    const value = change.program === 'chown' ? ownerOf(dockerfile, change) : modeOf(dockerfile, change);
    if (value === undefined || (flags.get(change.program) ?? value) !== value || copy.flag(change.program)) return [];
    flags.set(change.program, value);
  }
  // On top of a base that is not known, names have no meaning.
  const isUnclear = copy.flag('link') && !/^(?:\d+:\d+)?$/.test(flags.get('chown') ?? '');
  if (!isOne || copy.name !== 'COPY' || isUnclear || !isWhole(dockerfile, run)) return [];
  const rest = withoutFiles(dockerfile, run, changes);
  if (!rest) return [];
  const text = [...flags].map(([flag, value]) => ` --${flag}=${value}`).join('');
  const edits = [insert(copy.keyword.range.end, text), ...rest];
  return [{ title: `Set "${text.trim()}" on COPY`, edits, safe: false, preferred: true }];
}

/** What is left of the RUN: nothing, or the change of the folder alone. */
function withoutFiles(dockerfile: Dockerfile, run: Instruction, changes: readonly Changed[]): Edit[] | undefined {
  if (changes.some((change) => change.before === 'unknown')) return undefined;
  const folders = changes.filter((change) => change.before === 'the folder');
  if (folders.length === 0) return [removeInstruction(dockerfile, run)];
  if (folders.length < changes.length) return undefined;
  const edits: Edit[] = [];
  for (const command of new Set(folders.map(({ step }) => step.command))) {
    const index = wordsOf(command).findIndex(({ value }) => value === '-R' || value === '--recursive');
    if (index < 0 || run.form !== 'plain') return undefined;
    edits.push(removeWord(run, command, index));
  }
  return edits;
}

/** What `--chown` has to be for the same owner: without a group, COPY takes the user's own, and `chown` leaves that of root. */
function ownerOf(dockerfile: Dockerfile, { step, value }: Changed): string | undefined {
  const text = value.text.replace(/^"(.*)"$/, '$1');
  const known = wordValue(dockerfile, step, value);
  if (known === undefined || !/^[\w$:{}-]+$/.test(text) || !/^[\w-]*(?::[\w-]+)?$/.test(known)) return undefined;
  if (known.startsWith(':')) return `0${text}`;
  return known.includes(':') ? text : `${text}:0`;
}

function modeOf(dockerfile: Dockerfile, { value, bringer }: Changed): string | undefined {
  const mode = value.value;
  if (mode === undefined || /^[0-7]{3,4}$/.test(mode)) return mode;
  const isPinned = dockerfile.directives.some(({ name }) => name.text === 'syntax');
  // Letters came with docker/dockerfile 1.14, and nobody knows how old a builder is.
  if (isPinned && frontendIsAtLeast(dockerfile, 1, 14) && /^[ugoa]*[-+=][rwxXst]+$/.test(mode)) return mode;
  return /^a?\+r?x$/.test(mode) && bringer.kind !== 'folder' ? '755' : undefined;
}
