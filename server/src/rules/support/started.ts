import { type Command, configuration } from '../../model/configuration.ts';
import { resolvePath } from '../../model/directory.ts';
import type { Stage } from '../../model/stage.ts';

/** Whether ENTRYPOINT or CMD says what an image starts. */
export function startsSomething(stage: Stage): boolean {
  const { entrypoint, cmd } = configuration(stage);
  return entrypoint !== undefined || cmd !== undefined;
}

/** The words of ENTRYPOINT and CMD together, the former first; those of a script as they stand between blanks. */
export function startWords(stage: Stage): string[] {
  const { entrypoint, cmd } = configuration(stage);
  // In shell form the ENTRYPOINT takes no arguments, so that CMD does not matter.
  const commands = entrypoint?.value.form === 'shell' ? [entrypoint] : [entrypoint, cmd];
  return commands.flatMap((setting) => (setting ? wordsOf(setting.value) : []));
}

function wordsOf(command: Command): string[] {
  const script = scriptOf(command);
  return script === undefined ? [...command.words] : scriptWords(script);
}

/** What a shell is to read. */
function scriptOf({ form, words }: Command): string | undefined {
  if (form === 'shell') return words.join(' ');
  const [program = '', option, script] = words;
  return /^(?:\/bin\/)?(?:ba|da|a)?sh$/.test(program) && /^-\w*c$/.test(option ?? '') ? script : undefined;
}

const scriptWords = (script: string): string[] =>
  script
    .split(/[\s;&|()]+/)
    .map((word) => word.replace(/^(["'])(.*)\1$/, '$2'))
    .filter((word) => word !== '');

/** The program that is started, looking through init programs and `exec`. */
export const startedProgram = (stage: Stage): string | undefined => programIn(startWords(stage));

const programIn = (words: readonly string[]): string | undefined =>
  words.find((word) => !/^(?:.*\/)?(?:tini|dumb-init|exec|env|gosu|su-exec)$|^-|=/.test(word));

/** All programs that may be started: those of a script, and what CMD gives to a script of the ENTRYPOINT. */
export function startedPrograms(stage: Stage): string[] {
  const { entrypoint, cmd } = configuration(stage);
  const given = cmd ? programsOf(cmd.value) : [];
  if (!entrypoint) return given;
  const own = programsOf(entrypoint.value);
  const passesOn = own.every((program) => /\.(?:sh|bash)$|entrypoint/.test(program));
  return entrypoint.value.form === 'exec' && passesOn ? [...own, ...given] : own;
}

function programsOf(command: Command): string[] {
  const script = scriptOf(command);
  const commands = script === undefined ? [command.words] : script.split(/[;&|()\n]+/).map(scriptWords);
  return commands.flatMap((words) => programIn(words) ?? []);
}

/** Folders that are in every image's PATH, or in that of the images that build programs. */
const PATH = [
  '/usr/local/bin',
  '/usr/bin',
  '/bin',
  '/usr/local/sbin',
  '/usr/sbin',
  '/sbin',
  '/go/bin',
  '/usr/local/cargo/bin',
];

/** Nobody starts a program with more. */
const MOST_WORDS = 500;

/** The files that ENTRYPOINT and CMD may mean, by their absolute paths. */
export function startedPaths(stage: Stage): string[] {
  const { workdir } = configuration(stage);
  return startWords(stage)
    .slice(0, MOST_WORDS)
    .flatMap((word) => {
      if (word.startsWith('/')) return [resolvePath('/', word)];
      if (!word.includes('/')) return PATH.map((folder) => `${folder}/${word}`);
      return workdir?.value === undefined ? [] : [resolvePath(workdir.value, word)];
    });
}

/** Whether ENTRYPOINT or CMD name the file at a path. */
export const isStarted = (stage: Stage, path: string): boolean => startedPaths(stage).includes(path);
