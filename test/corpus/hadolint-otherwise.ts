/** Cases of hadolint's specs that are decided otherwise here. */
export interface Otherwise {
  /** hadolint's rule. */
  readonly code: string;
  /** File and line in its specs. */
  readonly places: readonly string[];
  readonly reason: string;
}

export const HADOLINT_OTHERWISE: readonly Otherwise[] = [
  {
    code: 'DL3002',
    places: ['PragmaSpec.hs:53'],
    reason: 'A name that nobody knows does not make the others of its comment void; style/unused-ignore tells of it.',
  },
  {
    code: 'DL3064',
    places: ['DL3064Spec.hs:52', 'DL3064Spec.hs:53', 'DL3064Spec.hs:74', 'DL3064Spec.hs:75'],
    reason: 'An access key id is a name: what is secret is the key that belongs to it.',
  },
  {
    code: 'DL3067',
    places: ['DL3067Spec.hs:15', 'DL3067Spec.hs:18'],
    reason:
      'There is no such stage, which stage/unknown-reference tells of; what an image of the name holds is not known.',
  },
];
