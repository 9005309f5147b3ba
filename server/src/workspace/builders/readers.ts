import { Lines } from '../../text/lines.ts';
import { readYaml, readYamlDocuments, type YamlNode } from '../config/yaml.ts';
import { readBake, readBakeJson } from './bake.ts';
import type { Build } from './build.ts';
import { readCircleci } from './circleci.ts';
import { readCloudbuild } from './cloudbuild.ts';
import { includedBy, type Open, readCompose } from './compose.ts';
import { readDevcontainer } from './devcontainer.ts';
import { readGithub } from './github.ts';
import { readGitlab } from './gitlab.ts';
import { readJenkinsfile } from './jenkinsfile.ts';
import { readJson } from './json.ts';
import { readJustfile } from './just.ts';
import { readMakefile } from './make.ts';
import { readPackageJson } from './package-json.ts';
import { folderOf, nameOf } from './paths.ts';
import { verbatim } from './placed.ts';
import { readReadme } from './readme.ts';
import { buildsInShell } from './shell-builds.ts';
import { readSkaffold } from './skaffold.ts';
import { readTaskfile } from './taskfile.ts';
import { readTiltfile } from './tiltfile.ts';

/** What a file says of builds. */
export interface Said {
  readonly builds: readonly Build[];
  /** Other Compose files that it includes, whatever they are called. */
  readonly includes: readonly string[];
  /** Why it could not be read, in words that go on after "since": what is broken says nothing. */
  readonly fault?: string;
}

/** Reads a file by its text and its path in the project. What it needs of other files it asks for. */
export type Reader = (text: string, path: string, open: Open) => Said;

/** What a file that starts builds is. */
export type BuilderKind =
  | 'Compose'
  | 'Bake'
  | 'GitHub Actions'
  | 'GitLab CI'
  | 'CircleCI'
  | 'Dev container'
  | 'Skaffold'
  | 'Cloud Build'
  | 'Taskfile'
  | 'package.json'
  | 'Makefile'
  | 'justfile'
  | 'Tiltfile'
  | 'Jenkinsfile'
  | 'README'
  | 'Script';

const LARGEST = 1 << 20;
const plain = (builds: readonly Build[]): Said => ({ builds, includes: [] });

/** What a file says that no reader gets to its end of. */
export const unread = (fault: string): Said => ({ builds: [], includes: [], fault });

function notYaml(text: string): string {
  const { error } = readYaml(text);
  const { line } = new Lines(text).position(error?.range.start ?? 0);
  return `its line ${line + 1} is not YAML${error ? ` (${error.message.replace(/^[^:]*: |\.$/g, '')})` : ''}`;
}

type YamlReader = (documents: readonly YamlNode[], text: string, path: string, open: Open) => Build[];

const yaml =
  (read: YamlReader, isCompose = false): Reader =>
  (text, path, open) => {
    const documents = readYamlDocuments(text);
    if (!documents) return unread(notYaml(text));
    const includes = isCompose ? includedBy(documents, path) : [];
    return { builds: read(documents, text, path, open), includes };
  };

/** Reads a file as Compose does. */
export const readComposeFile: Reader = yaml(readCompose, true);

const readScript: Reader = (text, path) =>
  plain(buildsInShell(verbatim(text, 0), { folders: [...new Set([folderOf(path), '.'])], own: path }));

