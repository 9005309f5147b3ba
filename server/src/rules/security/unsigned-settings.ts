import { UNSIGNED_SETTINGS } from '../../knowledge/package-managers/unsigned.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { placedInstructions } from '../../model/instructions.ts';
import { ownText } from '../../model/part.ts';
import type { Range } from '../../text/range.ts';
import type { Problem } from '../rule.ts';
import { isLocalAddress } from './local-host.ts';

const WRITES = new Set<string | undefined>(['RUN', 'COPY', 'ADD']);
const ANY = new RegExp(UNSIGNED_SETTINGS.map(({ pattern }) => pattern.source).join('|'), 'i');

/** Settings by which a package manager no longer checks what it installs, in commands and in the files of heredocs. */
export function* unsignedSettings(dockerfile: Dockerfile): Iterable<Problem> {
  if (!ANY.test(ownText(dockerfile))) return;
  for (const { instruction } of placedInstructions(dockerfile)) {
    if (!WRITES.has(instruction.name)) continue;
    for (const word of instruction.words) {
      yield* settingsIn(word.text, (start, end) => instruction.partOf(word, start, end));
    }
    if (instruction.onbuild) continue;
    for (const { body } of instruction.heredocs) {
      const text = dockerfile.text.slice(body.start, body.end);
      yield* settingsIn(text, (start, end) => ({ start: body.start + start, end: body.start + end }));
    }
  }
}

function* settingsIn(text: string, place: (start: number, end: number) => Range): Iterable<Problem> {
  for (const { pattern, unchecked } of UNSIGNED_SETTINGS) {
    for (const { 0: setting, index } of text.matchAll(pattern)) {
      const end = index + setting.length;
      yield {
        range: place(index, end),
        message: `With "${setting.replace(/\s+/g, ' ')}" ${unchecked} are not checked.`,
        ...(isOwn(text.slice(end, end + 200)) ? { severity: 'information' as const } : {}),
      };
    }
  }
}

/** Whether what follows the options of a source of apt is a folder, or a host of one's own. */
function isOwn(rest: string): boolean {
  const address = /^[^\]\n]*\]\s+(\S+)/.exec(rest)?.[1];
  if (address === undefined) return false;
  return /^(?:file|copy|cdrom):/.test(address) || isLocalAddress(address);
}
