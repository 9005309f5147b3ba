import { isManifest, leadsElsewhere } from '../../knowledge/local-references.ts';
import { globMatches } from '../../model/copied.ts';
import { isWithin, resolvePath } from '../../model/directory.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { operandsOf } from '../support/package-command.ts';
import type { ManifestInstall } from './manifests.ts';

/** Where a folder of the build context is in the image, and what the context holds if anybody could look. */
export interface Place {
  /** The folder's path in the context, without slashes around; empty for all of it. */
  readonly source: string;
  /** Its absolute path in the image. */
  readonly destination: string;
  readonly workspace: Workspace;
}

/** How the context calls what lies at a path in the image. */
export function inContext({ source, destination }: Place, path: string): string {
  const rest = path.slice(destination === '/' ? 1 : destination.length + 1);
  return source === '' || rest === '' ? source + rest : `${source}/${rest}`;
}

/** Managers of which the manifest and the lock file are all that an install needs as a rule. */
const SIMPLE = /^(?:npm|yarn|pnpm|bun|pip|uv|poetry|pdm|pipenv|conda|go|bundler|composer|mix|maven)$/;
/** Those that need a look at the files. */
const SEEN = /^(?:yarn-berry|dotnet|gradle)$/;

/**
 * What an install reads, as absolute paths in the image: folders end with a slash, files that need not be there with a
 * star. Undefined where that cannot be told.
 */
