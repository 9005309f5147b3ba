import { configuration } from '../../model/configuration.ts';
import { copiedBy } from '../../model/copied.ts';
import { isWithin, resolvePath } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { insertAfter, keyword } from '../../model/edits.ts';
import { finalChain } from '../../model/graph.ts';
import { rememberWhole } from '../../model/remember.ts';
import type { Definition } from '../../model/scope.ts';
import { chain, label, type Reference, type Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Fix, Problem, Rule } from '../rule.ts';
import { isWhole } from '../support/whole.ts';

/** Where programs, and the parts of them, are looked for. */
const LISTS = ['PATH', 'LD_LIBRARY_PATH', 'PYTHONPATH', 'NODE_PATH', 'GEM_HOME'];

export const envLost: Rule = {
  id: 'stage/env-lost',
  severity: 'information',
  summary: 'A folder is copied from a stage, but not the variable that leads to it',
  why: `ENV belongs to the stage it is written in: \`COPY --from\` takes the files alone. What only PATH, or a variable like it, leads
to is not found in the image it is copied to.`,
  reported:
    'FROM python:3.13 AS build\nENV PATH="/opt/venv/bin:$PATH"\nRUN python -m venv /opt/venv && pip install gunicorn\nFROM python:3.13-slim\nCOPY --from=build [|/opt/venv|] /opt/venv\nCMD ["gunicorn"]\n',
  fine: 'FROM python:3.13 AS build\nENV PATH="/opt/venv/bin:$PATH"\nRUN python -m venv /opt/venv && pip install gunicorn\nFROM python:3.13-slim\nCOPY --from=build /opt/venv /opt/venv\nENV PATH="/opt/venv/bin:$PATH"\nCMD ["gunicorn"]\n',
  peers: [],
  changes: ['steps', 'Env'],
  deep: true,
  *check(dockerfile) {
    const { final } = dockerfile;
    if (!final || !startsByName(final)) return;
    for (const stage of finalChain(dockerfile)) {
      for (const reference of stage.references) {
        if (reference.kind === 'copy' && !reference.instruction.onbuild) yield* problems(dockerfile, final, reference);
      }
    }
  },
};

const listsIn = rememberWhole((dockerfile: Dockerfile): readonly string[] => {
  const names = new Set(dockerfile.stages.flatMap(({ scope }) => scope.definitions.map(({ name }) => name)));
  return LISTS.filter((name) => names.has(name));
});

/** Whether the container starts a program that has to be looked for. A script may set what it needs. */
function startsByName(final: Stage): boolean {
  const { entrypoint, cmd } = configuration(final);
  const words = [entrypoint, cmd].flatMap((setting) => setting?.value.words ?? []);
  return (
    words.length > 0 && words.every((word) => !/entrypoint|\.sh\b|activate/.test(word)) && !words[0]!.includes('/')
  );
}

function* problems(dockerfile: Dockerfile, final: Stage, { stage, source, instruction }: Reference): Iterable<Problem> {
  const copied = source.kind === 'stage' ? copiedBy(stage, instruction) : undefined;
  const [only, ...more] = copied?.sources ?? [];
  // Elsewhere the variable would have to say something else.
  if (source.kind !== 'stage' || !only?.path || more.length > 0 || `/${only.path}` !== copied!.destination) return;
  for (const name of listsIn(dockerfile)) {
    const definition = source.stage.scope.last(name);
    const folder =
      definition && foldersOf(source.stage, definition).find((part) => isWithin(part, copied!.destination!));
    if (folder === undefined || definition?.kind !== 'env' || final.scope.last(name)) continue;
    if (mentions(dockerfile, final, instruction, copied!.destination!)) return;
    yield {
      range: only.word.range,
      message: `${name} leads to ${folder} in ${label(source.stage)}, but not here.`,
      related: [{ range: definition.pair.range, message: 'Set here, and not copied.' }],
      fixes: () => (isWhole(dockerfile, instruction) ? [repeat(dockerfile, instruction, name, folder)] : []),
    };
  }
}

/** The folders that a variable names, as far as they are written. */
function foldersOf(stage: Stage, { pair, instruction }: Definition): string[] {
  const text = (pair.value?.text ?? '').replace(/^(["'])(.*)\1$/s, '$2');
  return text.split(':').flatMap((part) => {
    const value = stage.scope.evaluate(part, instruction);
    return value?.startsWith('/') ? [resolvePath('/', value)] : [];
  });
}

/** Whether anything else of the image tells of the folder: by its whole path, in a command or a variable. */
function mentions(dockerfile: Dockerfile, final: Stage, copy: Instruction, folder: string): boolean {
  return chain(final).some(({ instructions, scope }) =>
    instructions.some((other) => {
      if (other === copy || other.name === 'COPY' || other.name === 'ADD') return false;
      const text = dockerfile.text.slice(other.range.start, other.range.end);
      return text.includes(folder) || (/\$/.test(text) && scope.definitions.some(({ value }) => value === folder));
    }),
  );
}

function repeat(dockerfile: Dockerfile, copy: Instruction, name: string, folder: string): Fix {
  const value = name === 'PATH' ? `"${folder}:$PATH"` : folder;
  const line = `${keyword(dockerfile, 'ENV')} ${name}=${value}`;
  return { title: `Set ${name} here, too`, edits: [insertAfter(dockerfile, copy, line)], safe: false, preferred: true };
}
