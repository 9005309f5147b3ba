import { DOWNLOAD_TOOLS } from '../../knowledge/download-tools.ts';
import { UNVERIFYING } from '../../knowledge/unverified-connections.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { removeInstruction } from '../../model/edits.ts';
import { scriptOf } from '../../model/run.ts';
import { parseOptions } from '../../shell/options.ts';
import type { ShellCommand } from '../../shell/script.ts';
import { conflict, type Edit, remove } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Fix, Problem } from '../rule.ts';
import { removeLinks, removeWord } from '../support/command-edits.ts';
import { verifies } from '../support/downloads.ts';
import { textsOf, wordsOf } from '../support/package-command.ts';
import { commandsNamed, type PlacedCommand } from '../support/placed-command.ts';
import { isLocalAddress } from './local-host.ts';

/** Words of a command with which it does not check certificates. */
interface Unverified {
  /** The first of them, and the last, by their indexes in `wordsOf`. */
  readonly first: number;
  readonly last: number;
  /** What to call them: `--insecure`, `strict-ssl=false`. */
  readonly label: string;
  /** Where the option is one letter among others, that letter. */
  readonly letter?: Range;
  /** It is all that the command does: `git config http.sslVerify false`. */
  readonly all?: boolean;
}

const PROGRAMS = [...UNVERIFYING.keys(), 'pip3', 'python', 'python3'];

/** Commands that are told not to check certificates. */
export function* unverifiedCommands(dockerfile: Dockerfile): Iterable<Problem> {
  for (const placed of commandsNamed(dockerfile, ...PROGRAMS)) {
    const { command, run } = placed;
    // Whatever comes, something tells whether it is what was meant.
    if (DOWNLOAD_TOOLS.has(command.program ?? '') && verifies(dockerfile, run)) continue;
    for (const found of [...byOptions(command), ...bySettings(command)]) {
      const words = wordsOf(command);
      yield {
        range: found.letter
          ? words[found.first]!.range
          : { start: words[found.first]!.range.start, end: words[found.last]!.range.end },
        message: `With "${found.label}" certificates are not checked.`,
        fixes: () => fixes(dockerfile, placed, found),
      };
    }
  }
}

/** What the table says of a command's program; of `python -m pip` what it says of pip. */
function entryOf({ program = '', args }: ShellCommand) {
  const isPip = program === 'pip3' || (args[0]?.value === '-m' && args[1]?.value === 'pip');
  return UNVERIFYING.get(isPip ? 'pip' : program);
}

function* byOptions(command: ShellCommand): Iterable<Unverified> {
  const { options = [], hosts = [] } = entryOf(command) ?? {};
  if (options.length + hosts.length === 0) return;
  const valued = DOWNLOAD_TOOLS.get(command.program ?? '');
  const parsed = parseOptions(command.args, valued ?? new Set(hosts));
  const { operands } = parsed;
  if (valued && operands.length > 0 && operands.every(({ text }) => isLocalAddress(text))) return;
  for (const { name, value, word, argument } of parsed.options) {
    const first = command.args.indexOf(word) + 1;
    if (hosts.includes(name)) {
      if (value === undefined || !argument || isLocalAddress(value)) continue;
      yield { first, last: word.pattern === name ? first + 1 : first, label: name };
    } else if (options.includes(name) || options.includes(`${name}=${value}`)) {
      const label = options.includes(name) ? name : `${name}=${value}`;
      if (word.pattern === label) yield { first, last: first, label };
      else if (word.text === word.pattern && name.length === 2) {
        const start = word.range.start + word.text.indexOf(name[1]!, 1);
        yield { first, last: first, label, letter: { start, end: start + 1 } };
      }
    }
  }
}

function* bySettings(command: ShellCommand): Iterable<Unverified> {
  const { settings } = entryOf(command) ?? {};
  if (!settings) return;
  const texts = textsOf(command);
  const configures = texts.includes('config') || texts.includes('set');
  for (let i = 1; i < texts.length; i++) {
    const [, name, value] = /^([^=]+)(?:=(.*))?$/s.exec(texts[i] ?? '') ?? [];
    const setting = name === undefined ? undefined : settings.find((one) => one.name.test(name));
    const off = value ?? texts[i + 1];
    if (!setting || off === undefined || !setting.off.test(off)) continue;
    const label = `${name}=${off}`;
    const last = value === undefined ? i + 1 : i;
    if (texts[i - 1] === '-c') yield { first: i - 1, last, label };
    else if (configures) yield { first: i, last, label, all: true };
  }
}

function fixes(dockerfile: Dockerfile, placed: PlacedCommand, found: Unverified): Fix[] {
  const edits = editsFor(dockerfile, placed, found);
  const what = found.all ? 'this setting' : `"${found.label}"`;
  return edits && !conflict(edits) ? [{ title: `Remove ${what}`, edits, safe: false, preferred: false }] : [];
}

function editsFor(dockerfile: Dockerfile, placed: PlacedCommand, found: Unverified): Edit[] | undefined {
  const { stage, run, command, triggered } = placed;
  const { first, last, letter } = found;
  if (letter) return [remove(letter)];
  if (!found.all) {
    return Array.from({ length: last - first + 1 }, (_, i) => removeWord(run, command, first + i));
  }
  const { link } = command;
  if (!link || link.range.start !== command.range.start || link.range.end !== command.range.end) return undefined;
  const { links } = scriptOf(dockerfile, stage, run);
  if (links.length > 1) return removeLinks(links, new Set([link]));
  return triggered || run.heredocs.length > 0 ? undefined : [removeInstruction(dockerfile, run)];
}