export function filesToCopy(install: ManifestInstall, place: Place): string[] | undefined {
  const { manager } = install;
  const { context } = place.workspace;
  const known = SIMPLE.test(manager.name) || (context && SEEN.test(manager.name));
  if (!known || !manager.manifestsSuffice) return undefined;
  const told = filesToldOf(install, place);
  const own = context ? existing(install, place, context) : usual(install);
  const files = told && own && [...own, ...told.filter((file) => !own.includes(file))];
  // What COPY would read otherwise than it is meant.
  const isPlain = (file: string) => !/[\s"'$`[\]?\\]/.test(inContext(place, file));
  const staysHere = (file: string) => {
    const text = textOf(place, file);
    return text !== undefined && !leadsElsewhere(inContext(place, file), text);
  };
  return files?.every((file) => isPlain(file) && staysHere(file)) ? [...new Set(files)] : undefined;
}

/** Further files that the command line names, `-s settings.xml`; undefined where one may be there and nobody could look. */
function filesToldOf(
  { command, directory, manifests, lockFiles }: ManifestInstall,
  place: Place,
): string[] | undefined {
  const known = new Set([...manifests, ...lockFiles]);
  const texts = command.words.slice(1).map((word) => word?.replace(/^--?[\w-]+=/, '') ?? '');
  const named = texts.filter((text) => /[./]/.test(text) && !text.startsWith('-'));
  const paths = named.map((text) => resolvePath(directory, text)).filter((path) => !known.has(path));
  const below = paths.filter((path) => isWithin(path, place.destination));
  const { context } = place.workspace;
  if (context) return below.filter((path) => context.has(inContext(place, path)));
  return below.some((path) => CONFIGURATION.test(path)) ? undefined : [];
}

const CONFIGURATION = /\.(?:xml|toml|ya?ml|json|config|conf|ini|properties|gradle|kts|txt)$/;

/** What a manifest says; nothing where nobody could look, undefined where it is there and was not read. */
export function textOf(place: Place, file: string): string | undefined {
  const { context, manifests } = place.workspace;
  const path = inContext(place, file);
  return manifests && context?.has(path) && isManifest(path) ? manifests.get(path) : '';
}

/** Nobody could look: the manifest is certain, the lock file is not. */
function usual(install: ManifestInstall): string[] | undefined {
  const [manifest] = install.manifests;
  const [lockFile] = install.lockFiles;
  if (manifest === undefined || ownProgram(install) !== undefined) return undefined;
  if (install.named) return install.manifests.map(withOthersAlike);
  return lockFile === undefined ? [manifest] : [manifest, `${lockFile}*`];
}

/** `requirements-dev.txt` tends to include its like, and so do those in a folder of their own. */
function withOthersAlike(file: string): string {
  const folder = /^.*\/(?:requirements|reqs)\//.exec(file)?.[0];
  return folder ?? file.replace(/(?<=\/)requirements[-_.][^/]+\.txt$/, 'requirements*.txt');
}

function existing(install: ManifestInstall, place: Place, context: ReadonlySet<string>): string[] | undefined {
  const { manager, directory, manifests, lockFiles, named } = install;
  if (place.workspace.unread.has(`${inContext(place, directory)}/`)) return undefined;
  const look = (path: string) => lookFor(path, place, context);
  const found = manifests.flatMap(look);
  if (named) return manifests.every((path) => look(path).length > 0) ? manifests.flatMap(alike) : undefined;
  if (found.length === 0 || hasOthersBelow(install, place, context) || overwrites(install, place, context))
    return undefined;
  if (manager.name === 'gradle' && !isPlainGradle(install, place, context)) return undefined;
  const program = ownProgram(install);
  if (program !== undefined && look(program).length === 0) return undefined;
  const others = manager.alsoRead.flatMap((name) => {
    const path = resolvePath(directory, name);
    return [...look(path), ...look(`${path}/`)];
  });
  return [...found, ...lockFiles.flatMap(look), ...others, ...(program === undefined ? [] : [program])];

  function alike(path: string): string[] {
    const wide = withOthersAlike(path);
    return wide.endsWith('/') ? [wide] : [...look(wide), path];
  }
}

/** One project without build logic of its own, whose scripts somebody has read: they are programs. */
function isPlainGradle({ directory }: ManifestInstall, place: Place, context: ReadonlySet<string>): boolean {
  const scripts = ['settings.gradle', 'settings.gradle.kts', 'build.gradle', 'build.gradle.kts'];
  const at = (name: string) => inContext(place, resolvePath(directory, name));
  const isRead = (name: string) => !context.has(at(name)) || place.workspace.manifests?.has(at(name));
  return scripts.every(isRead) && !context.has(`${at('buildSrc')}/`) && !context.has(`${at('build-logic')}/`);
}

/** What is there under a name, which may have stars in it. */
function lookFor(path: string, place: Place, context: ReadonlySet<string>): string[] {
  const wanted = inContext(place, path);
  if (!wanted.includes('*')) return context.has(wanted) ? [path] : [];
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const prefix = wanted.slice(0, wanted.lastIndexOf('/') + 1);
  return [...context]
    .filter((name) => name.startsWith(prefix) && globMatches(wanted.slice(prefix.length), name.slice(prefix.length)))
    .filter((name) => !name.slice(prefix.length).includes('/'))
    .map((name) => folder + name.slice(prefix.length));
}

/** Folders whose manifests say nothing of the project itself. */
const ASIDE =
  /(?:^|\/)(?:\.git|node_modules|vendor|third_party|tests?|__tests__|e2e|examples?|fixtures|docs?|dist|build|target)\//;

/** Whether there are further projects below this one, whose manifests the install may want as well, or may be. */
export function hasOthersBelow(
  { manager, directory, command }: ManifestInstall,
  place: Place,
  context: ReadonlySet<string>,
) {
  const folder = inContext(place, directory);
  const prefix = folder === '' ? '' : `${folder}/`;
  const below = [...context].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  const unread = [...place.workspace.unread].some((name) => name.startsWith(prefix) && !ASIDE.test(name));
  const manifest = (name: string) => manager.manifests.some((pattern) => globMatches(pattern, name));
  if (manager.name === 'dotnet') {
    const [operand] = operandsOf(command);
    const projects = below.filter((name) => manifest(name.slice(name.lastIndexOf('/') + 1)));
    return (
      unread || projects.length !== 1 || (operand !== undefined && resolvePath('/', operand) !== `/${projects[0]}`)
    );
  }
  if (manager.name === 'bundler') return below.some((name) => /^[^/]*\.gemspec$/.test(name));
  return (
    unread ||
    below.some((name) => name.includes('/') && !ASIDE.test(name) && manifest(name.slice(name.lastIndexOf('/') + 1)))
  );
}

/** Whether the sources would bring their own copy of what is installed, since no .dockerignore keeps it out. */
function overwrites({ manager, directory }: ManifestInstall, place: Place, context: ReadonlySet<string>): boolean {
  if (manager.installsTo === undefined || [...context].some((name) => name.endsWith('.dockerignore'))) return false;
  return context.has(inContext(place, `${directory === '/' ? '' : directory}/${manager.installsTo}/`));
}

/** A program that itself is a file of the project, as an absolute path: `./mvnw`. */
function ownProgram({ command: { words }, directory }: ManifestInstall): string | undefined {
  const word = words.find((text) => text !== undefined && !text.startsWith('-'));
  const script = /^(?:sh|bash|php[\d.]*)$/.test(word ?? '')
    ? words.find((text) => text !== undefined && /(?:^|\/)(?:mvnw|gradlew|composer(?:\.phar)?)$/.test(text))
    : word;
  return script !== undefined && (script.startsWith('.') || script !== word)
    ? resolvePath(directory, script)
    : undefined;
}
