import type { Dockerfile } from '../../model/dockerfile.ts';
import { expansionsOf } from '../../model/expanded.ts';
import { rememberWhole } from '../../model/remember.ts';
import { type Definition, PLATFORM_ARGUMENTS } from '../../model/scope.ts';
import { LexError } from '../../syntax/lexed.ts';
import { lex } from '../../syntax/lexer.ts';
import type { Word } from '../../syntax/word.ts';

/** What a FROM line comes to in a plain `docker build`. */
interface DefaultBase {
  readonly text: string;
  /** Those of its ARGs that have no default, directly or by way of another's. */
  readonly missing: readonly Definition[];
}

interface Default {
  readonly value: string | undefined;
  readonly missing: readonly Definition[];
  /** The builder stops at its value: nothing can be said of a word that has it. */
  readonly refused?: boolean;
}

// A value that doubles itself line by line would fill the memory.
const LONGEST = 65_536;

/** Values of the platform arguments that are never empty; the others are on common machines. */
const PLATFORM = { OS: 'linux', ARCH: 'amd64', PLATFORM: 'linux/amd64', STAGE: 'default' } as const;

function platformValue(name: string): string | undefined {
  if (!PLATFORM_ARGUMENTS.has(name)) return undefined;
  const kind = name.replace(/^(?:TARGET|BUILD)/, '');
  return PLATFORM[kind as keyof typeof PLATFORM] ?? '';
}

/**
 * The values of the global ARGs when no build argument is given (validateBaseImagesWithDefaultArgs in BuildKit's
 * validations.go), or `given` for each of those without a default; undefined when one of them asks for a build argument.
 */
function valuesOf(dockerfile: Dockerfile, given?: string): ReadonlyMap<string, Default> | undefined {
  const known = new Map<string, Default>();
  for (const definition of dockerfile.globals.definitions) {
    const { name, pair } = definition;
    if (!pair.value) {
      if (known.get(name)?.value === undefined && !PLATFORM_ARGUMENTS.has(name))
        known.set(name, { value: given, missing: given === undefined ? [definition] : [] });
      continue;
    }
    const read = replaceAll(dockerfile, pair.value.text, known);
    // `${TAG:?}` asks for it on purpose.
    if (read === 'required') return undefined;
    if (!read) {
      known.set(name, { value: undefined, missing: [], refused: true });
      continue;
    }
    // An empty default is none: a build argument is to say more.
    const missing = read.text === '' && read.missing.length === 0 ? [definition] : read.missing;
    known.set(name, { value: read.text, missing });
  }
  return known;
}

const defaults = rememberWhole((dockerfile: Dockerfile) => valuesOf(dockerfile));

function replaceAll(
  dockerfile: Dockerfile,
  text: string,
  known: ReadonlyMap<string, Default>,
): DefaultBase | 'required' | undefined {
  let refused = false;
  const missing = new Set<Definition>();
  const lookup = (name: string) => {
    const found = known.get(name);
    if (found?.refused) refused = true;
    for (const definition of found?.missing ?? []) missing.add(definition);
    return found ? found.value : platformValue(name);
  };
  try {
    const { result } = lex(text, { escape: dockerfile.escape }, lookup);
    return refused || result.length > LONGEST ? undefined : { text: result, missing: [...missing] };
  } catch (error) {
    if (error instanceof LexError) return error.fault === 'required' ? 'required' : undefined;
    throw error;
  }
}

/** What a word of a FROM line comes to without build arguments; undefined when the builder refuses it. */
export function withDefaults(dockerfile: Dockerfile, word: Word): DefaultBase | undefined {
  const known = defaults(dockerfile);
  const read = known && replaceAll(dockerfile, word.text, known);
  return read === 'required' ? undefined : read;
}

/** Values of many kinds: a name, a number, a platform, a digest and what stands behind its colon. */
const SAMPLES = ['x', '1', 'linux', 'linux/amd64', `sha256:${'0'.repeat(64)}`, '0'.repeat(64)];

const samples = rememberWhole((dockerfile: Dockerfile) => SAMPLES.map((sample) => valuesOf(dockerfile, sample)));

/**
 * What a word of a FROM line comes to with the same build argument for all ARGs without a default, for a choice of values.
 * Undefined where the builder refuses one of the words, or where it asks for a build argument.
 */
export function withSamples(dockerfile: Dockerfile, word: Word): readonly string[] | undefined {
  const texts: string[] = [];
  for (const known of samples(dockerfile)) {
    const read = known && replaceAll(dockerfile, word.text, known);
    if (!read || read === 'required' || read.missing.length > 0) return undefined;
    texts.push(read.text);
  }
  return texts;
}

/** The variables of a FROM line that no ARG above the first FROM declares, nor the builder knows. */
export const undeclaredIn = (dockerfile: Dockerfile, from: Parameters<typeof expansionsOf>[1]) =>
  expansionsOf(dockerfile, from).filter(
    ({ name, modifier }) =>
      !PLATFORM_ARGUMENTS.has(name) && !/^:?[-+]$/.test(modifier ?? '') && !dockerfile.globals.declares(name, from),
  );
