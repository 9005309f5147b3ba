/**
 * What the tools of each kind of project put beside its sources for one machine alone, as patterns of an ignore file: by a file that tells
 * of the kind. None of it is of use in a build elsewhere. https://docs.docker.com/build/building/best-practices/#exclude-with-dockerignore
 */
const KINDS: readonly (readonly [marker: RegExp, patterns: readonly string[]])[] = [
  // https://docs.npmjs.com/cli/configuring-npm/folders
  [/^package\.json$/, ['**/node_modules', '**/npm-debug.log*']],
  // https://docs.python.org/3/library/venv.html , https://peps.python.org/pep-3147/
  [
    /^(?:requirements.*\.txt|pyproject\.toml|setup\.py|Pipfile)$/,
    ['**/__pycache__', '**/*.py[co]', '**/.venv', '**/venv'],
  ],
  // https://docs.gradle.org/current/userguide/directory_layout.html
  [/^(?:build|settings)\.gradle(?:\.kts)?$/, ['**/.gradle']],
  // https://bundler.io/man/bundle-config.1.html
  [/^Gemfile$/, ['**/.bundle']],
  // https://doc.rust-lang.org/cargo/guide/build-cache.html
  [/^Cargo\.toml$/, ['**/target']],
  // https://learn.microsoft.com/dotnet/core/tools/dotnet-build
  [/\.(?:sln|slnx|[cfv]bproj|csproj|fsproj)$/, ['**/bin', '**/obj']],
  // https://developer.hashicorp.com/terraform/cli/init
  [/\.tf$/, ['**/.terraform']],
];

/** The patterns for a project of whose files these are the names. */
export const patternsFor = (names: readonly string[]): readonly string[] =>
  KINDS.flatMap(([marker, patterns]) => (names.some((name) => marker.test(name)) ? patterns : []));
