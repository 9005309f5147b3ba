/** The files that may name a build target, as globs of one path segment each side of a slash. */
export const NEIGHBOURS: readonly string[] = [
  'compose*.yml',
  'compose*.yaml',
  'docker-compose*.yml',
  'docker-compose*.yaml',
  'docker-bake*.hcl',
  'docker-bake*.json',
  '*.bake.hcl',
  '*.bake.json',
  '.github/workflows/*.yml',
  '.github/workflows/*.yaml',
  '.gitlab-ci.yml',
  '.circleci/config.yml',
  '.devcontainer/devcontainer.json',
  '.devcontainer.json',
  'devcontainer.json',
  'skaffold.yaml',
  'skaffold.yml',
  'cloudbuild.yaml',
  'Tiltfile',
  'Jenkinsfile',
  'Makefile',
  'makefile',
  'GNUmakefile',
  '*.mk',
  '*.sh',
  'Justfile',
  'justfile',
  'Taskfile.yml',
  'Taskfile.yaml',
  'README.md',
  'package.json',
];

/** The folders that `NEIGHBOURS` are in, beside the one itself. */
export const SUBFOLDERS: readonly string[] = [
  ...new Set(NEIGHBOURS.filter((glob) => glob.includes('/')).map((glob) => glob.slice(0, glob.lastIndexOf('/') + 1))),
];

const PATTERN = new RegExp(
  `^(?:${NEIGHBOURS.map((glob) => glob.replace(/[.]/g, '\\$&').replaceAll('*', '[^/]*')).join('|')})$`,
);

/** Whether a path, relative to a folder, is one of the files. */
export const isNeighbour = (path: string): boolean => PATTERN.test(path);

const NAME = String.raw`[A-Za-z][\w.-]*`;
// `target: x`, `target = "x"`, `"target": "x"`, `--target x`, `--target=x`, and what makes a target vary.
const TARGET = /(?:^|[\s"'{,(])(?:target["']?[ \t]*[:=][ \t]*|--target(?:[ \t]+|[ \t]*=[ \t]*))["']?([^\s"',;})]*)/gm;
const WHOLE = new RegExp(`^${NAME}$`);
const WORDS = new RegExp(NAME, 'g');

/**
 * The words of a file that may be names of targets, in lower case. Too many do no harm: a name only keeps a stage from
 * being reported as unused. So where a variable or a list stands in the place of a target, every word of the file counts.
 */
export function targetsIn(text: string): Set<string> {
  const found = new Set<string>();
  for (const [, name = ''] of text.matchAll(TARGET)) {
    if (WHOLE.test(name)) found.add(name.toLowerCase());
    else if (name === '' || /[$[{<(\\]/.test(name))
      return new Set(text.match(WORDS)?.map((word) => word.toLowerCase()));
  }
  return found;
}
