import type { Instruction } from '../syntax/instruction.ts';
import type { Word } from '../syntax/word.ts';
import { remember } from './remember.ts';
import type { Value } from './scope.ts';
import { chain, root, type Stage } from './stage.ts';

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
export interface State {
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

const EMPTY: Configuration = {
  user: undefined,
  workdir: undefined,
  shell: undefined,
  entrypoint: undefined,
  cmd: undefined,
  healthcheck: undefined,
  stopsignal: undefined,
  ports: new Map(),
  volumes: new Map(),
  labels: new Map(),
};

interface Followed {
  readonly configuration: Configuration;
  readonly before: ReadonlyMap<Instruction, State>;
}

const followed = new WeakMap<Stage, Followed>();

function follow(stage: Stage): Followed {
  const known = followed.get(stage);
  if (known) return known;
  // From the far end of the chain, since a chain may be longer than the call stack is deep.
  let result: Followed = { configuration: EMPTY, before: new Map() };
  for (const link of chain(stage).reverse()) {
    result = followed.get(link) ?? followStage(link, result.configuration);
    followed.set(link, result);
  }
  return result;
}

/** What applies to the image of a stage. */
export const configuration = (stage: Stage): Configuration => follow(stage).configuration;

/** What applies to an instruction of a stage; to what would stand behind the last when none is given. */
export const stateBefore = (stage: Stage, instruction: Instruction): State =>
  follow(stage).before.get(instruction) ?? configuration(stage);

function followStage(stage: Stage, inherited: Configuration): Followed {
  const now: Mutable<Configuration> = { ...inherited };
  const before = new Map<Instruction, State>();
  let state: State = inherited;
  let ownCmd = false;
  for (const instruction of stage.instructions) {
    before.set(instruction, state);
    const set = <T>(value: T): Setting<T> => ({ value, instruction, stage });
    const [first] = instruction.words;
    switch (instruction.name) {
      case 'USER':
        now.user = set(first && stage.scope.evaluate(first.text, instruction));
        break;
      case 'WORKDIR':
        now.workdir = set(first && directory(stage, now.workdir, stage.scope.evaluate(first.text, instruction)));
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
        now.stopsignal = set(first && stage.scope.evaluate(first.text, instruction));
        break;
      case 'EXPOSE':
        now.ports = extended(now.ports, instruction.words, (word) => stage.scope.evaluate(word.text, instruction), set);
        break;
      case 'VOLUME':
        now.volumes = extended(now.volumes, instruction.words, (word) => word.text, set);
        break;
      case 'LABEL':
        now.labels = new Map([
          ...now.labels,
          ...instruction.pairs.map(({ name, value }): [string, Setting] => [
            stage.scope.evaluate(name.text, instruction) ?? name.text,
            set(value && stage.scope.evaluate(value.text, instruction)),
          ]),
        ]);
        break;
      default:
        continue;
    }
    state = { user: now.user, workdir: now.workdir, shell: now.shell };
  }
  return { configuration: now, before };
}

function extended(
  settings: ReadonlyMap<string, Setting>,
  words: readonly Word[],
  evaluate: (word: Word) => Value,
  set: (value: Value) => Setting,
): ReadonlyMap<string, Setting> {
  const result = new Map(settings);
  for (const word of words) {
    const value = evaluate(word);
    result.set(value ?? word.text, set(value));
  }
  return result;
}

const commandOf = (instruction: Instruction): Command => ({
  form: instruction.form === 'json' ? 'exec' : 'shell',
  words: instruction.words.map((word) => word.text),
});

/** An absolute, clean path; undefined where the base image's working directory decides it. */
function directory(stage: Stage, current: Setting | undefined, path: Value): Value {
  if (path === undefined || /^[A-Za-z]:|\\/.test(path)) return path;
  if (path.startsWith('/')) return cleanPath(path);
  const base = current ? current.value : root(stage).kind === 'scratch' ? '/' : undefined;
  return base === undefined ? undefined : cleanPath(`${base}/${path}`);
}

/** Removes `.`, `..` and repeated slashes from an absolute path, as Go's path.Clean does. */
export function cleanPath(path: string): string {
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
