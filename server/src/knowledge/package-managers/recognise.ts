import { withoutEnd } from '../../text/ends.ts';
import type { Action, PackageManager } from './package-manager.ts';

/** A word of a command; undefined where its value is not known (`$PACKAGES`). */
export type Word = string | undefined;

export interface Recognised {
  readonly manager: PackageManager;
  /** the sub-command as written: `install`, `mod download`; the first goal of Maven and Gradle; empty if there is none */
  readonly command: string;
  /** index in words; -1 when the program alone means it, or there is none */
  readonly commandIndex: number;
  /** index behind the sub-command's last word, where an option can be added */
  readonly commandEnd: number;
  readonly action: Action;
  /** indexes in words of the packages, files, or further goals named */
  readonly operands: readonly number[];
  /** indexes of options, without their values */
  readonly options: readonly number[];
  /** manifests named by options: `-r requirements.txt`; where there are any, they stand for the manager's own */
  readonly manifests: readonly Word[];
}

const baseName = (word: string): string => word.slice(word.lastIndexOf('/') + 1);

/** Options after which a program only tells something. */
const informs: ReadonlySet<string> = new Set(['--version', '-v', '-V', '--help', '-h']);

/** Makes a recogniser for a list of managers. */
export function recogniserOf(managers: readonly PackageManager[]) {
  const byProgram = new Map<string, PackageManager>();
  const byModule = new Map<string, PackageManager>();
  for (const manager of managers) {
    for (const program of manager.programs) if (!byProgram.has(program)) byProgram.set(program, manager);
    for (const name of manager.modules) byModule.set(name, manager);
  }

  const programAt = (word: Word): PackageManager | undefined => {
    if (word === undefined) return undefined;
    const name = baseName(word);
    return byProgram.get(name) ?? byProgram.get(withoutEnd(name, '0123456789.'));
  };

  /** The manager a command starts, and where its own words begin. */
  function startOf(words: readonly Word[]): { manager: PackageManager; from: number; version?: string } | undefined {
    const manager = programAt(words[0]);
    const launcher = words[0] === undefined ? '' : baseName(words[0]);
    if (launcher === 'corepack') {
      const [name, version] = words[1]?.split('@') ?? [];
      const launched = programAt(name);
      if (launched) return { manager: launched, from: 2, ...(version !== undefined && { version }) };
      return manager?.installs.includes(name ?? '') ? { manager, from: 1 } : undefined;
    }
    if (manager) return { manager, from: 1 };
    if (/^(?:sh|bash|php[\d.]*)$/.test(launcher)) {
      const script = words.findIndex((word, i) => i > 0 && word !== undefined && !/^-|=/.test(word));
      const launched = programAt(words[script]);
      return launched && /^(?:mvnw|gradlew|composer)/.test(baseName(words[script] ?? ''))
        ? { manager: launched, from: script + 1 }
        : undefined;
    }
    if (/^(?:python|pypy)[\d.]*$/.test(launcher)) {
      const flag = words.indexOf('-m');
      if (flag < 1 || !words.slice(1, flag).every((word) => word?.startsWith('-'))) return undefined;
      const launched = byModule.get(words[flag + 1] ?? '');
      return launched && { manager: launched, from: flag + 2 };
    }
    return undefined;
  }

  /** Yarn 2 and later for Yarn 1, where the words or corepack's version say so. */
  function insteadOf(manager: PackageManager, words: readonly Word[], version: string | undefined): PackageManager {
    const other = managers.find(({ insteadOf }) => insteadOf?.name === manager.name);
    if (!other) return manager;
    const told = words.some((word) => word !== undefined && other.insteadOf?.words.includes(word.replace(/=.*/, '')));
    return told || (version !== undefined && !/^[01](?:\.|$)/.test(version)) ? other : manager;
  }

  return function recognise(words: readonly Word[]): Recognised | undefined {
    const start = startOf(words);
    if (!start) return undefined;
    const manager = insteadOf(start.manager, words, start.version);
    return read(manager, words, start.from);
  };
}

