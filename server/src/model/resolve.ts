import type { Flag } from '../syntax/flag.ts';
import { readImageReference } from '../syntax/image-reference.ts';
import type { Instruction } from '../syntax/instruction.ts';
import type { Word } from '../syntax/word.ts';
import type { Scope } from './scope.ts';
import type { Reference, Source, Stage } from './stage.ts';

/** What FROM's argument means: a stage above, else a named context, else an image (buildDispatchStates in BuildKit's convert.go). */
export function sourceOfBase(text: string, globals: Scope, from: Instruction, names: StageNames): Source {
  const value = globals.evaluate(text, from);
  if (value === undefined) return { kind: 'unknown', candidates: names.matching(text) };
  // FROM does not fold case, although stage names are kept in lower case.
  return names.meaning(value, names.exact(value));
}

const imageOf = (text: string): Source =>
  text === 'scratch' ? { kind: 'scratch' } : { kind: 'image', text, reference: readImageReference(text) };

/** Which stage a name or an index means, while the stages are read and after. */
export class StageNames {
  readonly #byKey = new Map<string, Stage>();
  readonly #stages: Stage[] = [];
  readonly #patterns = new Map<string, Matching>();
  readonly #isContext: (name: string) => boolean;

  constructor(isContext: (name: string) => boolean = () => false) {
    this.#isContext = isContext;
  }

  /** What a name means that a stage may have. A named context stands for a stage as well as for an image. */
  meaning(text: string, stage: Stage | undefined): Source {
    if (this.#isContext(text)) return { kind: 'unknown', candidates: stage ? [stage] : [], context: text };
    return stage ? { kind: 'stage', stage } : imageOf(text);
  }

  add(stage: Stage): void {
    this.#stages.push(stage);
    if (stage.key !== undefined) this.#byKey.set(stage.key, stage);
  }

  /** The last stage of this name so far. */
  exact(key: string): Stage | undefined {
    return this.#byKey.get(key);
  }

  /**
   * The stages so far whose name fits a text once its variables are taken for anything. Texts that fit the same share one
   * list. Where it is very long it goes on growing, and where there are very many patterns the last ones fit every name:
   * nobody writes such files, but they must not fill the memory.
   */
  matching(text: string): readonly Stage[] {
    const wanted = this.#matching(partsOf(text));
    for (; wanted.seen < this.#stages.length; wanted.seen++) {
      const stage = this.#stages[wanted.seen]!;
      if (stage.key !== undefined && fits(stage.key, wanted.parts)) wanted.found.push(stage);
    }
    const { found } = wanted;
    if (wanted.given.length !== found.length) wanted.given = found.length > MANY ? found : [...found];
    return wanted.given;
  }

  #matching(parts: readonly string[]): Matching {
    const key = parts.join('$');
    let known = this.#patterns.get(key);
    if (!known && this.#patterns.size >= MANY) return this.#matching(ANYTHING);
    if (!known) {
      known = { parts, seen: 0, found: [], given: [] };
      this.#patterns.set(key, known);
    }
    return known;
  }

  /**
   * Fills in the references of all stages. Images in `COPY --from` and mounts take the next index, in the order of the
   * file, as they do in BuildKit (buildStageDependencyGraph in convert.go).
   */
  resolveReferences(stages: readonly Stage[]): Pick<Stage, 'references' | 'implicit'>[] {
    const slots: Source[] = stages.map((stage) => this.meaning(stage.key ?? '', stage));
    return stages.map((stage) => {
      const references: Reference[] = [];
      const implicit: Reference[] = [];
      for (const instruction of stage.instructions) {
        const inner = instruction.trigger ?? instruction;
        for (const found of referencesOf(inner)) {
          const resolved = this.#resolve(found, slots);
          // A trigger runs in a later stage or in another file: only there its image takes an index.
          if (resolved.takesIndex && !instruction.trigger) slots.push(resolved.source);
          const reference = { ...found, word: found.word ?? found.flag.name, stage, instruction: inner, ...resolved };
          if (found.word) references.push(reference);
          else if (resolved.source.kind === 'stage') implicit.push(reference);
        }
      }
      return { references, implicit };
    });
  }

  #resolve(found: Found, slots: readonly Source[]): { source: Source; byIndex: boolean; takesIndex: boolean } {
    const text = found.word?.text ?? 'scratch';
    const named = { byIndex: false, takesIndex: false };
    if (text.includes('$')) return { ...named, source: { kind: 'unknown', candidates: this.matching(text) } };
    if (found.kind === 'copy' && /^[+-]?\d+$/.test(text)) {
      const index = Number(text);
      return { source: slots[index] ?? { kind: 'no-such-index', index }, byIndex: true, takesIndex: false };
    }
    const stage = this.exact(text.toLowerCase());
    return stage
      ? { ...named, source: this.meaning(stage.key!, stage) }
      : { ...named, source: this.meaning(text, undefined), takesIndex: true };
  }
}

/** More stages that fit a text, or more such texts, than in any file that a person wrote. */
export const MANY = 300;
const ANYTHING: readonly string[] = ['', ''];

/** What is known of a text with variables. */
interface Matching {
  readonly parts: readonly string[];
  /** How many of the stages have been looked at. */
  seen: number;
  readonly found: Stage[];
  given: readonly Stage[];
}

/** What stands around the variables of a text, in lower case. */
function partsOf(text: string): readonly string[] {
  const parts = text.toLowerCase().split(/\$(?:\{[^}]*\}?|\w+)/);
  return parts.filter((part, i) => part !== '' || i === 0 || i === parts.length - 1);
}

/** Whether a text with variables may come to a name, whatever their values are. */
export const mayMean = (text: string, name: string): boolean => fits(name.toLowerCase(), partsOf(text));

interface Found {
  readonly kind: 'copy' | 'mount';
  readonly flag: Flag;
  /** Undefined for a mount without `from`, which means `scratch`, be it a stage or an image that takes an index. */
  readonly word: Word | undefined;
}

function* referencesOf(instruction: Instruction): Iterable<Found> {
  if (instruction.name === 'COPY') {
    const flag = instruction.flag('from');
    // An empty value means the build context.
    if (flag?.value && flag.value.text !== '') yield { kind: 'copy', flag, word: flag.value };
  } else if (instruction.name === 'RUN') {
    for (const flag of instruction.mounts) {
      const from = flag.mount!.from;
      yield { kind: 'mount', flag, word: from?.text === '' ? undefined : from };
    }
  }
}

function fits(key: string, parts: readonly string[]): boolean {
  const [first = '', ...rest] = parts;
  if (rest.length === 0) return key === first;
  if (!key.startsWith(first)) return false;
  const last = rest.at(-1)!;
  let at = first.length;
  for (const part of rest.slice(0, -1)) {
    const found = key.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return key.length - last.length >= at && key.endsWith(last);
}
