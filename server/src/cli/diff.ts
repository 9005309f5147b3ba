/** How many unchanged lines are shown around a change. */
const CONTEXT = 3;

/** Comparing line by line takes the product of the two lengths; larger changes are shown as a whole. */
const LARGEST = 4_000_000;

interface Line {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

/** The difference of two texts as `diff -u` shows it; empty when there is none. */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return '';
  const lines = compare(splitLines(before), splitLines(after));
  let result = `--- ${file}\n+++ ${file}\n`;
  for (const { start, end } of hunks(lines)) {
    const shown = lines.slice(start, end);
    const above = lines.slice(0, start);
    result += `@@ -${span(above, shown, '+')} +${span(above, shown, '-')} @@\n`;
    for (const { mark, text } of shown) {
      result += text.endsWith('\n') ? mark + text : `${mark}${text}\n\\ No newline at end of file\n`;
    }
  }
  return result;
}

/** The lines with their line breaks. */
const splitLines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** First line and number of lines on one side, which is the one that lacks the lines with the other mark. */
function span(above: readonly Line[], shown: readonly Line[], other: '-' | '+'): string {
  const length = (lines: readonly Line[]) => lines.filter(({ mark }) => mark !== other).length;
  const number = length(shown);
  return `${length(above) + (number > 0 ? 1 : 0)},${number}`;
}

function hunks(lines: readonly Line[]): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const [i, { mark }] of lines.entries()) {
    if (mark === ' ') continue;
    const last = found.at(-1);
    const end = Math.min(lines.length, i + 1 + CONTEXT);
    if (last && i - CONTEXT <= last.end) last.end = end;
    else found.push({ start: Math.max(0, i - CONTEXT), end });
  }
  return found;
}

function compare(before: readonly string[], after: readonly string[]): Line[] {
  let head = 0;
  while (head < before.length && before[head] === after[head]) head++;
  let tail = 0;
  while (
    tail < Math.min(before.length, after.length) - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail++;
  }
  return [
    ...before.slice(0, head).map((text) => ({ mark: ' ', text }) as const),
    ...compareMiddle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map((text) => ({ mark: ' ', text }) as const),
  ];
}

/** The longest common subsequence, by dynamic programming. */
function compareMiddle(before: readonly string[], after: readonly string[]): Line[] {
  const removed = (text: string): Line => ({ mark: '-', text });
  const added = (text: string): Line => ({ mark: '+', text });
  if (before.length * after.length > LARGEST) return [...before.map(removed), ...after.map(added)];
  const width = after.length + 1;
  const common = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      common[i * width + j] =
        before[i] === after[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
    }
  }
  const lines: Line[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push({ mark: ' ', text: before[i]! });
      i++;
      j++;
    } else if (
      j === after.length ||
      (i < before.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!)
    ) {
      lines.push(removed(before[i++]!));
    } else lines.push(added(after[j++]!));
  }
  return lines;
}
