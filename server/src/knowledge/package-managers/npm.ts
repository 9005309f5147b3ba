import type { Outdated } from './outdated.ts';
import type { Pins } from './pins.ts';

export const npmInstalls = [
  'install',
  'i',
  'in',
  'ins',
  'inst',
  'insta',
  'instal',
  'isnt',
  'isnta',
  'isntal',
  'isntall',
  'add',
];
export const npmCleanInstalls = ['ci', 'clean-install', 'ic', 'install-clean', 'isntall-clean'];
export const npmTests = ['install-test', 'it', 'install-ci-test', 'cit', 'clean-install-test'];

const moving = 'latest|next|canary|beta|alpha|rc|nightly|edge|dev|lts|current|stable';

/** `name@1.2`, `@scope/name@1.2`, a file, a folder, a commit. https://docs.npmjs.com/cli/commands/npm-install */
export const npmPins = (...commands: readonly string[]): Pins => ({
  commands,
  single: ['dlx'],
  pinned:
    /^[^/:]+@|^@[^/]+\/[^@]+@|^[./~]|\.(?:tar|tar\.gz|tgz)$|#|^https?:(?!.*\.git$)|^(?:file|link|portal|patch|workspace|npm):/,
  moving: new RegExp(`^.+@(?:${moving})$`),
});

const commands = ['install', 'i', 'add', 'ci', 'clean-install', 'update', 'up', 'upgrade', 'prune'];

/** The one option that npm 7 has for what to leave out; Node 16 is the first that came with it. https://docs.npmjs.com/cli/using-npm/config#only */
export const npmOutdated: readonly Outdated[] = [
  { option: '--production', commands, instead: '--omit=dev', since: ['node', 16] },
  { option: '--only', value: /^prod(?:uction)?$/, commands, instead: '--omit=dev', since: ['node', 16] },
  { option: '--no-optional', commands, instead: '--omit=optional', since: ['node', 16] },
];
