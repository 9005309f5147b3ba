import { createHash } from 'node:crypto';
import { buildkitChecks } from '../../server/src/knowledge/peer-checks.ts';
import type { Dockerfile } from '../../server/src/model/dockerfile.ts';
import { type Answer, type Failure, type Request, realError } from './answer.ts';
import type { Places } from './places.ts';
import { type Unplaced, unplaced } from './unplaced.ts';

/** BuildKit's view of a text, as far as it is recorded. */
export interface Verdict {
  /** A short hash of where instructions begin and end, their keywords, flags and heredocs; undefined if it could not tell. */
  readonly instructions: string | undefined;
  /** The same of the stages' names and bases. */
  readonly stages: string | undefined;
  readonly refusal: Refusal | undefined;
  /** The names of its checks, with the lines where they warn. */
  readonly pairs: readonly Pair[];
}

/** Why the text cannot be built, and the lines that BuildKit names, of all its ways to say so. */
export interface Refusal {
  /**
   * `build`: no build of the default target is possible; `check`: only some other stage is bad; `argument`: a build argument
   * must be given, and then all is well.
   */
  readonly kind: 'build' | 'check' | 'argument';
  readonly lines: readonly number[];
  /** Set where the lines do not say where it is. */
  readonly unplaced?: Unplaced;
  /** What BuildKit said; not recorded. */
  readonly message?: string;
}

export interface Pair {
  readonly check: string;
  readonly line: number;
}

export const CHECKS = [...buildkitChecks].sort();

/** Values for build arguments without a default: words that suit an image, a number, and a platform. */
const SUPPLIES = ['x', '1', 'linux/amd64'];

/** Asks for a verdict; where the file wants build arguments, with some given as well. */
export async function judge(
  text: string,
  dockerfile: Dockerfile,
  ask: (request: Request) => Promise<Answer>,
  targets: readonly string[] = [],
): Promise<{ verdict: Verdict; answer: Answer }> {
  const answer = await ask({ text, targets });
  let refusal = refusalOf(answer);
  const wanted = refusal && !answer.parseError ? argumentsWithoutDefault(dockerfile) : [];
  if (refusal && wanted.length > 0) {
    const refusals: Refusal[] = [];
    for (const value of SUPPLIES) {
      const supplied = await ask({ text, args: Object.fromEntries(wanted.map((name) => [name, value])) });
      const still = refusalOf(supplied);
      if (still) refusals.push(still);
    }
    const own = refusals.find((other) => other.message === refusal?.message) ?? refusals[0];
    refusal =
      refusals.length < SUPPLIES.length
        ? { ...refusal, kind: 'argument' }
        : { ...own!, lines: [...new Set(refusals.flatMap(({ lines }) => lines))] };
  }
  return { answer, verdict: { ...boundaries(answer), refusal, pairs: pairsOf(answer) } };
}

function refusalOf({ parseError, lintError, images }: Answer): Refusal | undefined {
  const build = realError(images?.['']?.error);
  const check = realError(lintError);
  const first = build ?? realError(parseError) ?? check;
  if (!first) return undefined;
  const lines = [...new Set([...linesOf(build), ...linesOf(check), ...linesOf(parseError)])].sort((a, b) => a - b);
  const kind = build || parseError ? 'build' : 'check';
  const about = unplaced(first);
  return { kind, lines, ...(about && { unplaced: about }), message: first.message };
}

/** What names no line is about the whole file. */
const linesOf = (failure: Failure | undefined): readonly number[] =>
  failure === undefined
    ? []
    : failure.lines?.length
      ? failure.lines
      : [Number(/^dockerfile parse error on line (\d+)/.exec(failure.message)?.[1] ?? 0)];

const argumentsWithoutDefault = ({ instructions }: Dockerfile): string[] => [
  ...new Set(
    instructions.flatMap(({ name, pairs }) =>
      name === 'ARG' ? pairs.filter(({ value }) => asksForArgument(value?.text)).map((pair) => pair.name.text) : [],
    ),
  ),
];

/** No default, or one with `${X:?…}` that stops the build. */
const asksForArgument = (value: string | undefined): boolean => value === undefined || /\$\{\w+:?\?/.test(value);

function boundaries({ parseError, instructions, stages }: Answer): Pick<Verdict, 'instructions' | 'stages'> {
  if (parseError) return { instructions: undefined, stages: undefined };
  return {
    instructions: hash(
      instructions.map(({ keyword, start, end, flags = [], heredocs = [] }) => [keyword, start, end, flags, heredocs]),
    ),
    stages: stages.length === 0 ? undefined : hash(stages.map(({ name, base }) => [name, base])),
  };
}

/** The same hashes of our view. */
export function ownBoundaries({ instructions, stages }: Dockerfile, places: Places) {
  return {
    instructions: hash(
      instructions.map(({ keyword, begin, range, flags, heredocs }) => [
        keyword.text,
        places.line(begin),
        places.line(range.end),
        flags.map(({ name, value }) => `--${name.text}${value ? `=${value.text}` : ''}`),
        heredocs.map(({ delimiter }) => delimiter),
      ]),
    ),
    stages: hash(stages.map(({ key, image }) => [key ?? '', image?.text ?? ''])),
  };
}

const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8);

function pairsOf({ warnings }: Answer): Pair[] {
  const known = new Map(warnings.map(({ rule, start }) => [`${rule} ${start}`, { check: rule, line: start }]));
  return [...known.values()].sort((a, b) => (a.check < b.check ? -1 : a.check > b.check ? 1 : a.line - b.line));
}
