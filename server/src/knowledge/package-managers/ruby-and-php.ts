import { composerDevelopment } from './development.ts';
import { gemLeaves } from './leftovers.ts';
import type { PackageManager } from './package-manager.ts';
import { define, words } from './package-manager.ts';

export const rubyAndPhpManagers: readonly PackageManager[] = [
  define({
    // https://bundler.io/man/bundle-install.1.html ; the official image sets GEM_HOME=/usr/local/bundle
    name: 'bundler',
    kind: 'language',
    programs: ['bundle', 'bundler'],
    installs: ['install', 'update', 'add', 'cache', 'package'],
    bare: 'install',
    removes: ['remove'],
    valued: words(`
      --gemfile --path --without --with -j --jobs --retry --binstubs --shebang --standalone --trust-policy
      --target-rbconfig
    `),
    cache: {
      targets: [],
      targetsIn: { ruby: ['/usr/local/bundle/cache'] },
      alternatives: ['/usr/local/bundle', '/usr/local/bundle/cache'],
      // below BUNDLE_PATH there is a folder for Ruby's version, which the file does not tell: ruby/3.3.0/cache
      movedBy: [
        ['BUNDLE_PATH', 0, ''],
        ['GEM_HOME', 0, '*/cache'],
      ],
    },
    cacheCleaners: [['rm', '-r', '/usr/local/bundle/cache']],
    readsManifests: ['install'],
    manifests: ['Gemfile'],
    lockFiles: ['Gemfile.lock'],
    alsoRead: ['.ruby-version', '.tool-versions'],
    manifestOptions: ['--gemfile'],
    manifestsSuffice: true,
    // the options of install are deprecated in favour of `bundle config`, so that there is nothing to append
    frozen: {
      commands: ['install'],
      satisfiedBy: ['--deployment', '--frozen', '--local'],
      satisfiedByEnv: ['BUNDLE_DEPLOYMENT', 'BUNDLE_FROZEN'],
      lockFile: ['Gemfile.lock'],
    },
    // the options that bundler remembers: https://bundler.io/man/bundle-install.1.html#OPTIONS
    outdated: ['--clean', '--deployment', '--frozen', '--path', '--with', '--without'].map((option) => ({
      option,
      commands: ['install'],
      setting: option.slice(2),
      // Ruby brings Bundler 2.1 since 2.7
      since: ['ruby', 2, 7],
    })),
  }),
  define({
    // https://guides.rubygems.org/command-reference/#gem-install
    name: 'gem',
    kind: 'language',
    installs: ['install', 'i', 'update'],
    light: ['update'],
    removes: ['uninstall'],
    valued: words(`
      -v --version -i --install-dir -n --bindir -s --source -B --bulk-threshold --platform -P --trust-policy -g
      --file --build-root --without --config-file
    `),
    leaves: gemLeaves,
    cache: {
      targets: [],
      targetsIn: { ruby: ['/usr/local/bundle/cache'] },
      alternatives: ['/usr/local/bundle', '/usr/local/bundle/cache'],
      movedBy: [['GEM_HOME', 0, '*/cache']],
    },
    cacheCleaners: [['rm', '-r', '/usr/local/bundle/cache']],
    manifests: ['Gemfile'],
    lockFiles: ['Gemfile.lock'],
    manifestOptions: ['-g', '--file'],
    manifestsSuffice: true,
    pins: {
      commands: ['install', 'i'],
      upTo: '--',
      pinned: /:|\.gem$|^[./]|^(?:true|false)$/,
      settledBy: words('-v --version -g --file -l --local'),
    },
    // no options of RubyGems 3 any more: https://blog.rubygems.org/2018/12/19/3.0.0-released.html
    outdated: ['--no-ri', '--no-rdoc'].map((option) => ({
      option,
      commands: ['install', 'i', 'update'],
      instead: '--no-document',
    })),
  }),
  define({
    // https://getcomposer.org/doc/06-config.md#cache-dir ; the official image sets COMPOSER_HOME=/tmp
    name: 'composer',
    kind: 'language',
    programs: ['composer', 'composer.phar'],
    installs: [
      'install',
      'i',
      'update',
      'u',
      'upgrade',
      'require',
      'r',
      'req',
      'create-project',
      'global require',
      'global install',
      'global update',
      'reinstall',
    ],
    removes: ['remove', 'rm', 'uninstall'],
    valued: words(`
      -d --working-dir --prefer-install --audit-format --apcu-autoloader-prefix --ignore-platform-req -s
      --stability --repository --repository-url --format
    `),
    development: composerDevelopment,
    cache: {
      targets: ['~/.composer/cache'],
      targetsIn: { composer: ['/tmp/cache'] },
      alternatives: ['/tmp/cache', '~/.composer', '~/.cache/composer'],
      movedBy: [
        ['COMPOSER_CACHE_DIR', 0, '*'],
        ['COMPOSER_HOME', 0, '*/cache'],
      ],
    },
    cacheOff: ['--no-cache'],
    cacheCleaners: [
      ['composer', 'clear-cache'],
      ['composer', 'clearcache'],
      ['composer', 'cc'],
      ['rm', '-r', '~/.composer/cache'],
      ['rm', '-r', '~/.composer'],
      ['rm', '-r', '/tmp/cache'],
    ],
    readsManifests: ['install', 'i'],
    manifests: ['composer.json'],
    lockFiles: ['composer.lock'],
    alsoRead: ['symfony.lock'],
    dependenciesOnly: ['--no-scripts', '--no-autoloader'],
    manifestsSuffice: true,
    frozen: {
      commands: ['update', 'u', 'upgrade'],
      replace: ['update', 'install'],
      satisfiedBy: ['install', 'i', '--lock'],
      lockFile: ['composer.lock'],
    },
    pins: {
      commands: ['require', 'r', 'req', 'global require'],
      pinned: /[:=]|^[^/]+$/,
      version: /^(?:[\d^~*<>]|v\d|dev-)|-dev$/,
    },
    // it has no effect in Composer 2: https://getcomposer.org/doc/03-cli.md#install-i
    outdated: [{ option: '--no-suggest', commands: words('install i update u require r req'), instead: '' }],
    directoryOptions: ['-d', '--working-dir'],
    installsTo: 'vendor',
  }),
];
