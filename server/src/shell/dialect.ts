export type Dialect = 'posix' | 'bash' | 'ash' | 'powershell' | 'cmd' | 'other';

const dialects: ReadonlyMap<string, Dialect> = new Map<string, Dialect>([
  ['sh', 'posix'],
  ['dash', 'posix'],
  ['ksh', 'posix'],
  ['mksh', 'posix'],
  ['ash', 'ash'],
  ['bash', 'bash'],
  ['rbash', 'bash'],
  ['powershell', 'powershell'],
  ['pwsh', 'powershell'],
  ['cmd', 'cmd'],
]);

/**
 * The language of the commands that follow a SHELL instruction.
 * @param shell its words; undefined means Docker's default, `/bin/sh -c`, or `cmd /S /C` on Windows
 */
export function dialectOf(shell: readonly string[] | undefined, windows = false): Dialect {
  if (!shell) return windows ? 'cmd' : 'posix';
  return dialects.get(shellProgram(shell) ?? '') ?? 'other';
}

/** The shell among the words of a SHELL, without its folder; undefined where none that we know is there. */
export function shellProgram(shell: readonly string[]): string | undefined {
  const [first = '', second = ''] = shell.map(nameOf);
  if (first === 'busybox') return second === 'sh' || second === 'ash' ? 'ash' : undefined;
  // Others start the shell for us: `["conda", "run", "-n", "env", "/bin/bash", "-c"]`, `["/usr/bin/env", "bash", "-c"]`.
  return dialects.has(first) ? first : shell.map(nameOf).find((word) => dialects.has(word));
}

/** Whether commands of a shell can be read as POSIX or bash text. */
export const isPosix = (dialect: Dialect): boolean => dialect === 'posix' || dialect === 'bash' || dialect === 'ash';

const nameOf = (path: string): string =>
  path
    .replace(/^.*[/\\]/, '')
    .toLowerCase()
    .replace(/\.exe$/, '');

/** The interpreter that a script's first line names. A `<<-` heredoc may have it behind tabs. */
export function shebang(body: string): { readonly program: string; readonly args: readonly string[] } | undefined {
  const line = /^\t*#![ \t]*(\S[^\r\n]*)/.exec(body)?.[1];
  if (line === undefined) return undefined;
  const [path = '', ...args] = line.trim().split(/\s+/);
  if (nameOf(path) !== 'env') return { program: nameOf(path), args };
  const words = args.flatMap((word) => (/^-S./.test(word) ? ['-S', word.slice(2)] : [word]));
  const at = words.findIndex((word) => !word.startsWith('-') && !/^[A-Za-z_]\w*=/.test(word));
  return at < 0 ? { program: 'env', args } : { program: nameOf(words[at]!), args: words.slice(at + 1) };
}
