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
const LEAVES = 'a fix that leaves its problem';
const REFERENCE = 'only now it is seen what is copied, and from where';
const READ = 'what the builder stopped at is read only now';

/** Rules whose problem stops the builder, or makes another thing of what follows. */
const STOPS = [
  ...[
    'copy-source',
    'flag-value',
    'from-arguments',
    'healthcheck-options',
    'image-reference',
    'instruction-before-from',
  ],
  ...['misplaced-flag', 'unknown-flag', 'unknown-instruction', 'variable-substitution'],
].map((name) => `syntax/${name}`);

export const PARDONS: readonly Pardon[] = [
  ...STOPS.map((rule): Pardon => ({ about: BRINGS, rule, reason: READ })),
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
    rule: 'pkg/sort-packages',
    more: /^a continued line$/,
    reason: 'lines change places with others that have more comments above them',
  },
  {
    about: 'a safe fix that changes the build',
    rule: 'style/workdir-relative',
    more: /on an image with settings of its own$/,
    reason: 'the image is known to have no working directory of its own',
  },
  {
    about: 'a safe fix that changes the build',
    rule: 'style/copy-relative-destination',
    more: /on an image with settings of its own$/,
    reason: 'the image is known to have no working directory of its own',
  },
  {
    about: LOSES,
    rule: 'style/prefer-run-heredoc',
    more: /^a comment$/,
    reason: 'comments between the commands become those of the script',
  },
  {
    about: LOSES,
    rule: 'shell/heredoc-errexit',
    more: /^a heredoc body$/,
    reason: 'the script keeps all its lines, and begins with one more',
  },
  {
    about: LOSES,
    rule: 'style/unused-ignore',
    more: /^a comment$/,
    reason: 'the comment itself is what is deleted',
  },
  {
    about: LOSES,
    rule: 'style/inline-ignore',
    more: /^a comment$/,
    reason: 'the comment itself is what is deleted',
  },
  {
    about: BRINGS,
    rule: 'style/inline-ignore',
    more: /, which a comment silenced$/,
    reason: 'what the deleted comment silenced is told of',
  },
  {
    about: LOSES,
    rule: 'syntax/directive',
    title: /^Delete it$/,
    more: /^a comment$/,
    reason: 'the directive itself, which is given twice, is what is deleted',
  },
  {
    about: LOSES,
    rule: 'syntax/directive',
    title: /^Move it to the top$/,
    more: /^(?:the escape character|an instruction beside it)$/,
    reason: 'the escape character that the file asks for comes to count, and lines go on by it',
  },
  {
    about: LOSES,
    rule: 'syntax/frontend-version',
    more: /^a comment$/,
    reason: 'the version stands in a comment, which gets another one',
  },
  {
    about: LOSES,
    rule: 'syntax/unknown-instruction',
    title: /^Add the missing /,
    more: /^an instruction beside it$/,
    reason: 'what was taken for an instruction goes on with the one above',
  },
  {
    about: LOSES,
    rule: 'style/description-comment',
    more: /^a comment$/,
    reason: 'the comment gets the name that it lacks in front',
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
    about: LEAVES,
    rule: 'syntax/mount-options',
    title: /^Use "type"$/,
    reason: 'a mount whose type is known is looked at further, and lacks its target',
  },
  {
    about: BRINGS,
    rule: 'var/undefined-in-from',
    reason: 'the image that the stage comes from is known only now',
  },
  {
    about: LEAVES,
    rule: 'cache/missing-cache-mount',
    reason: 'another package manager of the RUN has no mount yet',
  },
  {
    about: LEAVES,
    rule: 'syntax/unclosed-quote',
    reason: 'quotes that stand within each other are closed one after the other',
  },
  {
    about: LOSES,
    rule: 'style/consecutive-run',
    more: /^a continued line$/,
    reason: 'the flags of the second RUN, which are those of the first, go with their lines',
  },
  {
    about: LOSES,
    rule: 'syntax/directive',
    title: /^Use /,
    more: /^a comment$/,
    reason: 'the directive, which is a comment, is written as it should be',
  },
  {
    about: BRINGS,
    rule: 'pkg/clean-cache',
    more: /^security\/sudo$/,
    reason: 'the command is run as those before it',
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
