import { type Command, configuration } from '../../model/configuration.ts';
import type { Stage } from '../../model/stage.ts';
import { resolvePath } from './directory.ts';

/** The words of ENTRYPOINT and CMD together, the former first; those of a script as they stand between blanks. */
export function startWords(stage: Stage): string[] {
  const { entrypoint, cmd } = configuration(stage);
  // In shell form the ENTRYPOINT takes no arguments, so that CMD does not matter.
  const commands = entrypoint?.value.form === 'shell' ? [entrypoint] : [entrypoint, cmd];
  return commands.flatMap((setting) => (setting ? wordsOf(setting.value) : []));
}

function wordsOf({ form, words }: Command): string[] {
  if (form === 'shell') return scriptWords(words.join(' '));
  const [program = '', option, script] = words;
  const isScript = /^(?:\/bin\/)?(?:ba|da|a)?sh$/.test(program) && /^-\w*c$/.test(option ?? '') && script !== undefined;
  return isScript ? scriptWords(script) : [...words];
}

const scriptWords = (script: string): string[] =>
  script
    .split(/[\s;&|()]+/)
    .map((word) => word.replace(/^(["'])(.*)\1$/, '$2'))
    .filter((word) => word !== '');

/** The program that is started, looking through init programs and `exec`. */
export function startedProgram(stage: Stage): string | undefined {
  return startWords(stage).find((word) => !/^(?:.*\/)?(?:tini|dumb-init|exec|env|gosu|su-exec)$|^-|=/.test(word));
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

/** The files that ENTRYPOINT and CMD may mean, by their absolute paths. */
export function startedPaths(stage: Stage): string[] {
  const { workdir } = configuration(stage);
  return startWords(stage).flatMap((word) => {
    if (word.startsWith('/')) return [resolvePath('/', word)];
    if (!word.includes('/')) return PATH.map((folder) => `${folder}/${word}`);
    return workdir?.value === undefined ? [] : [resolvePath(workdir.value, word)];
  });
}

/** Whether ENTRYPOINT or CMD name the file at a path. */
export const isStarted = (stage: Stage, path: string): boolean => startedPaths(stage).includes(path);
