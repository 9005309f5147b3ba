import type { Outdated } from '../../knowledge/package-managers.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { type Edit, insert, replace } from '../../text/edit.ts';
import type { Fix, Problem } from '../rule.ts';
import { removeWord } from '../support/command-edits.ts';
import { wordsOf } from '../support/package-command.ts';
import type { PlacedPackageCommand } from '../support/placed-command.ts';
import { isOlder } from './image-version.ts';

/** An option of a command that its manager wants no more: the indexes of its words. */
interface Found {
  readonly outdated: Outdated;
  readonly option: number;
  /** Those behind it that are its value. */
  readonly values: readonly number[];
}

/** The problems of a command's outdated options. */
export function* outdatedOptions(
  dockerfile: Dockerfile,
  placed: PlacedPackageCommand,
  all: readonly Outdated[],
): Generator<Problem> {
  const { packages, stage } = placed;
  const words = wordsOf(packages.shell);
  const known = all.filter(
    ({ commands, since }) => commands.includes(packages.command) && !(since && isOlder(stage, since)),
  );
  if (known.length === 0) return;
  const found = packages.options.flatMap((option) => read(placed, known, option) ?? []);
  for (const item of found) {
    const { outdated, option, values } = item;
    const range = { start: words[option]!.range.start, end: words[values.at(-1) ?? option]!.range.end };
    const written = packages.words[option] ?? outdated.option;
    yield {
      range,
      message: `"${written}" is deprecated in "${packages.label}": ${advice(outdated)}.`,
      fixes: () => {
        const fix = mend(dockerfile, placed, item, found);
        // Whether the version knows the new way is certain in images of its own alone.
        const preferred = outdated.since === undefined || isOlder(stage, outdated.since) === false;
        return fix ? [{ ...fix, safe: false, preferred }] : [];
      },
    };
  }
}

function advice({ instead, better, setting }: Outdated): string {
  if (setting !== undefined) return `use "bundle config set --local ${setting}"`;
  return instead === '' ? 'it has no effect' : `use ${instead ?? better}`;
}

function read({ packages }: PlacedPackageCommand, known: readonly Outdated[], option: number): Found | undefined {
  const { words, manager, options } = packages;
  const [, name, attached] = /^(--?[^=]+)(?:=(.*))?$/s.exec(words[option] ?? '') ?? [];
  const outdated = known.find((one) => one.option === name);
  if (!outdated) return undefined;
  if (!outdated.value && !outdated.setting)
    return attached === undefined || attached === 'true' ? { outdated, option, values: [] } : undefined;
  const values: number[] = [];
  if (attached === undefined && manager.valued.includes(outdated.option)) {
    // Bundler takes all words up to the next option.
    const most = outdated.setting ? words.length : option + 2;
    for (let i = option + 1; i < most && i < words.length && !options.includes(i); i++) values.push(i);
  }
  const value = attached ?? (values[0] === undefined ? undefined : words[values[0]]);
  return outdated.value && !outdated.value.test(value ?? '') ? undefined : { outdated, option, values };
}

function mend(
  dockerfile: Dockerfile,
  { packages, run }: PlacedPackageCommand,
  { outdated, option, values }: Found,
  found: readonly Found[],
): Pick<Fix, 'title' | 'edits'> | undefined {
  const { shell, words } = packages;
  const { instead, setting } = outdated;
  const removed = [option, ...values].map((index) => removeWord(run, shell, index));
  if (setting !== undefined) {
    const before = configure(dockerfile, packages.shell, run.form === 'json', outdated, option, values);
    return before && { title: 'Make it a setting', edits: [before, ...removed] };
  }
  if (instead === undefined) return undefined;
  const isThere =
    words.includes(instead) || found.some((other) => other.outdated.instead === instead && other.option < option);
  if (instead === '' || isThere) return { title: `Delete ${outdated.option}`, edits: removed };
  const written = run.form === 'json' ? JSON.stringify(instead) : instead;
  const edits = [replace(wordsOf(shell)[option]!.range, written), ...removed.slice(1)];
  return { title: `Use ${instead}`, edits };
}

/** The command that makes the setting, in front of the one that had it as an option; undefined where two cannot stand for one. */
function configure(
  { text }: Dockerfile,
  command: PlacedPackageCommand['command'],
  isJson: boolean,
  { setting, option: name }: Outdated,
  option: number,
  values: readonly number[],
): Edit | undefined {
  const { link, conditional, pipe, wrappers, range } = command;
  const stands = link?.range.start === range.start && link.before !== '||' && !conditional && pipe.length === 1;
  if (isJson || !stands || wrappers.length > 0) return undefined;
  const words = wordsOf(command);
  const sources = [option, ...values].map((index) => text.slice(words[index]!.range.start, words[index]!.range.end));
  const [own = '', ...rest] = sources;
  const given = own.startsWith(`${name}=`) ? [own.slice(name.length + 1)] : rest;
  const value = given.length === 0 ? 'true' : given.length === 1 ? given[0] : `'${given.join(' ')}'`;
  if (value === undefined || /[\r\n]/.test(value) || (given.length > 1 && /["'$]/.test(value.slice(1, -1))))
    return undefined;
  return insert(range.start, `${command.name.text} config set --local ${setting} ${value} && `);
}
