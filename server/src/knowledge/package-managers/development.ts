import { type Development, words } from './package-manager.ts';

const node: Pick<Development, 'environment' | 'named'> = {
  // npm, pnpm and Yarn 1 leave them out where it is "production"
  environment: words('NODE_ENV NPM_CONFIG_OMIT npm_config_omit NPM_CONFIG_PRODUCTION npm_config_production'),
  named: /"devDependencies"\s*:\s*\{\s*"/,
};

/** https://docs.npmjs.com/cli/commands/npm-ci#omit */
export const npmDevelopment: Development = {
  ...node,
  commands: words('install i add ci clean-install'),
  option: ['--omit=dev'],
  decidedBy: words('--omit --only --production --include --dev -g --global --package-lock-only'),
  pruned: [['npm', 'prune']],
};

/** https://pnpm.io/cli/install#--prod--p */
export const pnpmDevelopment: Development = {
  ...node,
  commands: ['install', 'i'],
  option: ['--prod'],
  decidedBy: words('--prod -P --production --dev -D -g --global --lockfile-only'),
  pruned: [
    ['pnpm', 'prune'],
    ['pnpm', 'deploy'],
  ],
};

/** https://classic.yarnpkg.com/en/docs/cli/install#toc-yarn-install-production-true-false */
export const yarnDevelopment: Development = {
  ...node,
  commands: ['install'],
  option: ['--production'],
  decidedBy: ['--production', '--prod', '--mode'],
  pruned: [],
};

/** https://getcomposer.org/doc/03-cli.md#install-i */
export const composerDevelopment: Development = {
  commands: ['install', 'i'],
  option: ['--no-dev'],
  decidedBy: ['--no-dev', '--dev', '--dry-run'],
  environment: ['COMPOSER_NO_DEV'],
  pruned: [],
  named: /"require-dev"\s*:\s*\{\s*"/,
};

/** https://docs.astral.sh/uv/concepts/projects/dependencies/#development-dependencies */
export const uvDevelopment: Development = {
  commands: ['sync'],
  option: ['--no-dev'],
  decidedBy: words('--no-dev --dev --only-dev --no-default-groups --no-group --only-group --group --all-groups'),
  environment: ['UV_NO_DEV', 'UV_NO_DEFAULT_GROUPS', 'UV_NO_GROUP'],
  pruned: [],
  named: /\[dependency-groups\]|dev-dependencies/,
};

/** https://python-poetry.org/docs/cli/#install */
export const poetryDevelopment: Development = {
  commands: ['install', 'sync'],
  option: ['--only', 'main'],
  decidedBy: words('--only --without --with --no-dev --all-groups --dry-run'),
  environment: [],
  pruned: [],
  named: /\[tool\.poetry\.(?:group\.|dev-dependencies)|\[dependency-groups\]/,
};
