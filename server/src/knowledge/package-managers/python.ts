import { conda } from './conda.ts';
import { poetryDevelopment, uvDevelopment } from './development.ts';
import { pipLeaves, poetryLeaves, uvLeaves } from './leftovers.ts';
import type { PackageManager } from './package-manager.ts';
import { define, words } from './package-manager.ts';
import { pipPins } from './pins.ts';
import { pipx } from './pipx.ts';

export const pythonManagers: readonly PackageManager[] = [
  define({
    // https://pip.pypa.io/en/stable/cli/pip_install/ , https://pip.pypa.io/en/stable/topics/caching/
    name: 'pip',
    kind: 'language',
    modules: ['pip'],
    installs: ['install', 'wheel', 'download'],
    removes: ['uninstall'],
    valued: words(`
      -r --requirement -c --constraint -i --index-url --extra-index-url -f --find-links -t --target --platform
      --python-version --implementation --abi --root --prefix --src --upgrade-strategy -C --config-settings
      --config-setting --global-option --build-option --no-binary --only-binary --progress-bar --report
      --cache-dir --log --proxy --retries --timeout --exists-action --trusted-host --cert --client-cert --python
      -w --wheel-dir -d --dest --use-feature --use-deprecated --group --root-user-action --keyring-provider
      --build-constraint --resume-retries
    `),
    leaves: pipLeaves,
    cache: {
      targets: ['~/.cache/pip'],
      movedBy: [
        ['PIP_CACHE_DIR', 0, '*'],
        ['XDG_CACHE_HOME', 0, '*/pip'],
      ],
    },
    // optparse takes the shorter spelling, too
    cacheOff: ['--no-cache-dir', '--no-cache'],
    cacheOffEnv: ['PIP_NO_CACHE_DIR'],
    cacheCleaners: [
      ['pip', 'cache', 'purge'],
      ['pip3', 'cache', 'purge'],
      ['rm', '-r', '~/.cache/pip'],
    ],
    readsManifests: ['install', 'wheel', 'download'],
    manifests: ['requirements.txt'],
    manifestOptions: ['-r', '--requirement', '-c', '--constraint'],
    manifestsSuffice: true,
    pins: pipPins('install', 'wheel', 'download'),
  }),
  define({
    // https://docs.astral.sh/uv/guides/integration/docker/ , https://docs.astral.sh/uv/reference/environment/
    name: 'uv',
    kind: 'language',
    modules: ['uv'],
    installs: [
      'sync',
      'add',
      'run',
      'lock',
      'build',
      'pip install',
      'pip sync',
      'pip compile',
      'tool install',
      'tool upgrade',
      'tool run',
    ],
    light: ['run', 'lock', 'build', 'tool run', 'pip compile'],
    removes: ['remove', 'pip uninstall', 'tool uninstall'],
    valued: words(`
      -r --requirement --requirements -c --constraint --constraints --override --overrides --directory --project
      --config-file --cache-dir --index --default-index -i --index-url --extra-index-url -f --find-links --group
      --no-group --only-group --extra --no-extra --package -p --python --python-platform --python-version --target
      --prefix --link-mode --resolution --prerelease --index-strategy --keyring-provider -P --upgrade-package
      --reinstall-package --refresh-package --no-install-package --no-binary --no-binary-package --only-binary
      --no-build-package -C --config-setting --color --allow-insecure-host --exclude-newer --torch-backend -w
      --with --with-editable --with-requirements --from -o --output-file --out-dir --env-file -m --module
    `),
    leaves: uvLeaves,
    development: uvDevelopment,
    cache: {
      targets: ['~/.cache/uv'],
      env: { UV_LINK_MODE: 'copy' },
      movedBy: [
        ['UV_CACHE_DIR', 0, '*'],
        ['XDG_CACHE_HOME', 0, '*/uv'],
      ],
    },
    cacheOff: ['--no-cache', '--no-cache-dir', '-n'],
    cacheOffEnv: ['UV_NO_CACHE'],
    cacheCleaners: [
      ['uv', 'cache', 'clean'],
      ['uv', 'cache', 'prune'],
      ['uv', 'clean'],
      ['rm', '-r', '~/.cache/uv'],
    ],
    readsManifests: ['sync', 'pip install', 'pip sync'],
    manifests: ['pyproject.toml'],
    lockFiles: ['uv.lock'],
    alsoRead: ['uv.toml', '.python-version'],
    manifestOptions: [
      '-r',
      '--requirement',
      '--requirements',
      '-c',
      '--constraint',
      '--constraints',
      '--override',
      '--overrides',
    ],
    dependenciesOnly: ['--no-install-project'],
    manifestsSuffice: true,
    frozen: {
      commands: ['sync'],
      append: '--locked',
      satisfiedBy: ['--locked', '--frozen'],
      satisfiedByEnv: ['UV_LOCKED', 'UV_FROZEN'],
      lockFile: ['uv.lock'],
    },
    pins: { ...pipPins('pip install', 'tool install', 'tool run'), single: ['tool run'] },
    directoryOptions: ['--directory', '--project'],
    installsTo: '.venv',
  }),
  define({
    // https://python-poetry.org/docs/cli/#install , https://python-poetry.org/docs/configuration/#cache-dir
    name: 'poetry',
    kind: 'language',
    modules: ['poetry'],
    installs: ['install', 'add', 'update', 'sync', 'lock', 'self add', 'self update', 'self install', 'build'],
    light: ['lock', 'build'],
    removes: ['remove', 'self remove'],
    valued: words(
      '-C --directory -P --project --without --with --only -E --extras -G --group --python --source --platform',
    ),
    leaves: poetryLeaves,
    development: poetryDevelopment,
    cache: {
      targets: ['~/.cache/pypoetry'],
      movedBy: [
        ['POETRY_CACHE_DIR', 0, '*'],
        ['XDG_CACHE_HOME', 0, '*/pypoetry'],
      ],
    },
    cacheOff: ['--no-cache'],
    cacheCleaners: [
      ['poetry', 'cache', 'clear'],
      ['rm', '-r', '~/.cache/pypoetry'],
    ],
    readsManifests: ['install', 'sync'],
    manifests: ['pyproject.toml'],
    lockFiles: ['poetry.lock'],
    alsoRead: ['poetry.toml'],
    dependenciesOnly: ['--no-root'],
    manifestsSuffice: true,
    directoryOptions: ['-C', '--directory', '-P', '--project'],
    installsTo: '.venv',
  }),
  define({
    // https://pipenv.pypa.io/en/latest/commands.html
    name: 'pipenv',
    kind: 'language',
    modules: ['pipenv'],
    installs: ['install', 'sync', 'update', 'upgrade', 'lock'],
    light: ['lock'],
    removes: ['uninstall'],
    valued: words('-r --requirements -i --index --python --extra-pip-args --categories --pypi-mirror --pipfile'),
    cache: {
      targets: ['~/.cache/pipenv', '~/.cache/pip'],
      movedBy: [
        ['PIPENV_CACHE_DIR', 0, '*'],
        ['PIP_CACHE_DIR', 1, '*'],
      ],
    },
    cacheCleaners: [
      ['pipenv', '--clear'],
      ['rm', '-r', '~/.cache/pipenv'],
    ],
    readsManifests: ['install', 'sync'],
    manifests: ['Pipfile'],
    lockFiles: ['Pipfile.lock'],
    manifestOptions: ['-r', '--requirements'],
    manifestsSuffice: true,
    frozen: {
      commands: ['install'],
      append: '--deploy',
      satisfiedBy: ['--deploy', '--ignore-pipfile', '--skip-lock', 'sync'],
      satisfiedByEnv: [],
      lockFile: ['Pipfile.lock'],
    },
  }),
  define({
    // https://pdm-project.org/en/latest/usage/advanced/#use-pdm-in-a-multi-stage-dockerfile
    name: 'pdm',
    kind: 'language',
    modules: ['pdm'],
    installs: ['install', 'sync', 'add', 'update', 'lock', 'build'],
    light: ['lock', 'build'],
    removes: ['remove'],
    valued: words('-p --project -c --config -G --group --with --without -L --lockfile -k --skip --venv --dest'),
    cache: {
      targets: ['~/.cache/pdm'],
      movedBy: [
        ['PDM_CACHE_DIR', 0, '*'],
        ['XDG_CACHE_HOME', 0, '*/pdm'],
      ],
    },
    cacheCleaners: [
      ['pdm', 'cache', 'clear'],
      ['rm', '-r', '~/.cache/pdm'],
    ],
    readsManifests: ['install', 'sync'],
    manifests: ['pyproject.toml'],
    lockFiles: ['pdm.lock'],
    alsoRead: ['pdm.toml'],
    dependenciesOnly: ['--no-self'],
    manifestsSuffice: true,
    frozen: {
      commands: ['install'],
      append: '--frozen-lockfile',
      satisfiedBy: ['--frozen-lockfile', '--no-lock', '--check', 'sync'],
      satisfiedByEnv: ['PDM_FROZEN_LOCKFILE', 'PDM_NO_LOCK'],
      lockFile: ['pdm.lock'],
    },
    directoryOptions: ['-p', '--project'],
    installsTo: '.venv',
  }),
  conda,
  pipx,
];
