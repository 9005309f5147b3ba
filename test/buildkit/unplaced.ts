import type { Failure } from './answer.ts';

/** Errors for which BuildKit names no line, or not the one at fault. */
export type Unplaced = keyof typeof UNPLACED;

interface Kind {
  readonly said: RegExp;
  /** The rule that tells of it; the place is its own. */
  readonly rule: string;
  /** Goes on after "because". */
  readonly reason: string;
}

const UNPLACED = {
  from: {
    said: /^variable expansion is not supported for --from/,
    rule: 'syntax/flag-value',
    reason: 'it names no line for a variable in `COPY --from`',
  },
  index: {
    said: /^invalid stage index /,
    rule: 'stage/index-out-of-range',
    reason: 'it names no line for an index beyond the stages',
  },
  options: {
    said: /^failed to parse check options: /,
    rule: 'syntax/directive',
    reason: 'it names no line for the options of `# check=`',
  },
  empty: {
    said: /^(?:the Dockerfile cannot be empty|file with no instructions)$/,
    rule: 'syntax/no-stage',
    reason:
      'it names no line or the last one for a file without instructions, which may have just been begun: a hint is enough',
  },
  stages: {
    said: /^dockerfile contains no stages to build$/,
    rule: 'syntax/no-stage',
    reason: 'it names no line for a file without a stage',
  },
  long: {
    said: /^dockerfile line greater than max allowed size/,
    rule: 'syntax/line-too-long',
    reason: 'it names the line above one that is too long',
  },
} as const satisfies Readonly<Record<string, Kind>>;

export const UNPLACED_KINDS = Object.keys(UNPLACED) as readonly Unplaced[];

export const unplacedRule = (kind: Unplaced): Kind => UNPLACED[kind];

/** Which of them a failure is, if any. */
export const unplaced = ({ message }: Failure): Unplaced | undefined => {
  const plain = message.replace(/^dockerfile parse error on line \d+: /, '');
  return UNPLACED_KINDS.find((kind) => UNPLACED[kind].said.test(plain));
};
