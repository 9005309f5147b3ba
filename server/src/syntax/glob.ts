/** Characters that stand side by side in a pattern; undefined for `?`, which is any but a line break. */
type Segment = readonly (string | undefined)[];

/**
 * A pattern of `*` and `?`, cut at its line breaks, which neither of them matches: each line is the segments between its
 * stars. So only the last line has a choice where a match ends, and the first one where it begins.
 */
export type Glob = readonly (readonly Segment[])[];

/** The characters of a value, as code points, and for each where its line ends. */
export class Characters {
  readonly list: readonly string[];
  readonly #ends: readonly number[];

  constructor(text: string) {
    this.list = [...text];
    const ends = [this.list.length];
    for (let at = this.list.length - 1; at >= 0; at--) ends.push(this.list[at] === '\n' ? at : ends.at(-1)!);
    this.#ends = ends.reverse();
  }

  lineEnd(at: number): number {
    return this.#ends[at]!;
  }
}

/** Where a match that begins at `start` ends: the nearest place, or the furthest if greedy; undefined when none does. */
export function matchAt(glob: Glob, text: Characters, start: number, greedy: boolean, first = 0): number | undefined {
  let at = start;
  for (let i = first; i < glob.length - 1; i++) {
    const end = text.lineEnd(at);
    if (end === text.list.length || !isWhole(glob[i]!, text, at, end)) return undefined;
    at = end + 1;
  }
  return (greedy ? furthestEnd : nearestEnd)(glob.at(-1)!, text, at, text.lineEnd(at));
}

/** The first match that begins at `from` or behind it, and ends as far away as it can. */
export function find(glob: Glob, text: Characters, from: number): { start: number; end: number } | undefined {
  const [line = []] = glob;
  for (let at = from; at <= text.list.length; at = text.lineEnd(at) + 1) {
    const lineEnd = text.lineEnd(at);
    // Where the rest does not fit behind the first place of a segment, it fits behind no later one of the line.
    const start = glob.length === 1 ? firstPlace(line[0]!, text, at, lineEnd) : startOfEnding(line, text, at, lineEnd);
    if (start === undefined) continue;
    const end =
      glob.length === 1
        ? furthestEnd(line, text, start, lineEnd)
        : lineEnd < text.list.length
          ? matchAt(glob, text, lineEnd + 1, true, 1)
          : undefined;
    if (end !== undefined) return { start, end };
  }
  return undefined;
}

function nearestEnd([head, ...rest]: readonly Segment[], text: Characters, from: number, to: number) {
  if (!fits(head!, text, from, to)) return undefined;
  let at = from + head!.length;
  for (const segment of rest) {
    const place = firstPlace(segment, text, at, to);
    if (place === undefined) return undefined;
    at = place + segment.length;
  }
  return at;
}

/** Places the segments from the last to the first, each as far behind as it can stand. */
function furthestEnd([head, ...rest]: readonly Segment[], text: Characters, from: number, to: number) {
  if (!fits(head!, text, from, to)) return undefined;
  const behind = from + head!.length;
  let limit = to;
  let end: number | undefined;
  for (const segment of rest.reverse()) {
    const place = lastPlace(segment, text, behind, limit);
    if (place === undefined) return undefined;
    end ??= place + segment.length;
    limit = place;
  }
  return end ?? behind;
}

/** Whether the segments fill the span. */
function isWhole(line: readonly Segment[], text: Characters, from: number, to: number): boolean {
  const last = line.at(-1)!;
  if (line.length === 1) return last.length === to - from && fits(last, text, from, to);
  const end = nearestEnd(line.slice(0, -1), text, from, to);
  return end !== undefined && to - last.length >= end && fits(last, text, to - last.length, to);
}

/** Where segments begin that reach up to the span's end. */
function startOfEnding(line: readonly Segment[], text: Characters, from: number, to: number): number | undefined {
  const [head] = line;
  const start = line.length === 1 ? to - head!.length : firstPlace(head!, text, from, to);
  return start !== undefined && start >= from && isWhole(line, text, start, to) ? start : undefined;
}

function fits(segment: Segment, { list }: Characters, at: number, to: number): boolean {
  if (at + segment.length > to) return false;
  for (let i = 0; i < segment.length; i++) {
    if (segment[i] !== undefined && segment[i] !== list[at + i]) return false;
  }
  return true;
}

function firstPlace(segment: Segment, text: Characters, from: number, to: number): number | undefined {
  for (let at = from; at + segment.length <= to; at++) if (fits(segment, text, at, to)) return at;
  return undefined;
}

function lastPlace(segment: Segment, text: Characters, from: number, to: number): number | undefined {
  for (let at = to - segment.length; at >= from; at--) if (fits(segment, text, at, to)) return at;
  return undefined;
}
