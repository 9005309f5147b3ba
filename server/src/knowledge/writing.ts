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
    chown chgrp sync wait ulimit return read shift cd set unset rmdir jq envsubst base64 cmp comm seq whoami cksum sha1sum b2sum od nl
    fold paste join expr printenv tty xx-info xx-verify
  `).map((name): [string, Writing] => [name, 'nowhere']),
  ...words(`
    sort mkdir touch cp mv install ln tee rm upx strip useradd adduser usermod export declare local readonly sed gpg rustup dd rsync jlink
    keytool objcopy pandoc
    update-alternatives setcap apt-mark apt-key dpkg-reconfigure add-apt-repository corepack
  `).map((name): [string, Writing] => [name, 'named']),
  ...words(`
    tar unzip bsdtar gzip gunzip bzip2 bunzip2 xz unxz zstd curl wget git go cargo rustc gcc g++ cc c++ clang clang++ javac
    protoc virtualenv jar mvn mvnw ./mvnw openssl 7z 7za 7zr hugo native-image ld
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

/** Compilers that build for another platform: https://github.com/tonistiigi/xx */
const withoutCross = (program: string): string => program.replace(/^xx-(?=(?:go|cargo|clang|clang\+\+|cc|c\+\+)$)/, '');

/** Where a command writes at most; undefined where that cannot be told. Words that are not known are undefined. */
export function writingOf(called: string, args: readonly (string | undefined)[]): Writing | undefined {
  const program = withoutCross(called);
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

/** The options of a program whose value is a path that is there when it is done. */
interface OutputOptions {
  /** With their dashes. */
  readonly names: readonly string[];
  /** Where else than in a word of its own a name of one letter stands: among others (`-sSLo x`), or in front of its value (`-oapp`). */
  readonly form?: 'bundled' | 'glued';
}

const output = (names: string, form?: OutputOptions['form']): OutputOptions => ({
  names: words(names),
  ...(form && { form }),
});

const each = (programs: string, options: OutputOptions) =>
  words(programs).map((name): [string, OutputOptions] => [name, options]);

/** `curl -O` names no file. To Go, `-mod=x` has nothing to do with `-o`. */
const OUTPUTS: ReadonlyMap<string, OutputOptions> = new Map([
  ...each('go pandoc native-image', output('-o')),
  ...each('gcc g++ cc c++ clang clang++ rustc upx ld 7z 7za 7zr', output('-o', 'glued')),
  ['curl', output('-o --output', 'bundled')],
  ['wget', output('-O --output-document -P --directory-prefix', 'bundled')],
  ['javac', output('-d')],
  ['jlink', output('--output')],
  ['openssl', output('-out -keyout')],
  ['hugo', output('-d --destination', 'bundled')],
  ['unzip', output('-d', 'bundled')],
  ['tar', output('-C --directory', 'bundled')],
  ['dotnet', output('-o --output')],
  ['esbuild', output('--outfile --outdir')],
  ['vite', output('--outDir')],
  ['tsc', output('--outDir --outFile')],
  ['pip', output('-t --target --prefix -w --wheel-dir -d --dest', 'bundled')],
  ['cargo', output('--root --target-dir')],
]);

/** The options of a program that name the files or the folders it makes. */
export const outputOptions = (program: string): OutputOptions | undefined =>
  OUTPUTS.get(withoutCross(program).replace(/^pip[\d.]+$/, 'pip'));

/** Programs whose operands are what they make: all of them, or the last. */
export const MAKES_OPERANDS: ReadonlyMap<string, 'all' | 'last'> = new Map([
  ['mkdir', 'all'],
  ['touch', 'all'],
  ['tee', 'all'],
  ['cp', 'last'],
  ['mv', 'last'],
  ['install', 'last'],
  ['ln', 'last'],
  ['rsync', 'last'],
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

/** Options of `git clone` that have a value. */
const CLONE_VALUED: ReadonlySet<string | undefined> = new Set(
  words(
    '-b --branch --depth -c --config -o --origin -j --jobs --reference --filter --shallow-since -u --upload-pack --template',
  ),
);

/** The folder that a command makes and that one of its words, or the end of one, names; undefined where it is another command. */
export function foldersMade(program: string, args: readonly (string | undefined)[]): string | undefined {
  if (program === 'git') {
    const at = args.indexOf('clone');
    if (at < 0 || args.slice(0, at).some((word) => word === undefined || !word.startsWith('-'))) return undefined;
    const operands = args.slice(at + 1).filter((word, i) => !word?.startsWith('-') && !CLONE_VALUED.has(args[at + i]));
    if (operands.length === 2) return operands[1];
    return operands.length === 1 ? /([^/:]+?)(?:\.git)?\/?$/.exec(operands[0] ?? '')?.[1] : undefined;
  }
  const isVenv =
    /^python\d*(?:\.\d+)?$/.test(program) && args[0] === '-m' && /^(?:venv|virtualenv)$/.test(args[1] ?? '');
  if (!isVenv && program !== 'virtualenv') return undefined;
  const rest = args.slice(isVenv ? 2 : 0);
  const operands = rest.filter(
    (word, i) => !word?.startsWith('-') && !/^(?:-p|--python|--prompt)$/.test(rest[i - 1] ?? ''),
  );
  return operands.length === 1 ? operands[0] : undefined;
}

/** Folders beside the project in which a command puts the programs it installs. */
export function installsInto(called: string, args: readonly (string | undefined)[]): readonly string[] {
  const program = withoutCross(called);
  const [command] = args;
  if (program === 'go' && command === 'install') return ['/go/bin', '/root/go/bin'];
  if (program === 'cargo' && /^b?install$/.test(command ?? '') && !args.some((word) => word?.startsWith('--root'))) {
    return ['/usr/local/cargo/bin', '/root/.cargo/bin'];
  }
  return SYSTEM.test(program) && args.some((word) => /^(?:install|add|reinstall|in|-S\w*)$/.test(word ?? ''))
    ? OF_PACKAGES
    : [];
}

/** Where packages of a distribution put what a person copies from them. */
const OF_PACKAGES = words(
  '/usr/bin /usr/sbin /usr/lib /usr/lib64 /usr/libexec /usr/share /usr/include /bin /sbin /lib /lib64 /etc /opt',
);
