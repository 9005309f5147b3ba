import type { Flag } from '../syntax/flag.ts';
import { readImageReference } from '../syntax/image-reference.ts';
import type { Instruction } from '../syntax/instruction.ts';
import type { Word } from '../syntax/word.ts';
import type { Scope } from './scope.ts';
import type { Reference, Source, Stage } from './stage.ts';

/** What FROM's argument means: a stage above, else an image (buildDispatchStates in BuildKit's convert.go). */
export function sourceOfBase(text: string, globals: Scope, from: Instruction, names: StageNames): Source {
  const value = globals.evaluate(text, from);
  if (value === undefined) return { kind: 'unknown', candidates: names.matching(text) };
  // FROM does not fold case, although stage names are kept in lower case.
  const stage = names.exact(value);
  return stage ? { kind: 'stage', stage } : imageOf(value);
}

export const imageOf = (text: string): Source =>
  text === 'scratch' ? { kind: 'scratch' } : { kind: 'image', text, reference: readImageReference(text) };

/** Which stage a name or an index means, while the stages are read and after. */
export class StageNames {
  readonly #byKey = new Map<string, Stage>();
  readonly #stages: Stage[] = [];

  add(stage: Stage): void {
    this.#stages.push(stage);
    if (stage.key !== undefined) this.#byKey.set(stage.key, stage);
  }

  /** The last stage of this name so far. */
  exact(key: string): Stage | undefined {
    return this.#byKey.get(key);
  }

  /** The stages whose name fits a text once its variables are taken for anything. */
  matching(text: string): Stage[] {
    return stagesMatching(text, this.#stages);
  }

  /**
   * Fills in the references of all stages. Images in `COPY --from` and mounts take the next index, in the order of the
   * file, as they do in BuildKit (buildStageDependencyGraph in convert.go).
   */
  resolveReferences(stages: readonly Stage[]): Reference[][] {
    const slots: Source[] = stages.map((stage) => ({ kind: 'stage', stage }));
    return stages.map((stage) => {
      const references: Reference[] = [];
      for (const instruction of stage.instructions) {
        const inner = instruction.trigger ?? instruction;
        for (const found of referencesOf(inner)) {
          const resolved = this.#resolve(found, slots);
          // A trigger runs in a later stage or in another file: only there its image takes an index.
          if (resolved.takesIndex && !instruction.trigger) slots.push(resolved.source);
          if (found.word) references.push({ ...found, word: found.word, stage, instruction: inner, ...resolved });
        }
      }
      return references;
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
      ? { ...named, source: { kind: 'stage', stage } }
      : { ...named, source: imageOf(text), takesIndex: true };
  }
}

/** Whether a text with variables may come to a name, whatever their values are. */
export const mayMean = (text: string, name: string): boolean =>
  fits(
    name.toLowerCase(),
    text.split(/\$(?:\{[^}]*\}?|\w+)/).map((part) => part.toLowerCase()),
  );

/** The stages whose name fits a text once its variables are taken for anything: those that `--build-arg` may choose. */
export const stagesMatching = (text: string, stages: readonly Stage[]): Stage[] =>
  stages.filter(({ key }) => key !== undefined && mayMean(text, key));

interface Found {
  readonly kind: 'copy' | 'mount';
  readonly flag: Flag;
  /** Undefined for a mount without `from`, which takes an index all the same. */
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
