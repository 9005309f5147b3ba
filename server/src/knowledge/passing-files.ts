/**
 * What a project has at one time and not at another: made by a build, by an editor or by a system, or brought by the templates of
 * ignore files (`docker init`) to whoever has it.
 */
const NAMES: ReadonlySet<string> = new Set([
  ...[
    'node_modules',
    'bower_components',
    'jspm_packages',
    'vendor',
    'packages',
    'venv',
    'env',
    '__pycache__',
    'site-packages',
  ],
  ...[
    'dist',
    'build',
    'builds',
    'out',
    'output',
    'target',
    'bin',
    'obj',
    'lib',
    'public',
    'release',
    'Release',
    'debug',
    'Debug',
  ],
  ...[
    'coverage',
    'htmlcov',
    'tmp',
    'temp',
    'log',
    'logs',
    'cache',
    'data',
    'uploads',
    'backup',
    'backups',
    'secrets',
    'certs',
    'keys',
  ],
  // Of Elixir and Erlang, Celery, Symfony, and C++ in an editor.
  ...[
    '_build',
    'deps',
    'cover',
    'erl_crash.dump',
    'celerybeat-schedule',
    'var',
    'cmake-build-debug',
    'cmake-build-release',
  ],
  ...['charts', 'LICENSE', 'README.md', 'Makefile', 'Jenkinsfile', 'Thumbs.db', 'secrets.dev.yaml', 'values.dev.yaml'],
]);

const PATTERN =
  /^\.|^(?:Dockerfile|Containerfile|docker-compose|compose|docker-bake|coverage\.|README|LICENSE|CHANGELOG|CONTRIBUTING)|\.(?:log|pid|seed|tmp|temp|swp|swo|bak|pyc|pyo|o|a|so|dll|exe|class|jar|war|tgz|gz|zip|tar|sqlite3?|db|egg-info|dbmdl|jfm|local)$/i;

/** Whether a file or folder of this name comes and goes. */
export const isPassing = (name: string): boolean => NAMES.has(name) || PATTERN.test(name);
