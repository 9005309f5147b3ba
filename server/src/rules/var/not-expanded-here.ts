import { baseFacts, isWindows } from '../../model/base-image.ts';
import { type Command, configuration } from '../../model/configuration.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { insertBefore, keyword } from '../../model/edits.ts';
import { placedInstructions } from '../../model/instructions.ts';
import { scriptOf } from '../../model/run.ts';
import { chain, root, type Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Word } from '../../syntax/word.ts';
import { replace } from '../../text/edit.ts';
import type { Fix, Problem, Rule } from '../rule.ts';
import { environmentAt } from './from-image.ts';

export const notExpandedHere: Rule = {
  id: 'var/not-expanded-here',
  severity: 'information',
  summary: 'A variable stays as it is written',
  why: `A shell replaces variables, and the JSON form has none: \`CMD ["echo", "$NAME"]\` says \`$NAME\`. In the shell form an ARG is gone
by the time that CMD and ENTRYPOINT run; only ENV lasts.`,
  reported: 'FROM alpine:3.20\nENV PORT=80\nCMD ["nc", "-l", "-p", "[|$PORT|]"]\n',
  fine: 'FROM alpine:3.20\nENV PORT=80\nCMD ["sh", "-c", "exec nc -l -p $PORT"]\n',
  peers: [],
  changes: ['steps', 'Entrypoint', 'Cmd', 'Healthcheck'],
  each: 'any',
  *check(dockerfile) {
    for (const { instruction, stage } of placedInstructions(dockerfile)) {
      if (!stage || instruction.onbuild || !RUNS.has(instruction.name)) continue;
      if (instruction.form === 'json') yield* inJson(dockerfile, stage, instruction);
      else if (instruction.name === 'CMD' || instruction.name === 'ENTRYPOINT')
        yield* inShell(dockerfile, stage, instruction);
    }
  },
};

const RUNS = new Set<string | undefined>(['CMD', 'ENTRYPOINT', 'RUN', 'HEALTHCHECK', 'SHELL']);

/** Programs that replace variables in what they are given. */
const SHELL =
  /^(?:(?:ba|da|a|z|k|fi)?sh|busybox|cmd|powershell|pwsh|[gm]?awk|eval|envsubst|confd|gomplate|dockerize|entr)(?:\.exe)?$/i;

/** Programs that do so in a script among their arguments. */
const INTERPRETER = /^(?:python[\d.]*|perl|ruby|node|nodejs|php|deno|bun)$/;
const SCRIPT = /^(?:-\w*[cepr]|--eval|--print)$/;

const programOf = (word: string): string => word.slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);

/** How many of the words stand in front of, or make, something that replaces variables; all of them if nothing does. */
function wordsBeforeShell(words: readonly string[]): number {
  let interpreter = false;
  let script = false;
  const last = words.findIndex((word) => {
    const program = programOf(word);
    interpreter ||= INTERPRETER.test(program);
    script ||= SCRIPT.test(word);
    return SHELL.test(program) || (interpreter && script);
  });
  return last < 0 ? words.length : last + 1;
}

const startsShell = (words: readonly string[]): boolean => wordsBeforeShell([...words, '']) <= words.length;

function* inJson(dockerfile: Dockerfile, stage: Stage, instruction: Instruction): Iterable<Problem> {
  const words = instruction.name === 'HEALTHCHECK' ? instruction.words.slice(1) : instruction.words;
  const { entrypoint } = configuration(stage);
  if (instruction.name === 'CMD' && entrypoint && passesToShell(entrypoint.value)) return;
  const told = new Set<string>();
  for (const word of words.slice(0, wordsBeforeShell(words.map(({ text }) => text)))) {
    for (const match of word.text.matchAll(/(?<!\$)\$(?:(\w+)|\{(\w+)\})/g)) {
      const name = match[1] ?? match[2]!;
      const kind = kindOf(stage, name, instruction);
      if (!kind || told.has(name)) continue;
      told.add(name);
      const range = instruction.partOf(word, match.index, match.index + match[0].length);
      yield {
        range,
        message: `Without a shell, "${match[0]}" is passed on as it is written.`,
        fixes: () =>
          kind === 'env' && !/[\\]/.test(word.text) ? throughShell(dockerfile, stage, instruction, words) : [],
      };
    }
  }
}

const passesToShell = ({ form, words }: Command): boolean => form === 'shell' || startsShell(words);

/** Who sets a variable: an ENV, or an ARG alone; undefined where that is not sure. */
function kindOf(stage: Stage, name: string, instruction: Instruction): 'env' | 'arg' | undefined {
  if (name === 'PATH') return undefined;
  let kind: 'env' | 'arg' | undefined = environmentAt(stage)?.has(name) ? 'env' : undefined;
  for (const link of chain(stage)) {
    for (const definition of link.scope.definitions) {
      if (definition.name !== name || (link === stage && definition.pair.range.start > instruction.range.start))
        continue;
      if (definition.kind === 'env') kind = 'env';
      else kind ??= 'arg';
    }
  }
  return kind;
}

/** Lets a shell replace the variables, and hand itself over to the program. */
function throughShell(dockerfile: Dockerfile, stage: Stage, instruction: Instruction, words: readonly Word[]): Fix[] {
  const { entrypoint } = configuration(stage);
  const hasShell =
    root(stage).kind !== 'scratch' && baseFacts(stage)?.shell !== 'none' && !isWindows(dockerfile, stage);
  const isArgument = instruction.name === 'CMD' && entrypoint !== undefined;
  if (!hasShell || isArgument || instruction.name === 'SHELL') return [];
  const quoted = words.map(({ text }) => (/^[\w@%+=:,./-]+$/.test(text) ? text : `"${text.replace(/["`]/g, '\\$&')}"`));
  // What CMD and `docker run` add follows the script's name.
  const rest = instruction.name === 'ENTRYPOINT' ? ' "$@"' : '';
  const parts = ['sh', '-c', `exec ${quoted.join(' ')}${rest}`, ...(rest ? ['sh'] : [])];
  const range = { start: words[0]!.range.start, end: words.at(-1)!.range.end };
  if (dockerfile.text.slice(range.start, range.end).includes('\n')) return [];
  const edit = replace(range, parts.map((part) => JSON.stringify(part)).join(', '));
  return [{ title: 'Run it by a shell', edits: [edit], safe: false, preferred: false }];
}

function* inShell(dockerfile: Dockerfile, stage: Stage, instruction: Instruction): Iterable<Problem> {
  const { variables, assignments } = scriptOf(dockerfile, stage, instruction);
  const told = new Set(assignments.map(({ name }) => name));
  for (const { name, range, defaulted } of variables) {
    if (defaulted || told.has(name) || kindOf(stage, name, instruction) !== 'arg') continue;
    // An image that nobody knows may set it as well.
    if (root(stage).kind !== 'scratch' && environmentAt(stage) === undefined && isCommon(name)) continue;
    told.add(name);
    yield {
      range,
      message: `"${name}" is an ARG, which is gone when the container runs.`,
      fixes: () => [keep(dockerfile, instruction, name)],
    };
  }
}

const isCommon = (name: string): boolean => /^(?:HOME|USER|LANG|TZ|HOSTNAME|\w+_(?:HOME|VERSION))$/.test(name);

const keep = (dockerfile: Dockerfile, instruction: Instruction, name: string): Fix => ({
  title: `Keep "${name}" in an ENV`,
  edits: [insertBefore(dockerfile, instruction, `${keyword(dockerfile, 'ENV')} ${name}=$${name}`)],
  safe: false,
  preferred: true,
});
