import { median, type Row } from './measure.ts';
import type { Program } from './server.ts';

/** The sizes for which there are bars. */
export const SIZES: readonly number[] = [30, 300, 3_000, 30_000];

/** What is to be reached: a share of what another server needs, or an absolute time in milliseconds. */
type Bar = { readonly of: Program['name']; readonly ratio: number } | { readonly below: number };

const peer = (ratio: number): Bar => ({ of: 'peer', ratio });
const floor = (ratio: number): Bar => ({ of: 'floor', ratio });
const below = (ms: number): Bar => ({ below: ms });

const FLOOR = [floor(2), floor(2.5), floor(3), floor(6)];
const OUTLINE = [peer(0.8), peer(0.4), peer(0.15), peer(0.15)];

/** The bars of each operation, in the order of SIZES. Code actions have none: the peer makes no fixes for most of what we find. */
const BARS: Readonly<Record<string, readonly Bar[]>> = {
  'start to first problems': [peer(0.75), peer(0.7), peer(0.5), peer(0.3)],
  'open, cold': [peer(0.8), peer(0.5), peer(0.3), peer(0.25)],
  'keystroke to problems': [peer(1), peer(0.2), peer(0.06), peer(0.025)],
  completion: FLOOR,
  hover: FLOOR,
  definition: FLOOR,
  outline: OUTLINE,
  folding: OUTLINE,
  'semantic tokens': [peer(0.5), peer(0.15), peer(0.006), below(150)],
  'keystroke and six requests': [peer(0.8), peer(0.15), peer(0.01), below(150)],
  'burst of 200 edits': [peer(0.4), peer(0.05), peer(0.01), peer(0.003)],
  'peak memory': [peer(1), peer(0.7), peer(0.4), peer(0.9)],
};

/** What we reached, and what we were to reach. */
export interface Verdict {
  readonly reached: number;
  readonly bar: string;
  readonly met: boolean;
  /** How far from the bar: 1 is exactly there, more is too slow. */
  readonly share: number;
}

/** Our median against the bar; undefined where there is none. Who did not answer in time needed at least that long. */
export function judge({ size, operation, samples, silent }: Row): Verdict | undefined {
  const bar = BARS[operation]?.[SIZES.indexOf(size)];
  const ours = samples.get('ours');
  if (!bar || !ours) return undefined;
  const mine = median(ours);
  if ('below' in bar)
    return { reached: mine, bar: `< ${bar.below} ms`, met: mine < bar.below, share: mine / bar.below };
  const others = samples.get(bar.of);
  const other = others ? median(others) : (silent.get(bar.of) ?? Number.NaN) * 1000;
  const reached = mine / other;
  return { reached, bar: `≤ ${bar.ratio} ${bar.of}`, met: reached <= bar.ratio, share: reached / bar.ratio };
}
