/** What stands behind a key: severities by rule id, a list of names, label types by key, or true and false. */
type Kind = 'levels' | 'names' | 'registries' | 'types' | 'flag';

interface Key {
  readonly kind: Kind;
  /** In a sentence or two, in Markdown. */
  readonly about: string;
}

/** The keys of `.dockerfile-stages.yaml`, in the order they are shown. */
export const KEYS = {
  rules: {
    kind: 'levels',
    about: 'How severe each rule is, or `off`. A rule that is not named here keeps its own severity.',
  },
  trustedRegistries: {
    kind: 'registries',
    about:
      'The registries that images may come from, such as `ghcr.io`; `*.example.com`, `docker.*` and `*` stand for many. An image without a registry comes from `docker.io`.',
  },
  labelSchema: {
    kind: 'types',
    about: 'The labels that an image has to have, each with the type of its value.',
  },
  strictLabels: {
    kind: 'flag',
    about: 'Whether an image may have no labels but those of `labelSchema`.',
  },
  contexts: {
    kind: 'names',
    about: 'Names of contexts that a build is given with `--build-context`, so that `FROM` and `--from` may name them.',
  },
  targets: {
    kind: 'names',
    about: 'Stages that are built with `--target`, so that they count as images like the last one.',
  },
} as const satisfies Readonly<Record<string, Key>>;

export type KeyName = keyof typeof KEYS;

/** Whether a word is one of the keys. */
export const isKey = (name: string): name is KeyName => Object.hasOwn(KEYS, name);