/** The kinds of files, by their names or the ends of their paths. The first that fits counts. */
const READERS: readonly (readonly [path: RegExp, kind: BuilderKind, read: Reader])[] = [
  [/(?:^|\/)(?:docker-)?compose(?:[.-][^/]*)?\.ya?ml$/, 'Compose', readComposeFile],
  [
    /(?:^|\/)(?:docker-bake[^/]*|[^/]+\.bake|bake)\.hcl$/,
    'Bake',
    (text, path, open) => plain(readBake(text, path, open)),
  ],
  [
    /(?:^|\/)(?:docker-bake[^/]*|[^/]+\.bake)\.json$/,
    'Bake',
    (text, path, open) => plain(readBakeJson(readJson(text), path, open)),
  ],
  [/(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$|(?:^|\/)action\.ya?ml$/, 'GitHub Actions', yaml(readGithub)],
  [/(?:^|\/|\.)\.?gitlab-ci\.ya?ml$|(?:^|\/)\.gitlab\/.*\.ya?ml$/, 'GitLab CI', yaml(readGitlab)],
  [/(?:^|\/)\.circleci\/[^/]+\.ya?ml$/, 'CircleCI', yaml(readCircleci)],
  [/(?:^|\/)\.?devcontainer\.json$/, 'Dev container', (text, path) => plain(readDevcontainer(readJson(text), path))],
  [/(?:^|\/)skaffold[^/]*\.ya?ml$/, 'Skaffold', yaml(readSkaffold)],
  [/(?:^|\/)cloudbuild[^/]*\.(?:ya?ml|json)$/, 'Cloud Build', yaml(readCloudbuild)],
  [/(?:^|\/)[Tt]askfile(?:\.dist)?\.ya?ml$/, 'Taskfile', yaml(readTaskfile)],
  [/(?:^|\/)package\.json$/, 'package.json', (text, path) => plain(readPackageJson(readJson(text), text, path))],
  [/(?:^|\/)(?:GNUm|m|M)akefile(?:\.[^/]+)?$|\.mk$/, 'Makefile', (text, path) => plain(readMakefile(text, path))],
  [/(?:^|\/)\.?[Jj]ustfile$|\.just$/, 'justfile', (text, path) => plain(readJustfile(text, path))],
  [/(?:^|\/)Tiltfile$|\.tiltfile$/, 'Tiltfile', (text, path) => plain(readTiltfile(text, path))],
  [
    /(?:^|\/)Jenkinsfile(?:\.[^/]+)?$|\.jenkinsfile$/,
    'Jenkinsfile',
    (text, path) => plain(readJenkinsfile(text, path)),
  ],
  [
    /(?:^|\/)(?:README|readme|Readme)(?:\.[\w-]+)?\.(?:md|markdown)$/,
    'README',
    (text, path) => plain(readReadme(text, path)),
  ],
  [/\.(?:sh|bash)$/, 'Script', readScript],
];

/** The same as globs of their names, for a client; scripts without an extension are left out, and a few are let in that are none. */
export const BUILDERS: readonly string[] = [
  '{compose,docker-compose}*.{yaml,yml}',
  '{docker-bake*,*.bake,bake}.hcl',
  '{docker-bake*,*.bake}.json',
  '.github/workflows/*.{yaml,yml}',
  'action.{yaml,yml}',
  '{,.,*.}gitlab-ci.{yaml,yml}',
  '.gitlab/**/*.{yaml,yml}',
  '.circleci/*.{yaml,yml}',
  '{.devcontainer,devcontainer}.json',
  'skaffold*.{yaml,yml}',
  'cloudbuild*.{yaml,yml,json}',
  '{Taskfile,taskfile}{,.dist}.{yaml,yml}',
  'package.json',
  '{GNUmakefile,Makefile,makefile}{,.*}',
  '*.{mk,just,tiltfile,jenkinsfile,sh,bash}',
  '{,.}{justfile,Justfile}',
  'Tiltfile',
  'Jenkinsfile{,.*}',
  '{README,readme,Readme}*.{md,markdown}',
];

/** Folders in which programs without an extension are taken for scripts. */
const SCRIPT_FOLDERS = ['.ci', 'ci', 'bin', 'build', 'contrib', 'dev', 'docker', 'hack', 'script', 'scripts', 'tools'];

/** Globs for a client to watch where scripts without an extension lie, beside the workspace's folder itself; they let in all other files there. */
export const SCRIPTS = `{${SCRIPT_FOLDERS.join(',')}}/*`;

/** The reader for a file, if it is one that may start builds. */
export function readerOf(path: string): Reader | undefined {
  return readerByName(path) ?? (isScriptName(path) ? readIfScript : undefined);
}

/** What each of them looks like: most of many files do not. */
const LOOKS = /\.(?:ya?ml|json|hcl|mk|just|tiltfile|jenkinsfile|md|markdown|sh|bash)$|file(?:\.[^/]+)?$/i;
const rowOf = (path: string) => (LOOKS.test(path) ? READERS.find(([pattern]) => pattern.test(path)) : undefined);
const readerByName = (path: string): Reader | undefined => rowOf(path)?.[2];

/** What a file is that starts builds: by its name, else a script if it is in a folder of such, else one that Compose is told of. */
export const builderKind = (path: string): BuilderKind =>
  rowOf(path)?.[1] ?? (isScriptName(path) ? 'Script' : 'Compose');

/** Whether a file is, by its name, of a kind that may start builds. */
export const isBuilder = (path: string): boolean => readerByName(path) !== undefined;

/** Programs without an extension are scripts if they begin as one. They are looked at where such things lie. */
const isScriptName = (path: string): boolean =>
  /^[\w-]+$/.test(nameOf(path)) && ['.', ...SCRIPT_FOLDERS].includes(nameOf(folderOf(path)));

const readIfScript: Reader = (text, path, open) =>
  /^#!.{0,100}\b(?:ba|da|k|z)?sh\b/.test(text.slice(0, 120)) ? readScript(text, path, open) : plain([]);

/** Reads a file that a reader is known for. */
export function readBuilds(read: Reader, text: string, path: string, open: Open): Said {
  return text.length > LARGEST ? unread('it is larger than 1 MB') : read(text, path, open);
}
