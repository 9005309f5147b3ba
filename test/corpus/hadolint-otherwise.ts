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
  {
    code: 'DL3009',
    places: ['DL3009Spec.hs:31', 'DL3009Spec.hs:71'],
    reason: 'The trigger is in a stage that no image is based on, so that it is in no layer that is shipped.',
  },
  {
    code: 'DL3009',
    places: ['DL3009Spec.hs:92', 'DL3009Spec.hs:98'],
    reason:
      'The second --mount stands in the command, since the line is not continued: what apt downloads stays in the image.',
  },
  {
    code: 'DL3033',
    places: ['DL3033Spec.hs:106'],
    reason: 'A word with a variable is not known: the base image may set it.',
  },
  {
    code: 'DL3034',
    places: ['DL3034Spec.hs:17', 'DL3034Spec.hs:21'],
    reason: 'Behind the sub-command, -n of zypper means --name: it still asks.',
  },
  {
    code: 'DL3038',
    places: ['DL3038Spec.hs:15', 'DL3038Spec.hs:17'],
    reason:
      'microdnf never asks, whatever its options, and Debian has none: only where the base may have another one it is told of.',
  },
  {
    code: 'DL3041',
    places: ['DL3041Spec.hs:137'],
    reason: 'A word with a variable is not known: the base image may set it.',
  },
  {
    code: 'DL3042',
    places: [
      'DL3042Spec.hs:56',
      'DL3042Spec.hs:58',
      'DL3042Spec.hs:59',
      'DL3042Spec.hs:62',
      'DL3042Spec.hs:63',
      'DL3042Spec.hs:66',
      'DL3042Spec.hs:67',
      'DL3042Spec.hs:68',
      'DL3042Spec.hs:69',
    ],
    reason:
      'pip switches its cache off for any value of PIP_NO_CACHE_DIR, also for one that says no (_handle_no_cache_dir in its cmdoptions.py).',
  },
  {
    code: 'DL3048',
    places: ['DL3048Spec.hs:22'],
    reason: 'The builder replaces the variable in the key, so that the key is not known.',
  },
  {
    code: 'DL3049',
    places: ['DL3049Spec.hs:151'],
    reason: 'A stage without a name that is not the last can be no target, so that it never becomes an image.',
  },
  {
    code: 'DL3060',
    places: ['DL3060Spec.hs:96'],
    reason: 'The trigger is in a stage that no image is based on, so that it is in no layer that is shipped.',
  },
  {
    code: 'DL3062',
    places: ['DL3062Spec.hs:46', 'DL3062Spec.hs:47'],
    reason: 'A path without a dot is of the standard library or the project itself, and has no version.',
  },
  {
    code: 'DL4006',
    places: ['RegressionSpec.hs:26'],
    reason: 'The sh of Alpine is that of BusyBox, which knows pipefail.',
  },
];
