import { canonicalName } from './images/canonical-name.ts';

/** The folders at the top of a Linux file system: https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch03.html , and its links. */
const STANDARD = new Set(
  `afs bin boot dev etc home lib lib32 lib64 libx32 lost+found media mnt opt proc root run sbin selinux srv sys tmp usr
  var`.split(/\s+/),
);

/** Places amid those folders where people put projects of their own, and no distribution anything. */
const PROJECTS = /^\/(?:usr\/src\/app|opt\/app|srv\/app|home\/node\/app)(?:\/|$)/;

/** Official images that have nothing at the top besides the standard folders and what is named here, whatever their tag. */
const IMAGES: ReadonlyMap<string, readonly string[]> = new Map([
  ...`alpine debian ubuntu fedora centos rockylinux almalinux busybox buildpack-deps gcc rust node python pypy ruby php
  openjdk elixir erlang mcr.microsoft.com/dotnet/sdk`
    .split(/\s+/)
    .map((name): [string, readonly string[]] => [name, []]),
  ['golang', ['go']],
  ['dart', ['runtime']],
  ['amazonlinux', ['local']],
  ['amazoncorretto', ['local']],
  ['eclipse-temurin', ['__cacert_entrypoint.sh']],
  ['maven', ['local', '__cacert_entrypoint.sh']],
  ['gradle', ['local', '__cacert_entrypoint.sh']],
]);

/** Whether a clean absolute path lies where distributions and their packages put files. */
export const isStandard = (path: string): boolean => {
  const [, top = ''] = path.split('/', 2);
  return !PROJECTS.test(path) && (STANDARD.has(top) || top === '' || top.startsWith('.'));
};

/** The folder at the top of what belongs to one project: `/app` for `/app/server/src`. */
export const projectFolder = (path: string): string => {
  const [found] = PROJECTS.exec(path) ?? (isStandard(path) ? [path] : (/^\/[^/]*/.exec(path) ?? ['/']));
  return found.length > 1 && found.endsWith('/') ? found.slice(0, -1) : found;
};

/** Whether an image may have something at a clean absolute path. False only where that is certain. */
export function mayHold(
  image: { readonly registry: string | undefined; readonly repository: string; readonly tag: string | undefined },
  path: string,
): boolean {
  const own = IMAGES.get(canonicalName(image.registry, image.repository));
  // The variants "onbuild" copy the project of whoever is based on them.
  if (!own || /onbuild|windows|nanoserver/.test(image.tag ?? '')) return true;
  return isStandard(path) || own.includes(path.split('/', 2)[1]!);
}