function read(manager: PackageManager, words: readonly Word[], from: number): Recognised {
  const options: number[] = [];
  const plain: number[] = [];
  const manifests: Word[] = [];
  let onlyOperands = false;
  for (let i = from; i < words.length; i++) {
    const word = words[i];
    if (onlyOperands || word === undefined || !isOption(manager, word)) {
      plain.push(i);
      continue;
    }
    if (word === '--') {
      onlyOperands = true;
      continue;
    }
    options.push(i);
    const attached = valueIn(manager, word);
    if (attached !== undefined) manifests.push(attached);
    if (!takesNext(manager, word) || i + 1 >= words.length) continue;
    i++;
    if (manager.manifestOptions.includes(word)) manifests.push(words[i]);
  }
  const found = manager.operation
    ? operationOf(manager, words, options, plain)
    : commandOf(manager, words, from, options, plain);
  return { manager, ...found, options, manifests };
}

const isOption = (manager: PackageManager, word: string): boolean =>
  (word.startsWith('-') && word !== '-') || (manager.otherOptions?.test(word) ?? false);

/** `-t x`, and with system managers `-yt x`, whose short options can be written together. */
function takesNext(manager: PackageManager, word: string): boolean {
  if (manager.valued.includes(word)) return true;
  return (
    manager.kind === 'system' &&
    /^-[A-Za-z]{2,}$/.test(word) &&
    !manager.operation &&
    manager.valued.includes(`-${word.at(-1)}`)
  );
}

/** The manifest in `--requirement=x` and `-rx`. */
function valueIn(manager: PackageManager, word: string): string | undefined {
  for (const option of manager.manifestOptions) {
    if (word.startsWith(`${option}=`)) return word.slice(option.length + 1);
    if (option.length === 2 && word.startsWith(option) && word.length > 2) return word.slice(2);
  }
  return undefined;
}

type Command = Pick<Recognised, 'command' | 'commandIndex' | 'commandEnd' | 'action' | 'operands'>;

function operationOf(
  manager: PackageManager,
  words: readonly Word[],
  options: readonly number[],
  operands: readonly number[],
): Command {
  for (const index of options) {
    const command = words[index] ?? '';
    const action = manager.operation?.(command, operands.length);
    if (action) return { command, commandIndex: index, commandEnd: index + 1, action, operands };
  }
  return { command: '', commandIndex: -1, commandEnd: 1, action: 'other', operands };
}

function commandOf(
  manager: PackageManager,
  words: readonly Word[],
  from: number,
  options: readonly number[],
  plain: readonly number[],
): Command {
  // an unknown word before the sub-command is taken for options
  const place = plain.findIndex((index) => words[index] !== undefined);
  const index = plain[place];
  const first = index === undefined ? undefined : words[index];
  if (index === undefined || first === undefined) {
    const informing = options.some((option) => informs.has(words[option] ?? ''));
    const bare = manager.bare !== undefined && !informing && plain.length === 0 ? manager.bare : '';
    return {
      command: bare,
      commandIndex: -1,
      commandEnd: from,
      action: bare ? actionOf(manager, bare) : 'other',
      operands: plain,
    };
  }
  if (manager.goals) {
    return {
      command: first,
      commandIndex: index,
      commandEnd: index + 1,
      action: 'install',
      operands: plain.slice(place + 1),
    };
  }
  const next = plain[place + 1];
  const second = next === undefined ? undefined : words[next];
  if (next !== undefined && second !== undefined && isGroup(manager, first)) {
    const command = `${first} ${second}`;
    return {
      command,
      commandIndex: index,
      commandEnd: next + 1,
      action: actionOf(manager, command),
      operands: plain.slice(place + 2),
    };
  }
  return {
    command: first,
    commandIndex: index,
    commandEnd: index + 1,
    action: actionOf(manager, first),
    operands: plain.slice(place + 1),
  };
}

function actionOf(manager: PackageManager, command: string): Action {
  if (manager.installs.includes(command)) return 'install';
  if (manager.updates.includes(command)) return 'update';
  return manager.removes.includes(command) ? 'remove' : 'other';
}

/** Whether a word is the first half of a sub-command, as `mod` in `go mod download`. */
const isGroup = (manager: PackageManager, word: string): boolean =>
  actionOf(manager, word) === 'other' &&
  [manager.installs, manager.updates, manager.removes].some((list) =>
    list.some((entry) => entry.startsWith(`${word} `)),
  );
