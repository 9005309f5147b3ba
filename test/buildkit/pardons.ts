/** What a fix may do although most must not, and why. */
interface Pardon {
  readonly about: string;
  readonly rule: string;
  readonly title?: RegExp;
  readonly more?: RegExp;
  readonly reason: string;
}

const LOSES = 'a fix that loses something';
const BRINGS = 'a fix that brings a problem';
const REFERENCE = 'only now it is seen what is copied, and from where';

export const PARDONS: readonly Pardon[] = [
  ...[
    'stage/unused',
    'var/unused-arg',
    'runtime/duplicate-cmd',
    'runtime/duplicate-entrypoint',
    'runtime/duplicate-healthcheck',
  ].map(
    (rule): Pardon => ({
      about: LOSES,
      rule,
      more: /^a comment$/,
      reason: 'what is deleted takes the comments about it with it',
    }),
  ),
  {
    about: LOSES,
    rule: 'style/unused-ignore',
    more: /^a comment$/,
    reason: 'the comment itself is what is deleted',
  },
  {
    about: LOSES,
    rule: 'style/description-comment',
    more: /^a comment$/,
    reason: 'the comment gets the name that it lacks in front',
  },
  {
    about: LOSES,
    rule: 'syntax/misplaced-flag',
    title: /^Use a space$/,
    more: /^a flag$/,
    reason: 'the name of the flag loses the byte of the blank that hangs on it',
  },
  {
    about: BRINGS,
    rule: 'stage/forward-reference',
    more: /^stage\/libc-mismatch$/,
    reason: REFERENCE,
  },
  {
    about: BRINGS,
    rule: 'stage/index-out-of-range',
    more: /^stage\/libc-mismatch$/,
    reason: REFERENCE,
  },
  {
    about: BRINGS,
    rule: 'stage/unknown-reference',
    more: /^stage\/libc-mismatch$/,
    reason: REFERENCE,
  },
  {
    about: BRINGS,
    rule: 'var/defined-in-other-stage',
    more: /^stage\/libc-mismatch$/,
    reason: REFERENCE,
  },
  {
    about: BRINGS,
    rule: 'stage/unused',
    more: /^image\/untagged$/,
    reason: 'a FROM that meant the image all along had been taken for the stage',
  },
];

/** The reason why a fix may do what is held against it; undefined where there is none. */
export const pardoned = (about: string, rule: string, title: string, more: string): string | undefined =>
  PARDONS.find(
    (pardon) =>
      pardon.about === about &&
      pardon.rule === rule &&
      (pardon.title?.test(title) ?? true) &&
      (pardon.more?.test(more) ?? true),
  )?.reason;
