import type { Instruction } from '../syntax/instruction.ts';
import type { Word } from '../syntax/word.ts';
import { baseFacts } from './base-image.ts';
import { remember } from './remember.ts';
import type { Definition, Value } from './scope.ts';
import { chain, LONG_CHAIN, root, type Stage, stepsOf } from './stage.ts';

/** A part of an image's configuration, with the instruction that set it. */
export interface Setting<T = Value> {
  readonly value: T;
  readonly instruction: Instruction;
  readonly stage: Stage;
}

/** CMD, ENTRYPOINT or SHELL: the words of the JSON form, or the one text that a shell reads. */
export interface Command {
  readonly form: 'exec' | 'shell';
  readonly words: readonly string[];
}

/** What applies to an instruction: the settings of those before it, through the chain of stages. */
interface State {
  readonly user: Setting | undefined;
  readonly workdir: Setting | undefined;
  readonly shell: Setting<readonly string[]> | undefined;
}

/** An image's configuration as its stage leaves it, ENV and ARG aside, which are in its scope. */
export interface Configuration extends State {
  readonly entrypoint: Setting<Command> | undefined;
  readonly cmd: Setting<Command> | undefined;
  readonly healthcheck: Setting<string> | undefined;
  readonly stopsignal: Setting | undefined;
  /** By port and protocol as written. */
  readonly ports: ReadonlyMap<string, Setting>;
  readonly volumes: ReadonlyMap<string, Setting>;
  readonly labels: ReadonlyMap<string, Setting>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

type Lists = 'ports' | 'volumes' | 'labels';
type Single = Mutable<Omit<Configuration, Lists>>;
type Entry = readonly [list: Lists, key: string, setting: Setting];

/** A stage's settings on top of those it inherits. The lists are put together when they are asked for, not in each stage. */
class Settings implements Configuration {
  readonly user: Setting | undefined;
  readonly workdir: Setting | undefined;
  readonly shell: Setting<readonly string[]> | undefined;
  readonly entrypoint: Setting<Command> | undefined;
  readonly cmd: Setting<Command> | undefined;
  readonly healthcheck: Setting<string> | undefined;
  readonly stopsignal: Setting | undefined;
  readonly #inherited: Settings | undefined;
  readonly #own: readonly Entry[];
  #lists: Pick<Configuration, Lists> | undefined;

  constructor(single: Partial<Single>, own: readonly Entry[], inherited?: Settings) {
    this.user = single.user;
    this.workdir = single.workdir;
    this.shell = single.shell;
    this.entrypoint = single.entrypoint;
    this.cmd = single.cmd;
    this.healthcheck = single.healthcheck;
    this.stopsignal = single.stopsignal;
    this.#own = own;
    this.#inherited = inherited;
  }

  get ports(): ReadonlyMap<string, Setting> {
    return this.#all().ports;
  }

  get volumes(): ReadonlyMap<string, Setting> {
    return this.#all().volumes;
  }

  get labels(): ReadonlyMap<string, Setting> {
    return this.#all().labels;
  }

