import { corepack } from './corepack.ts';
import { npmDevelopment, pnpmDevelopment, yarnDevelopment } from './development.ts';
import { npmLeaves, yarnLeaves } from './leftovers.ts';
import { npmCleanInstalls, npmInstalls, npmOutdated, npmPins, npmTests } from './npm.ts';
import type { PackageManager } from './package-manager.ts';
import { define, words } from './package-manager.ts';

const yarnInstalls = ['install', 'add', 'upgrade', 'up'];

export const javascriptManagers: readonly PackageManager[] = [
  define({
    // https://docs.npmjs.com/cli/commands/npm-install , npm-ci, npm-cache
    name: 'npm',
    kind: 'language',
    installs: [...npmInstalls, ...npmCleanInstalls, ...npmTests, 'update', 'up', 'upgrade', 'udpate'],
    removes: ['uninstall', 'unlink', 'remove', 'rm', 'r', 'un'],
    valued: words(`
      --prefix -C --registry --loglevel -w --workspace --omit --include --only --cache --userconfig --globalconfig
      --tag --before --cpu --os --libc --install-strategy --script-shell --otp --proxy --https-proxy --noproxy
      --cafile --fetch-retries --fetch-timeout --fetch-retry-mintimeout --fetch-retry-maxtimeout --maxsockets
      --network-timeout
    `),
    leaves: npmLeaves,
    development: npmDevelopment,
    cache: {
      targets: ['~/.npm'],
      movedBy: [
        ['npm_config_cache', 0, '*'],
        ['NPM_CONFIG_CACHE', 0, '*'],
      ],
    },
    cacheCleaners: [
      ['npm', 'cache', 'clean'],
      ['npm', 'cache', 'clear'],
      ['npm', 'cache', 'rm'],
      ['rm', '-r', '~/.npm'],
    ],
    readsManifests: [...npmInstalls, ...npmCleanInstalls, ...npmTests],
    manifests: ['package.json'],
    lockFiles: ['package-lock.json', 'npm-shrinkwrap.json'],
    // patch-package and Prisma read their folders in scripts of the install
    alsoRead: ['.npmrc', 'patches', 'prisma'],
    manifestsSuffice: true,
    frozen: {
      commands: npmInstalls,
      replace: ['install', 'ci'],
      satisfiedBy: [
        ...npmCleanInstalls,
        'install-ci-test',
        'cit',
        'clean-install-test',
        '--no-package-lock',
        '--package-lock-only',
        '-g',
        '--global',
      ],
      satisfiedByEnv: [],
      lockFile: ['package-lock.json', 'npm-shrinkwrap.json'],
    },
    asks: {
      when: 'always',
      commands: ['init'],
      alone: true,
      answer: '-y',
      answeredBy: ['-y', '--yes', '-f', '--force'],
    },
    pins: npmPins(...npmInstalls),
    outdated: npmOutdated,
    directoryOptions: ['--prefix', '-C'],
    installsTo: 'node_modules',
  }),
  define({
    // https://pnpm.io/cli/install , https://pnpm.io/docker ; --frozen-lockfile is the default where CI is set
    name: 'pnpm',
    kind: 'language',
    installs: ['install', 'i', 'add', 'update', 'up', 'upgrade', 'fetch', 'install-test', 'it', 'deploy'],
    removes: ['remove', 'rm', 'uninstall', 'un'],
    valued: words(`
      -C --dir --filter -F --filter-prod --store-dir --virtual-store-dir --lockfile-dir --modules-dir --registry
      --loglevel --reporter --network-concurrency --child-concurrency --workspace-concurrency --node-linker
      --package-import-method --config
    `),
    development: pnpmDevelopment,
    cache: {
      targets: ['~/.local/share/pnpm/store'],
      alternatives: ['/pnpm/store', '~/.pnpm-store'],
      movedBy: [
        ['npm_config_store_dir', 0, '*'],
        ['NPM_CONFIG_STORE_DIR', 0, '*'],
        ['pnpm_config_store_dir', 0, '*'],
        ['PNPM_HOME', 0, '*/store'],
        ['XDG_DATA_HOME', 0, '*/pnpm/store'],
      ],
    },
    cacheCleaners: [
      ['pnpm', 'store', 'prune'],
      ['rm', '-r', '~/.local/share/pnpm/store'],
      ['rm', '-r', '/pnpm/store'],
    ],
    readsManifests: ['install', 'i', 'fetch'],
    manifests: ['package.json'],
    lockFiles: ['pnpm-lock.yaml'],
    alsoRead: ['pnpm-workspace.yaml', '.npmrc', '.pnpmfile.cjs', '.pnpmfile.mjs', 'patches', 'prisma'],
    manifestsSuffice: true,
    frozen: {
      commands: ['install', 'i'],
      append: '--frozen-lockfile',
      satisfiedBy: [
        '--frozen-lockfile',
        '--no-frozen-lockfile',
        '--no-lockfile',
        '--lockfile-only',
        '--fix-lockfile',
        '--offline',
        '-g',
        '--global',
        'fetch',
      ],
      satisfiedByEnv: ['CI'],
      lockFile: ['pnpm-lock.yaml'],
    },
    pins: npmPins('add', 'install', 'i', 'dlx'),
    directoryOptions: ['-C', '--dir'],
    installsTo: 'node_modules',
  }),
  define({
    // Yarn 1: https://classic.yarnpkg.com/en/docs/cli/install , https://classic.yarnpkg.com/en/docs/cli/cache
    name: 'yarn',
    kind: 'language',
    installs: [...yarnInstalls, 'global add', 'global upgrade'],
    bare: 'install',
    removes: ['remove', 'global remove'],
    pins: npmPins('add', 'global add'),
    valued: words(`
      --cwd --cache-folder --modules-folder --registry --mutex --network-timeout --network-concurrency --proxy
      --https-proxy --otp --use-yarnrc --preferred-cache-folder --global-folder --prefix --pattern -P --scope -S
      --tag
    `),
    leaves: yarnLeaves,
    development: yarnDevelopment,
    // root's cache and any other user's lie in different places
    cache: {
      targets: ['/usr/local/share/.cache/yarn'],
      targetsForOthers: ['~/.cache/yarn'],
      movedBy: [
        ['YARN_CACHE_FOLDER', 0, '*'],
        ['XDG_CACHE_HOME', 0, '*/yarn'],
      ],
    },
    cacheCleaners: [
      ['yarn', 'cache', 'clean'],
      ['rm', '-r', '/usr/local/share/.cache'],
      ['rm', '-r', '~/.cache/yarn'],
    ],
    readsManifests: ['install'],
    manifests: ['package.json'],
    lockFiles: ['yarn.lock'],
    alsoRead: ['.npmrc', '.yarnrc', 'patches', 'prisma'],
    manifestsSuffice: true,
    frozen: {
      commands: ['install'],
      append: '--frozen-lockfile',
      satisfiedBy: ['--frozen-lockfile', '--immutable', '--immutable-cache', '--no-lockfile', '--pure-lockfile'],
      satisfiedByEnv: [],
      lockFile: ['yarn.lock'],
    },
    directoryOptions: ['--cwd'],
    installsTo: 'node_modules',
  }),
  define({
    // Yarn 2 and later: https://yarnpkg.com/cli/install , https://yarnpkg.com/configuration/yarnrc#globalFolder
    name: 'yarn-berry',
    kind: 'language',
    programs: ['yarn', 'yarnpkg'],
    insteadOf: {
      name: 'yarn',
      words: ['--immutable', '--immutable-cache', '--no-immutable', '--check-cache', '--inline-builds', 'focus', 'dlx'],
      files: ['.yarnrc.yml'],
    },
    installs: [...yarnInstalls, 'workspaces focus'],
    pins: npmPins('add', 'dlx'),
    outdated: [{ option: '--production', commands: ['install'], better: '"yarn workspaces focus --production"' }],
    bare: 'install',
    removes: ['remove'],
    valued: ['--cwd', '--mode'],
    cache: {
      targets: ['~/.yarn/berry/cache'],
      alternatives: ['~/.yarn'],
      movedBy: [
        ['YARN_CACHE_FOLDER', 0, '*'],
        ['YARN_GLOBAL_FOLDER', 0, '*/cache'],
      ],
    },
    cacheCleaners: [
      ['yarn', 'cache', 'clean'],
      ['rm', '-r', '~/.yarn'],
      ['rm', '-r', '~/.yarn/berry'],
    ],
    readsManifests: ['install', 'workspaces focus'],
    manifests: ['package.json'],
    lockFiles: ['yarn.lock'],
    alsoRead: ['.yarnrc.yml', '.yarn/releases', '.yarn/plugins', '.yarn/patches', '.npmrc', 'prisma'],
    manifestsSuffice: true,
    frozen: {
      commands: ['install'],
      append: '--immutable',
      satisfiedBy: ['--immutable', '--immutable-cache', '--no-immutable', '--frozen-lockfile'],
      satisfiedByEnv: ['CI', 'YARN_ENABLE_IMMUTABLE_INSTALLS'],
      lockFile: ['yarn.lock'],
    },
    directoryOptions: ['--cwd'],
    installsTo: 'node_modules',
  }),
  define({
    // https://bun.com/docs/pm/cli/install , https://bun.com/docs/pm/global-cache
    name: 'bun',
    kind: 'language',
    installs: ['install', 'i', 'add', 'a', 'ci', 'update'],
    removes: ['remove', 'rm'],
    valued: words(`
      --cwd --filter -c --config --registry --cache-dir --backend --omit --network-concurrency
      --concurrent-scripts --linker --ca --cafile
    `),
    cache: {
      targets: ['~/.bun/install/cache'],
      movedBy: [
        ['BUN_INSTALL_CACHE_DIR', 0, '*'],
        ['BUN_INSTALL', 0, '*/install/cache'],
      ],
    },
    cacheOff: ['--no-cache'],
    cacheCleaners: [
      ['bun', 'pm', 'cache', 'rm'],
      ['rm', '-r', '~/.bun/install/cache'],
    ],
    readsManifests: ['install', 'i', 'ci'],
    manifests: ['package.json'],
    lockFiles: ['bun.lock', 'bun.lockb'],
    alsoRead: ['bunfig.toml', '.npmrc', 'patches', 'prisma'],
    manifestsSuffice: true,
    frozen: {
      commands: ['install', 'i'],
      append: '--frozen-lockfile',
      // "`--production` implies `--frozen-lockfile`": https://bun.com/docs/pm/cli/install
      satisfiedBy: ['--frozen-lockfile', '--production', '-p', '--no-save', 'ci', '-g', '--global'],
      satisfiedByEnv: [],
      lockFile: ['bun.lock', 'bun.lockb'],
    },
    pins: npmPins('add', 'a', 'install', 'i'),
    directoryOptions: ['--cwd'],
    installsTo: 'node_modules',
  }),
  corepack,
];
