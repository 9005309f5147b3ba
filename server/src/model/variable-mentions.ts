import type { Instruction } from '../syntax/instruction.ts';
import { contains, type Range } from '../text/range.ts';
import type { Dockerfile } from './dockerfile.ts';
import { expansionsOf } from './expanded.ts';
import { type Placed, placedAt } from './instructions.ts';
import type { Place } from './scope.ts';
import { namesInScript } from './script-names.ts';

/** A place where the name of a variable stands. */
export interface VariableMention {
  readonly name: string;
  /**
   * ARG and ENV define it; the builder replaces it in a `word` or in the body of a `heredoc`; the `shell` of a RUN replaces it, or
   * that of a command when a container is started (`start`); a script may also give it another value (`set`).
   */
  readonly kind: 'arg' | 'env' | 'word' | 'heredoc' | 'shell' | 'set' | 'start';
  /** The name alone; where it is not written in one piece, all that stands for it. */
  readonly range: Range;
  /** The pair that defines it; from the dollar sign to the end of what is replaced. */
  readonly extent: Range;
  /** What stands behind the name in braces, as `:-`; of what the builder replaces alone. */
  readonly modifier: string | undefined;
  readonly placed: Placed;
  /** Which definitions count: those before this place. */
  readonly place: Place;
}

/** All places in an instruction where a variable's name stands, in the order of the text. A trigger is an instruction of its own. */
export function variablesIn(dockerfile: Dockerfile, placed: Placed): readonly VariableMention[] {
  const { instruction, stage, scope } = placed;
  const found: VariableMention[] = [];
  if (instruction.name === 'ARG' || instruction.name === 'ENV') {
    const kind = instruction.name === 'ENV' ? 'env' : 'arg';
    for (const pair of instruction.pairs) {
      const written = pair.name.text;
      const name = kind === 'env' ? (scope.evaluate(written, instruction) ?? written) : written;
      if (name === '') continue;
      const at = written.indexOf(name);
      const range = at < 0 ? pair.name.range : instruction.partOf(pair.name, at, at + name.length);
      found.push({ name, kind, range, extent: pair.range, modifier: undefined, placed, place: instruction });
    }
  }
  for (const { name, modifier, range, nameRange, place, heredoc } of expansionsOf(dockerfile, instruction)) {
    const kind = heredoc ? 'heredoc' : 'word';
    found.push({ name, kind, range: nameRange, extent: range, modifier, placed, place });
  }
  if (stage && hasScript(instruction)) {
    const place = placeIn(placed);
    for (const { name, range, extent, sets } of namesInScript(dockerfile, stage, instruction).names) {
      const kind = instruction.name !== 'RUN' ? 'start' : sets ? 'set' : 'shell';
      found.push({ name, kind, range, extent, modifier: undefined, placed, place });
    }
  }
  return found.sort((a, b) => a.range.start - b.range.start);
}

/** A variable as it would be used in an instruction, without standing there. */
export function useOf(name: string, placed: Placed): VariableMention {
  const { instruction, stage } = placed;
  const isStarted = stage !== undefined && hasScript(instruction) && instruction.name !== 'RUN';
  const range = { start: -1, end: -1 };
  return {
    name,
    kind: isStarted ? 'start' : 'word',
    range,
    extent: range,
    modifier: undefined,
    placed,
    place: placeIn(placed),
  };
}

/** Which definitions count for what a script uses: what is started has the environment that the whole stage leaves. */
const placeIn = ({ instruction, stage }: Placed): Place =>
  stage && hasScript(instruction) && instruction.name !== 'RUN'
    ? { range: { start: stage.range.end, end: stage.range.end } }
    : instruction;

/** Whether a shell reads something in it. */
export const hasScript = ({ name }: Instruction): boolean =>
  name === 'RUN' || name === 'CMD' || name === 'ENTRYPOINT' || name === 'HEALTHCHECK';

/** The variable whose name, or whose dollar sign or brace, an offset touches. */
export function variableAt(dockerfile: Dockerfile, offset: number): VariableMention | undefined {
  const placed = placedAt(dockerfile, offset);
  const found = placed ? variablesIn(dockerfile, placed) : [];
  return (
    found.find(({ range }) => contains(range, offset)) ??
    found.find(({ extent, range }) => extent.start <= offset && offset < range.start)
  );
}