  #all(): Pick<Configuration, Lists> {
    if (this.#lists) return this.#lists;
    const lists = {
      ports: new Map<string, Setting>(),
      volumes: new Map<string, Setting>(),
      labels: new Map<string, Setting>(),
    };
    const links: Settings[] = [];
    for (let link: Settings | undefined = this; link; link = link.#inherited) links.push(link);
    for (const link of links.reverse()) for (const [list, key, setting] of link.#own) lists[list].set(key, setting);
    this.#lists = lists;
    return lists;
  }
}

interface Followed {
  readonly configuration: Settings;
  readonly before: ReadonlyMap<Instruction, State>;
}

const followed = new WeakMap<Stage, Followed>();

function follow(stage: Stage): Followed {
  // From the far end of the chain, since a chain may be longer than the call stack is deep.
  const links: Stage[] = [];
  let result: Followed | undefined;
  for (let link: Stage | undefined = stage; link; link = link.base.kind === 'stage' ? link.base.stage : undefined) {
    result = followed.get(link);
    if (result) break;
    links.push(link);
  }
  result ??= { configuration: new Settings({}, []), before: new Map() };
  for (const link of links.reverse()) {
    result = followStage(link, result.configuration);
    followed.set(link, result);
  }
  return result;
}

/** What applies to the image of a stage. */
export const configuration = (stage: Stage): Configuration => follow(stage).configuration;

/**
 * What applies to an instruction of a stage, or to a trigger that runs in it; to what would stand behind the last when the
 * stage has no such instruction.
 */
export const stateBefore = (stage: Stage, instruction: Instruction): State =>
  follow(stage).before.get(instruction) ?? configuration(stage);

/** What applies to the image of a stage as one of its instructions leaves it. */
export function configurationAfter(stage: Stage, instruction: Instruction): Configuration {
  const steps = stepsOf(stage);
  const inherited = stage.base.kind === 'stage' ? follow(stage.base.stage).configuration : new Settings({}, []);
  return followStage(stage, inherited, steps.slice(0, steps.indexOf(instruction) + 1)).configuration;
}

/** The environment variables of a stage's image, each with where it was set last; if told so, up to an instruction of the stage. */
export function environment(stage: Stage, last?: Instruction): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>();
  for (const { scope } of chain(stage, LONG_CHAIN).reverse()) {
    for (const definition of scope.definitions) {
      // Triggers that run here stand above, in the stage that holds them.
      const isAbove = last === undefined || definition.instruction.range.start <= last.range.start;
      if (definition.kind === 'env' && isAbove) found.set(definition.name, definition);
    }
  }
  return found;
}

function followStage(stage: Stage, inherited: Settings, steps = stepsOf(stage)): Followed {
  const { user, workdir, shell, entrypoint, cmd, healthcheck, stopsignal } = inherited;
  const now: Single = { user, workdir, shell, entrypoint, cmd, healthcheck, stopsignal };
  const own: Entry[] = [];
  const before = new Map<Instruction, State>();
  let state: State = inherited;
  let ownCmd = false;
  for (const instruction of steps) {
    before.set(instruction, state);
    const set = <T>(value: T): Setting<T> => ({ value, instruction, stage });
    const evaluate = (word: Word | undefined): Value => word && stage.scope.evaluate(word.text, instruction);
    const add = (list: Lists, word: Word, value: Value) => own.push([list, evaluate(word) ?? word.text, set(value)]);
    const [first] = instruction.words;
    switch (instruction.name) {
      case 'USER':
        now.user = set(evaluate(first));
        break;
      case 'WORKDIR':
        now.workdir = set(directory(stage, now.workdir, evaluate(first)));
        break;
      case 'SHELL':
        if (instruction.form === 'json') now.shell = set(instruction.words.map((word) => word.text));
        break;
      case 'CMD':
        now.cmd = set(commandOf(instruction));
        ownCmd = true;
        break;
      case 'ENTRYPOINT':
        now.entrypoint = set(commandOf(instruction));
        // An inherited CMD was meant for the inherited ENTRYPOINT (dispatchEntrypoint in BuildKit's convert.go).
        if (!ownCmd) now.cmd = undefined;
        break;
      case 'HEALTHCHECK':
        now.healthcheck = set(instruction.words.map((word) => word.text).join(' '));
        break;
      case 'STOPSIGNAL':
        now.stopsignal = set(evaluate(first));
        break;
      case 'EXPOSE':
        for (const word of instruction.words) add('ports', word, evaluate(word));
        break;
      case 'VOLUME':
        for (const word of instruction.words) add('volumes', word, evaluate(word));
        break;
      case 'LABEL':
        for (const { name, value } of instruction.pairs) add('labels', name, evaluate(value));
        break;
      default:
        continue;
    }
    state = { user: now.user, workdir: now.workdir, shell: now.shell };
  }
  return { configuration: new Settings(now, own, inherited), before };
}

const commandOf = (instruction: Instruction): Command => ({
  form: instruction.form === 'json' ? 'exec' : 'shell',
  words: instruction.words.map((word) => word.text),
});

/** An absolute, clean path; undefined where the working directory of a base image decides it that nobody knows. */
function directory(stage: Stage, current: Setting | undefined, path: Value): Value {
  if (path === undefined || /^[A-Za-z]:|\\/.test(path)) return path;
  if (path.startsWith('/')) return cleanPath(path);
  const base = current ? current.value : root(stage).kind === 'scratch' ? '/' : baseFacts(stage)?.workdir;
  return base === undefined ? undefined : cleanPath(`${base}/${path}`);
}

/** Parts of which none is empty, nor begins with a dot: most paths. */
const CLEAN = /^(?:\/[^/.][^/]*)+$/;

/** Removes `.`, `..` and repeated slashes from an absolute path, as Go's path.Clean does. */
export function cleanPath(path: string): string {
  if (CLEAN.test(path)) return path;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** The words of an instruction that make a command line, for showing. */
export const commandText = remember((command: Command): string =>
  command.form === 'exec' ? JSON.stringify(command.words) : command.words.join(' '),
);
