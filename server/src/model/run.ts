import { type Dialect, dialectOf, isPosix, shebang } from '../shell/dialect.ts';
import { type ChainLink, readScript, type Script, type ShellCommand } from '../shell/script.ts';
import type { Instruction } from '../syntax/instruction.ts';
import { isWindows } from './base-image.ts';
import type { Dockerfile } from './dockerfile.ts';
import { remember } from './remember.ts';
import { shellAt } from './shell-comment.ts';
import { scriptBody } from './shell-text.ts';
import type { Stage } from './stage.ts';

const NOTHING: Script = {
  commands: [],
  links: [],
  complete: true,
  shebang: undefined,
  variables: [],
  assignments: [],
};

/** The language of the shell that reads a RUN of this stage: what SHELL, or hadolint's comment, says through the chain of stages. */
export function dialectAt(dockerfile: Dockerfile, stage: Stage, instruction: Instruction): Dialect {
  return dialectOf(shellAt(dockerfile, stage, instruction), isWindows(dockerfile, stage));
}

const scripts = remember((_: Instruction) => new Map<Dialect, Script>());

/**
 * What a RUN does, command by command, with offsets in the file. Empty where no POSIX shell reads it. The words of the
 * JSON form are one command.
 */
export function scriptOf(dockerfile: Dockerfile, stage: Stage, instruction: Instruction): Script {
  const known = scripts(instruction);
  const dialect = dialectAt(dockerfile, stage, instruction);
  let script = known.get(dialect);
  if (!script) {
    script = read(dockerfile, dialect, instruction);
    known.set(dialect, script);
  }
  return script;
}

/** The commands of a RUN, in order. */
export const commandsOf = (dockerfile: Dockerfile, stage: Stage, instruction: Instruction): readonly ShellCommand[] =>
  scriptOf(dockerfile, stage, instruction).commands;

function read(dockerfile: Dockerfile, dialect: Dialect, instruction: Instruction): Script {
  const [text] = instruction.words;
  if (!text || instruction.form === 'other-json') return NOTHING;
  if (instruction.form === 'json') return execScript(dockerfile, instruction);
  if (!isPosix(dialect)) return NOTHING;
  // A heredoc alone is the script itself; behind a command it is that command's input.
  const script = scriptBody(instruction);
  if (script) {
    const body = dockerfile.text.slice(script.start, script.end);
    const interpreter = shebang(body)?.program;
    if (interpreter !== undefined && !/^(?:ba|da|a|k)?sh$/.test(interpreter)) return NOTHING;
    return readScript(body, script.start, { escape: dockerfile.escape, headEnd: 0 });
  }
  const start = text.range.start;
  const slice = dockerfile.text.slice(start, instruction.range.end);
  return readScript(slice, start, { escape: dockerfile.escape, headEnd: instruction.headRange.end - start });
}

function execScript(dockerfile: Dockerfile, instruction: Instruction): Script {
  const words = instruction.words.map(({ range, text }) => ({
    range,
    text: dockerfile.text.slice(range.start, range.end),
    value: text,
    pattern: text,
  }));
  const [name, ...args] = words;
  if (!name) return NOTHING;
  const range = { start: name.range.start, end: words.at(-1)!.range.end };
  const link: ChainLink = { statement: 0, element: 0, before: undefined, operator: undefined, range };
  const command: ShellCommand = {
    range,
    name,
    program: name.value.slice(name.value.lastIndexOf('/') + 1),
    args,
    assignments: [],
    redirects: [],
    wrappers: [],
    link,
    conditional: false,
    background: false,
    pipe: { index: 0, length: 1, range },
    openEnded: false,
    shell: undefined,
  };
  return { ...NOTHING, commands: [command], links: [link] };
}
