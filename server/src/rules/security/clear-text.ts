import type { Dockerfile } from '../../model/dockerfile.ts';
import { placedInstructions } from '../../model/instructions.ts';
import { ownText } from '../../model/part.ts';
import { replace } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Problem } from '../rule.ts';
import { downloads, verifies } from '../support/downloads.ts';
import { commandsNamed } from '../support/placed-command.ts';
import { shown } from '../support/shown.ts';
import { isLocalHost, readAddress } from './local-host.ts';

/** What curl, wget, git and ADD fetch from afar without TLS, where nothing tells whether it is what was meant. */
export function* clearTextDownloads(dockerfile: Dockerfile): Iterable<Problem> {
  if (!/\b(?:http|ftp):\/\//.test(ownText(dockerfile))) return;
  for (const { instruction } of placedInstructions(dockerfile)) {
    if (instruction.name !== 'ADD' || instruction.flag('checksum')) continue;
    // With another address it still lacks a checksum: see security/add-url-without-checksum.
    for (const { text, range } of instruction.words.slice(0, -1)) yield* problemAt(dockerfile, text, range, false);
  }
  for (const { run, addresses } of downloads(dockerfile)) {
    if (verifies(dockerfile, run)) continue;
    for (const { text, range } of addresses) yield* problemAt(dockerfile, text, range);
  }
  for (const { run, command } of commandsNamed(dockerfile, 'git')) {
    if (!command.args.some(({ value }) => value === 'clone') || verifies(dockerfile, run)) continue;
    for (const { text, range } of command.args) yield* problemAt(dockerfile, text, range);
  }
}

function* problemAt(dockerfile: Dockerfile, text: string, { start, end }: Range, isMended = true): Iterable<Problem> {
  const { scheme, host } = readAddress(text) ?? {};
  if ((scheme !== 'http' && scheme !== 'ftp') || host === undefined || isLocalHost(host)) return;
  const quote = /^["']?/.exec(text)![0];
  const address = text.slice(quote.length).replace(/["']$/, '');
  // What goes over several lines, or is quoted otherwise, is marked as a whole.
  const at = dockerfile.text.startsWith(text, start) ? start + quote.length : undefined;
  yield {
    range: at === undefined ? { start, end } : { start: at, end: at + address.length },
    message: `"${shown(address)}" is fetched without TLS.`,
    fixes: () =>
      at === undefined || scheme !== 'http' || !isMended
        ? []
        : [
            {
              title: 'Use "https"',
              edits: [replace({ start: at, end: at + scheme.length }, 'https')],
              safe: false,
              preferred: false,
            },
          ],
  };
}
