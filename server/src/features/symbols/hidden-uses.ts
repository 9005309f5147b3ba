import type { Dockerfile } from '../../model/dockerfile.ts';
import { namesInScript } from '../../model/script-names.ts';
import { hasScript } from '../../model/variable-mentions.ts';
import type { Variable } from '../../model/variables.ts';
import type { Instruction } from '../../syntax/instruction.ts';

/** A place that may read a variable, or set it, in a way that cannot be followed. */
interface HiddenUse {
  readonly offset: number;
  /** How it reads it, for the end of a sentence. */
  readonly how: string;
}

/**
 * The first place in the stages that know a variable where its name stands without being one of its mentions, and may mean it all the
 * same: in single quotes for another program, in a language that is not read here, in a file for the container.
 * @param asNew whether the variable is to get this name: then what a script calls so for itself counts, too.
 */
export function hiddenUse(dockerfile: Dockerfile, variable: Variable, asNew = false): HiddenUse | undefined {
  const { name, definitions } = variable;
  const known = new Set(variable.mentions.map(({ range }) => range.start));
  const readers = new Set(variable.mentions.map(({ placed }) => placed.instruction));
  const isStarted = definitions.some(({ kind }) => kind === 'env');
  for (const stage of variable.stages) {
    for (const outer of stage.instructions) {
      const instruction = outer.trigger ?? outer;
      const { range } = instruction;
      // Most do not have the name at all.
      if (!dockerfile.text.slice(range.start, range.end).includes(name)) continue;
      const script = hasScript(instruction) ? namesInScript(dockerfile, stage, instruction) : undefined;
      if (!script && !isStarted) continue;
      if (script?.own.has(name)) {
        if (asNew) return { offset: range.start, how: '' };
        continue;
      }
      const named = asNew ? script?.names.find((one) => one.name === name) : undefined;
      if (named) return { offset: named.range.start, how: '' };
      if (!asNew && script?.readsIn(name) && readers.has(instruction)) {
        return { offset: range.start, how: 'from a script that is read in there' };
      }
      const pattern = script?.complete === false ? anywhere(name) : read(name);
      const offset = find(dockerfile, instruction, pattern, known);
      if (offset !== undefined) return { offset, how: howIn(instruction) };
    }
  }
  return undefined;
}

const howIn = ({ name }: Instruction): string =>
  name === 'RUN' ? 'in a way that cannot be followed' : 'when a container runs';

const anywhere = (name: string) => new RegExp(`(?<!\\w)${name}(?!\\w)`, 'g');
/** `$NAME`, and what other languages write: `os.environ["NAME"]`, `process.env.NAME`, `%NAME%`. */
const READ = String.raw`(?:\$\{?[#!]?|%|(?:environ(?:\.get)?|getenv|\benv|\bENV)[^\w\s]{1,3})`;
const read = (name: string) => new RegExp(`${READ}(?=${name}(?!\\w))`, 'g');

/** The first match outside comments that is none of the places that are known. */
function find(
  { text }: Dockerfile,
  { range, comments }: Instruction,
  pattern: RegExp,
  known: ReadonlySet<number>,
): number | undefined {
  for (const match of text.slice(range.start, range.end).matchAll(pattern)) {
    const start = range.start + match.index;
    const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
    const isComment = /^\s*#|\s#[^'"]*$/.test(line) || comments.some((one) => one.start <= start && start < one.end);
    if (!isComment && !known.has(start) && !known.has(start + match[0].length)) return start;
  }
  return undefined;
}
