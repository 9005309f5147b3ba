import type { IgnorePattern } from './ignore.ts';
import { advance, isDead as leadsNowhere, type Reached, startOf } from './ignore-machine.ts';

/**
 * Patterns followed from folder to folder, as the context is sent (`MatchesUsingParentResults` of moby/patternmatcher): one look at
 * a name says what becomes of a path, and often that nothing below can be otherwise.
 */
export interface Place {
  readonly ignored: boolean;
  /** The pattern, by its number, that makes it so. */
  readonly decidedBy: number | undefined;
  /** Which patterns have fitted it or a folder above, when they were looked at. */
  readonly fitted: readonly boolean[];
  /** How far each pattern leads, behind a slash. */
  readonly ways: readonly Way[];
  /** Whether something below may be otherwise. */
  readonly mayChange: boolean;
}

/** Of a pattern without wildcards how much of it has been seen, none if it leads nowhere; of others where they may be. */
type Way = number | Reached;

const isDead = (way: Way): boolean => (typeof way === 'number' ? way < 0 : leadsNowhere(way));

/** The build context's own folder. */
export const topPlace = (patterns: readonly IgnorePattern[]): Place => ({
  ignored: false,
  decidedBy: undefined,
  fitted: patterns.map(() => false),
  ways: patterns.map(({ plain, steps }) => (plain ? 0 : startOf(steps))),
  mayChange: patterns.some(({ exception }) => !exception),
});

/** A folder of this name in another one. */
export function folderPlace(patterns: readonly IgnorePattern[], above: Place, name: string): Place {
  const ways: Way[] = [];
  const fits: boolean[] = [];
  for (const [i, pattern] of patterns.entries()) {
    const way = above.ways[i]!;
    if (isDead(way)) {
      ways.push(way);
      fits.push(false);
    } else if (typeof way === 'number') {
      const end = way + name.length;
      const isHere = pattern.text.startsWith(name, way);
      fits.push(isHere && end === pattern.text.length);
      ways.push(isHere && pattern.text[end] === '/' ? end + 1 : -1);
    } else if (pattern.isAnywhere) {
      fits.push(fitsName(pattern, way, name));
      ways.push(way);
    } else {
      const reached = advance(pattern.steps, way, name);
      fits.push(reached.isEnd);
      ways.push(advance(pattern.steps, reached, '/'));
    }
  }
  const fitted: boolean[] = [];
  const decided = decide(patterns, above, (i) => fits[i]!, fitted);
  const mayChange = patterns.some(
    ({ exception }, i) => exception === decided.ignored && !fitted[i] && !isDead(ways[i]!),
  );
  return { ...decided, fitted, ways, mayChange };
}

/** What becomes of a file of this name in a folder. */
export const filePlace = (
  patterns: readonly IgnorePattern[],
  folder: Place,
  name: string,
): Pick<Place, 'ignored' | 'decidedBy'> =>
  folder.mayChange ? decide(patterns, folder, (i) => fitsName(patterns[i]!, folder.ways[i]!, name)) : folder;

function fitsName(pattern: IgnorePattern, way: Way, name: string): boolean {
  if (isDead(way)) return false;
  if (typeof way === 'number') return pattern.text.length === way + name.length && pattern.text.endsWith(name);
  return name.endsWith(pattern.end) && advance(pattern.steps, way, name).isEnd;
}

function decide(
  patterns: readonly IgnorePattern[],
  above: Place,
  fits: (pattern: number) => boolean,
  fitted?: boolean[],
): Pick<Place, 'ignored' | 'decidedBy'> {
  let ignored = false;
  let decidedBy: number | undefined;
  for (let i = 0; i < patterns.length; i++) {
    const { exception } = patterns[i]!;
    // What can change nothing is not looked at, and then what lies below does not know of it either.
    const isFitted = above.fitted[i]! || (exception === ignored && fits(i));
    fitted?.push(isFitted);
    if (!isFitted || exception !== ignored) continue;
    ignored = !exception;
    decidedBy = i;
  }
  return { ignored, decidedBy };
}
