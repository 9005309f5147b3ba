import type { Input } from './examine/examine.ts';
import { signature } from './fuzz.ts';

/** Milliseconds after which what has been reached is good enough. */
const PATIENCE = 20_000;

/** As few and as short inputs as can be found soon that still lead to a fault of this signature. */
export function shrunk(
  inputs: readonly Input[],
  wanted: string,
  faultOf: (inputs: readonly Input[]) => string | undefined,
): readonly Input[] {
  const ends = performance.now() + PATIENCE;
  const fails = (some: readonly Input[]): boolean => {
    const fault = performance.now() < ends ? faultOf(some) : undefined;
    return fault !== undefined && signature(fault) === wanted;
  };
  if (!fails(inputs)) return inputs;
  let best = inputs;
  for (let i = 0; i < best.length - 1; ) {
    const fewer = best.filter((_, j) => j !== i);
    if (fails(fewer)) best = fewer;
    else i++;
  }
  for (let i = 0; i < best.length; i++) {
    for (let size = best[i]!.text.length >> 1; size >= 1; size >>= 1) {
      for (let at = 0; at < best[i]!.text.length; ) {
        const { text, offsets } = best[i]!;
        const shorter = text.slice(0, at) + text.slice(at + size);
        const moved = offsets.map((offset) =>
          Math.min(offset > at ? Math.max(at, offset - size) : offset, shorter.length),
        );
        const other = best.map((input, j) => (j === i ? { ...input, text: shorter, offsets: moved } : input));
        if (fails(other)) best = other;
        else at += size;
      }
    }
  }
  return best;
}
