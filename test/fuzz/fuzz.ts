import { Random } from '../buildkit/random.ts';
import { cost } from '../support/linear.ts';
import { type Engine, engines } from './copy.ts';
import { examine, type Input, Memory, written } from './examine/examine.ts';
import type { Clock } from './examine/examined.ts';
import { Inputs, LARGE, type Sequence } from './generate/inputs.ts';
import { shrunk } from './shrink.ts';

/** Something that is wrong, and the texts that show it: the last one, behind those that were there before. */
export interface Find {
  readonly fault: string;
  readonly inputs: readonly Input[];
}

/** What nothing may take longer than, in milliseconds, on a text of up to `LARGE`. */
const SLOWEST = 250;
/** A copy of the code has read so many sequences when it is replaced by a new one. */
const COPY_LASTS = 3_000;
/** One text in so many is read from scratch as well; the last of a sequence always is. */
const FROM_SCRATCH = 16;
/** So many inputs are tried before a copy's times count: they are those of code that has run before. */
const WARM_UP = 300;
const MEASUREMENTS = 3;

/** Tries one input after the other, the same ones for a seed. */
export class Fuzz {
  /** How many texts have been tried, and how many of them from scratch as well. */
  inputs = 0;
  compared = 0;
  characters = 0;
  longest = 0;
  readonly bySource = new Map<string, number>();
  readonly #seed: number;
  readonly #random: Random;
  readonly #source: Inputs;
  readonly #copies: () => Engine;
  readonly #known = new Set<string>();
  #memory = new Memory();
  #copy: { readonly engine: Engine; readonly memory: Memory; sequences: number } | undefined;

  private constructor(seed: number, copies: () => Engine) {
    this.#seed = seed;
    this.#random = new Random(seed);
    this.#source = new Inputs(this.#random);
    this.#copies = copies;
  }

  static async start(seed: number): Promise<Fuzz> {
    return new Fuzz(seed, await engines());
  }

  /**
   * Tries the next sequence. What it finds is told once.
   * @param before told of each input before it is tried
   */
  next(before: (input: Input) => void = () => undefined): Find | undefined {
    const sequence = this.#source.next();
    const done: Input[] = [];
    for (const input of sequence.inputs) {
      before(input);
      done.push(input);
      this.#count(input, sequence);
      const isLast = done.length === sequence.inputs.length;
      const fault = this.#faultOf(input, isLast || this.#random.below(FROM_SCRATCH) === 0);
      if (fault === undefined) continue;
      // What is remembered may be wrong from here on.
      this.#memory = new Memory();
      if (this.#known.has(signature(fault))) return undefined;
      this.#known.add(signature(fault));
      return { fault, inputs: shrunk(done, signature(fault), (inputs) => this.#faultAnew(inputs)) };
    }
    return undefined;
  }

  #count({ text }: Input, { source }: Sequence): void {
    this.inputs++;
    this.characters += text.length;
    this.longest = Math.max(this.longest, text.length);
    this.bySource.set(source, (this.bySource.get(source) ?? 0) + 1);
  }

  #faultOf(input: Input, fromScratch: boolean): string | undefined {
    let tooLong: string | undefined;
    const clock: Clock = (name, work) => {
      let answer: ReturnType<typeof work>;
      const time = cost(() => {
        answer = work();
      });
      if (time > SLOWEST && input.text.length <= LARGE) tooLong = name;
      return answer!;
    };
    try {
      const answers = examine(input, this.#memory, clock);
      if (tooLong !== undefined) {
        const least = this.#leastTime(input, tooLong);
        if (least > SLOWEST) return `${tooLong.replace(/ at \d+$/, '')} takes ${least.toFixed(0)} ms`;
      }
      if (!fromScratch) return undefined;
      this.compared++;
      const copy = this.#freshCopy();
      return different(written(answers), copy.engine.written(copy.engine.examine(input, copy.memory)));
    } catch (error) {
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
  }

  #freshCopy() {
    if (!this.#copy || this.#copy.sequences++ > COPY_LASTS) {
      const engine = this.#copies();
      this.#copy = { engine, memory: new engine.Memory(), sequences: 0 };
    }
    return this.#copy;
  }

  /** The least time that a piece of work takes where the text has not been read before, in code that is warm. */
  #leastTime(input: Input, name: string): number {
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < MEASUREMENTS && least > SLOWEST; i++) {
      const engine = this.#copies();
      const memory = new engine.Memory();
      const warm = new Inputs(new Random(i));
      for (let j = 0; j < WARM_UP; j++) for (const one of warm.next().inputs) engine.examine(one, memory);
      let time = 0;
      engine.examine(input, memory, (own, work) => {
        let answer: ReturnType<typeof work>;
        const took = cost(() => {
          answer = work();
        });
        if (own === name) time = took;
        return answer!;
      });
      least = Math.min(least, time);
    }
    return least;
  }

  /** What goes wrong where some texts are read one after the other, and nothing else was before. */
  #faultAnew(inputs: readonly Input[]): string | undefined {
    const isAlone = inputs.length === 1;
    const engine = isAlone ? { examine, written, Memory } : this.#copies();
    const memory = new engine.Memory();
    let last: string | undefined;
    try {
      for (const input of inputs) last = engine.written(engine.examine(input, memory));
    } catch (error) {
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
    if (isAlone) return undefined;
    const other = this.#copies();
    return different(last!, other.written(other.examine(inputs.at(-1)!, new other.Memory())));
  }

  toString(): string {
    const sources = [...this.bySource].map(([source, count]) => `${source} ${count}`).join(', ');
    const mean = (this.characters / Math.max(1, this.inputs)).toFixed(0);
    return `${this.inputs} inputs of seed ${this.#seed} (${sources}), ${mean} characters in the mean and ${this.longest} at most; ${this.compared} compared with what is said from scratch`;
  }
}

/** Where two lists of answers, as texts, begin to differ. */
function different(remembered: string, anew: string): string | undefined {
  if (remembered === anew) return undefined;
  const [one, other] = [remembered, anew].map((text): Map<string, unknown> => new Map(JSON.parse(text)));
  const name = [...other!.keys()].find((key) => JSON.stringify(one!.get(key)) !== JSON.stringify(other!.get(key)));
  const show = (answers: Map<string, unknown>) => JSON.stringify(answers.get(name!));
  const [a, b] = [show(one!), show(other!)];
  let at = 0;
  while (a[at] === b[at] && at < a.length) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 200), at + 200);
  return `${name} differs from what is said from scratch:\n  ${around(a)}\n  ${around(b)}`;
}

/** What two faults have in common that are the same but for places and names. */
export function signature(fault: string): string {
  const [first = '', ...rest] = fault.split('\n');
  const frame = rest.find((line) => /^\s+at /.test(line));
  const place = frame && /at (?:[\w.]*\.)?(#?\w+) /.exec(frame)?.[1];
  return `${first
    .replace(/ at \d+/g, '')
    .replace(/\d+/g, 'N')
    .replace(/".*"/g, '"…"')}${place ? ` in ${place}` : ''}`;
}
