import { LexError } from '../syntax/lexed.ts';
import { lex } from '../syntax/lexer.ts';
import type { Dockerfile } from './dockerfile.ts';
import type { Definition, Scope } from './scope.ts';
import { chain, LONG_CHAIN } from './stage.ts';
import type { VariableMention } from './variable-mentions.ts';
import { definitionOf } from './variable-values.ts';

/** A value of which the file says a part. */
export interface PartialValue {
  /** With the references that are not known as they are written: `/app/bin:$PATH`. */
  readonly text: string;
  /** Their names. */
  readonly unknown: ReadonlySet<string>;
}

/** The same as in scope.ts. */
const LONGEST = 4096;
/** More definitions than one value is put together of by hand. */
const DEEPEST = 30;

/** What the file says of the value that a variable has at a place, or is given there; undefined where that is nothing. */
export function partialValueOf(dockerfile: Dockerfile, mention: VariableMention): PartialValue | undefined {
  const { placed, place, name, kind } = mention;
  const { stage, scope, instruction } = placed;
  const isGlobal = !stage || instruction === stage.from;
  const isSetHere = kind === 'arg' || kind === 'env';
  const definition = isSetHere ? definitionOf(dockerfile, mention) : scope.definitionAt(name, place);
  const scopes = isGlobal ? [dockerfile.globals] : chain(stage, LONG_CHAIN).map((link) => link.scope);
  const found = definition && new Reader(dockerfile.escape, scopes).read(definition, 0);
  return found && isPartlyKnown(found.text) ? found : undefined;
}

/** Not a reference alone. */
const isPartlyKnown = (text: string): boolean => text.replace(/\$(?:\{[^}]*\}|\w+)/g, '') !== '';

class Reader {
  readonly #escape: string;
  /** From the place on to where everything comes from. */
  readonly #scopes: readonly Scope[];
  readonly #known = new Map<Definition, PartialValue | undefined>();

  constructor(escape: string, scopes: readonly Scope[]) {
    this.#escape = escape;
    this.#scopes = scopes;
  }

  read(definition: Definition, depth: number): PartialValue | undefined {
    if (!this.#known.has(definition)) this.#known.set(definition, this.#expand(definition, depth));
    return this.#known.get(definition);
  }

  #expand(definition: Definition, depth: number): PartialValue | undefined {
    const { pair, kind, instruction } = definition;
    const scope = this.#scopes.find(({ definitions }) => definitions.includes(definition));
    if (!scope || !pair.value || depth > DEEPEST) return undefined;
    const place = kind === 'env' ? instruction : pair;
    const unknown = new Set<string>();
    let isLost = false;
    const lookup = (name: string, modifier?: string): string | undefined => {
      const value = scope.value(name, place);
      // What surely is unset is empty; a modifier may make a difference between the two.
      if (value === null && (modifier === undefined || modifier === ':-' || modifier === ':+')) return '';
      if (value !== undefined && value !== null) return value;
      const source = value === null || modifier !== undefined ? undefined : scope.definitionAt(name, place);
      const part = source?.pair.value && this.read(source, depth + 1);
      if (source?.pair.value && !part) isLost = true;
      for (const inner of part?.unknown ?? [name]) unknown.add(inner);
      return part?.text;
    };
    try {
      const { result: text } = lex(pair.value.text, { escape: this.#escape, skipUnset: true }, lookup);
      return isLost || text.length > LONGEST ? undefined : { text, unknown };
    } catch (error) {
      if (error instanceof LexError) return undefined;
      throw error;
    }
  }
}
