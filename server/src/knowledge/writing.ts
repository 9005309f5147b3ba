/**
 * Where a program writes, at most, besides the folders of the distribution:
 * `nowhere`; `named`: only to the files and folders that its words name; `here`: in its working directory as well; `project`: it runs the
 * project's own scripts, which write to the project, and sometimes beside it (`../dist`).
 */
export type Writing = 'nowhere' | 'named' | 'here' | 'project';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const PROGRAMS: ReadonlyMap<string, Writing> = new Map<string, Writing>([
  ...words(`
    : true false echo printf umask sleep date id uname nproc which type hash getconf arch hostname groupadd addgroup groupmod
    passwd chpasswd update-ca-certificates locale-gen update-locale localedef ldconfig exit ls cat test [ stat head tail wc
    tr cut grep egrep fgrep du df sha256sum sha512sum md5sum file ldd readelf dirname basename realpath readlink chmod
    chown chgrp sync wait ulimit return read shift cd set unset rmdir
  `).map((name): [string, Writing] => [name, 'nowhere']),
  ...words(`
    sort mkdir touch cp mv install ln tee rm upx strip useradd adduser usermod export declare local readonly sed gpg rustup
    update-alternatives setcap apt-mark apt-key dpkg-reconfigure add-apt-repository corepack
  `).map((name): [string, Writing] => [name, 'named']),
  ...words(`
    tar unzip bsdtar gzip gunzip bzip2 bunzip2 xz unxz zstd curl wget git go cargo rustc gcc g++ cc c++ clang clang++ javac
    protoc virtualenv jar mvn mvnw ./mvnw
  `).map((name): [string, Writing] => [name, 'here']),
  ...words(`
    npm npx yarn pnpm pnpx bun bunx tsc ng vite esbuild webpack next nuxt rollup gradle gradlew ./gradlew dotnet
    poetry uv pipenv composer bundle
  `).map((name): [string, Writing] => [name, 'project']),
]);

const SYSTEM = /^(?:apt|apt-get|apk|dnf|microdnf|yum|zypper|pacman)$/;

/** Options and sub-commands with which a package manager writes elsewhere. */
const ELSEWHERE =
  /^-(?:p|t|C|r|-?(?:install)?root|-prefix|-target|-dest\w*|-downloaddir|-output\w*)(?:=|$)|^(?:download|fetch|source)$/;

/** What a command runs whose doing nobody can tell. */
const RUNS_CODE: ReadonlyMap<string, RegExp> = new Map([
  ['go', /^(?:run|generate|test|tool)$/],
  ['cargo', /^(?:run|r|test|t|bench|make|xtask|leptos|tauri|pgrx|component|dist)$/],
  ['git', /^(?:submodule|lfs|bisect|filter-branch)$/],
]);

/** Where a command writes at most; undefined where that cannot be told. Words that are not known are undefined. */
export function writingOf(program: string, args: readonly (string | undefined)[]): Writing | undefined {
  if (SYSTEM.test(program)) {
    return args.some((word) => word !== undefined && ELSEWHERE.test(word)) ? undefined : 'nowhere';
  }
  const [first, module] = args;
  if (/^python\d*(?:\.\d+)?$/.test(program)) {
    return first === '-m' && /^(?:venv|virtualenv|pip|ensurepip)$/.test(module ?? '') ? 'here' : undefined;
  }
  if (/^pip\d*(?:\.\d+)?$/.test(program)) return 'here';
  const command = args.find((word) => word === undefined || !/^[-+]/.test(word));
  const code = RUNS_CODE.get(program);
  if (code && (command === undefined || code.test(command))) return undefined;
  if (program === 'git' && command === 'config') return 'nowhere';
  if (FETCHES.get(program)?.test(args.slice(0, 2).join(' '))) return 'named';
  if (/^(?:go|cargo|npm|pnpm|yarn|bun)$/.test(program) && installsPrograms(program, args)) return 'named';
  return PROGRAMS.get(program);
}

/** Sub-commands that fill nothing but the program's own cache, or less. */
const FETCHES: ReadonlyMap<string, RegExp> = new Map([
  ['go', /^(?:mod download|env|version|clean)\b/],
  ['cargo', /^(?:fetch|--version|version)\b/],
]);

/** Whether programs are installed for all, which nothing in the working directory has a say in. */
function installsPrograms(program: string, args: readonly (string | undefined)[]): boolean {
  if (program === 'go')
    return args[0] === 'install' && args.slice(1).every((word) => word === undefined || /^-|@/.test(word));
  if (program === 'cargo') return /^b?install$/.test(args[0] ?? '') && !args.some((word) => word?.startsWith('--path'));
  return /^(?:i|install|add)$/.test(args[0] ?? '') && args.some((word) => word === '-g' || word === '--global');
}

/** Options that name the file or the folder a program makes. `curl -O` names none. */
const OUTPUTS: ReadonlyMap<string, readonly string[]> = new Map([
  ...words('go gcc g++ cc c++ clang clang++ rustc upx').map((name): [string, readonly string[]] => [name, ['-o']]),
  ['curl', ['-o', '--output']],
  ['wget', ['-O', '--output-document', '-P', '--directory-prefix']],
  ['javac', ['-d']],
  ['unzip', ['-d']],
  ['tar', ['-C', '--directory']],
  ['dotnet', ['-o', '--output']],
  ['esbuild', ['--outfile', '--outdir']],
  ['vite', ['--outDir']],
  ['tsc', ['--outDir', '--outFile']],
  ['pip', ['-t', '--target', '--prefix']],
  ['cargo', ['--root', '--target-dir']],
]);

/** The options of a program, with their dashes, whose value is a path that is there when it is done. */
export const outputOptions = (program: string): readonly string[] =>
  OUTPUTS.get(program.replace(/^pip[\d.]+$/, 'pip')) ?? [];

/** Programs whose operands are what they make: all of them, or the last. */
export const MAKES_OPERANDS: ReadonlyMap<string, 'all' | 'last'> = new Map([
  ['mkdir', 'all'],
  ['touch', 'all'],
  ['tee', 'all'],
  ['cp', 'last'],
  ['mv', 'last'],
  ['install', 'last'],
  ['ln', 'last'],
] as const);

/** The folder that a command makes where it runs, without being told its name. */
export function makesFolder(
  program: string,
  [command]: readonly { readonly value: string | undefined }[],
): string | undefined {
  if (program === 'cargo') return command?.value === 'build' ? 'target' : undefined;
  const installs = /^(?:npm|yarn|pnpm|bun)$/.test(program) && /^(?:ci|i|install)$/.test(command?.value ?? '');
  return installs ? 'node_modules' : undefined;
}
