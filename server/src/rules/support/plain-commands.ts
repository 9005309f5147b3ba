import { matchesCommand } from '../../knowledge/package-managers.ts';
import { isWithin, resolvePath } from '../../model/directory.ts';
import type { ShellCommand, ShellWord } from '../../shell/script.ts';
import { isPath, operandsOf, type PackageCommand, readPackageCommand, textsOf } from './package-command.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Programs that do not care which files of a project are there. */
const INERT = words(`
  : true echo printf set export unset umask sleep date id uname nproc which type hash getconf arch hostname
  useradd adduser usermod groupadd addgroup groupmod passwd chpasswd update-ca-certificates locale-gen update-locale
  localedef dpkg-reconfigure apt-key apt-mark apt-cache apt-config add-apt-repository update-alternatives
  debconf-set-selections gpg gpgconf ldconfig setcap exit mkdir
`);

/** Programs that touch the files they are told of, and no others. */
const FILE_TOOLS = words(`
  rm rmdir touch chmod chown chgrp ln cp mv tar unzip gunzip gzip xz ls cat tee sed awk curl wget install stat
  test [ sha256sum sha512sum md5sum grep egrep head tail wc sort tr cut find file strip upx ldd readelf diff dirname
  basename cd
`);

const SHELLS = /^(?:sh|bash|ash|dash|python\d*(?:\.\d+)?|perl)$/;
const TELLS = /^(?:--version|-v|-V|version|--help|-h)$/;

/** Whether a command is a tool of every day: it runs no program of the project, nor one that we cannot tell. */
export function isPlain(command: ShellCommand): boolean {
  const { program } = command;
  if (program === undefined) return false;
  if (
    INERT.has(program) ||
    FILE_TOOLS.has(program) ||
    program === 'dpkg' ||
    program === 'git' ||
    program === 'corepack'
  )
    return true;
  if (tells(command) || readsFromPipe(command)) return true;
  const manager = readPackageCommand(command);
  return manager !== undefined && (manager.action !== 'other' || keepsHouse(manager));
}

/** Whether a command neither reads nor changes what lies in a folder, so far as can be told. `workdir` is its own. */
export function leavesAlone(command: ShellCommand, folder: string, workdir: string): boolean {
  const { program } = command;
  if (program === undefined || command.openEnded) return false;
  const outside = (word: ShellWord | undefined) => word !== undefined && liesOutside(word, folder, workdir);
  const writesOutside = command.redirects.every(
    ({ operator, target }) => operator.startsWith('<<') || operator.endsWith('&') || outside(target),
  );
  if (!writesOutside) return false;
  if (INERT.has(program) || tells(command) || readsFromPipe(command)) return true;
  if (program === 'dpkg')
    return !textsOf(command).some((word) => word === undefined || /^-\w*i|^--install|\//.test(word));
  if (program === 'corepack') return command.args[0]?.value !== 'install' || textsOf(command).includes('-g');
  if (program === 'git') return command.args[0]?.value === 'config' && textsOf(command).includes('--global');
  if (FILE_TOOLS.has(program)) return program !== 'cd' && filesOf(command).every(outside);
  const manager = readPackageCommand(command);
  return manager !== undefined && needsNoFiles(manager);
}

/** What a file tool may be told of: its words without options, addresses, and the script of `sed` and its like. */
function filesOf({ program = '', args }: ShellCommand): readonly ShellWord[] {
  const words = args.filter(({ text }) => !/^["']?(?:-|\w+:\/\/)/.test(text));
  return TAKES_SCRIPT.test(program) ? words.slice(1) : words;
}

const TAKES_SCRIPT = /^(?:sed|awk|e?grep|tr|cut)$/;

const liesOutside = ({ pattern }: ShellWord, folder: string, workdir: string): boolean => {
  if (pattern === undefined) return false;
  // Another user's home is no place for a project.
  const path = resolvePath(workdir, pattern.replace(/^~(?=\/|$)/, '/~'));
  return !isWithin(path, folder) && !isWithin(folder, path.replace(/\/[^/]*\*.*$/s, ''));
};

const tells = ({ program, args }: ShellCommand): boolean =>
  args.length > 0 && !program?.includes('/') && args.every(({ value }) => value !== undefined && TELLS.test(value));

/** Whether a shell runs what a pipe gives it: `curl … | sh -s -- -b /usr/local/bin` */
export const readsFromPipe = ({ program = '', args, pipe }: ShellCommand): boolean =>
  pipe.index > 0 && SHELLS.test(program) && (args.length === 0 || /^-s?$/.test(args[0]?.value ?? ''));

/** Whether a package manager does something that no file of a project has a say in. */
function needsNoFiles(command: PackageCommand): boolean {
  if (keepsHouse(command)) return true;
  if (command.shell.openEnded) return false;
  const operands = operandsOf(command);
  const namesPackages = operands.every((operand) => operand !== undefined && !isPath(operand));
  if (command.manager.kind === 'system') return namesPackages && command.action !== 'other';
  if (!namesPackages || operands.length === 0 || command.manifests.length > 0) return false;
  switch (command.manager.name) {
    case 'pip':
    case 'gem':
      return command.action !== 'other';
    case 'uv':
      return /^(?:pip|tool) /.test(command.command);
    case 'go':
      return command.command === 'install' && operands.every((operand) => operand?.includes('@'));
    case 'cargo':
      return /^b?install$/.test(command.command) && !command.words.includes('--path');
    default:
      return command.words.some((word) => word === '-g' || word === '--global' || word === 'global');
  }
}

/** Whether a package manager cleans its cache or changes a setting. */
export function isUpkeep(command: ShellCommand): boolean {
  const manager = readPackageCommand(command);
  return manager !== undefined && keepsHouse(manager);
}

const keepsHouse = ({ manager, command, words: given }: PackageCommand): boolean =>
  manager.cacheCleaners.some((pattern) => matchesCommand(given, pattern)) ||
  (/^config\b/.test(command) && manager.name !== 'yarn-berry' && manager.name !== 'composer') ||
  (manager.kind === 'system' && command === 'clean');
