import { parseBoolean } from '../knowledge/go-values.ts';
import { cleanPath } from './configuration.ts';

const PROTOCOL = /^([a-zA-Z0-9]+):\/\//;
const SUPPORTED = new Set(['http', 'https', 'ssh', 'git']);
/** `git@github.com:org/repo.git`, gitSSHRegex in BuildKit's sshutil. */
const SCP = /^[a-zA-Z0-9-_]+@[a-zA-Z0-9-.]+:(.*?)(?:\?(.*?))?(?:#(.*))?$/;

/** What a source of COPY or ADD is taken for. */
interface Source {
  readonly kind: 'git' | 'http' | 'path';
  /** What is behind the question mark of a Git source. */
  readonly query: string;
  /** What is behind its hash: `ref:subdirectory`. */
  readonly fragment: string;
}

/** Tells Git repositories and URLs from paths as BuildKit does (ParseGitRef in dfgitutil/git_ref.go, isHTTPSource in convert_copy.go). */
export function readSource(text: string): Source {
  const path: Source = { kind: /^https?:\/\//.test(text) ? 'http' : 'path', query: '', fragment: '' };
  if (/^\.\.?\//.test(text)) return path;
  const protocol = PROTOCOL.exec(text)?.[1]?.toLowerCase();
  if (protocol === undefined) {
    const scp = SCP.exec(text);
    return scp ? { kind: 'git', query: scp[2] ?? '', fragment: scp[3] ?? '' } : path;
  }
  const url = SUPPORTED.has(protocol) ? parsed(text) : undefined;
  if (!url || (/^https?$/.test(protocol) && !url.path.endsWith('.git'))) return path;
  return { kind: 'git', query: url.query, fragment: url.fragment };
}

/** Whether BuildKit clones what a source of ADD names. */
export const isGitSource = (text: string): boolean => readSource(text).kind === 'git';

/** Whether BuildKit downloads what a source of ADD names. */
export const isHttpSource = (text: string): boolean => readSource(text).kind === 'http';

/** What url.Parse lets stand in front of the path; of escapes, only those beyond ASCII in the host. */
const USER = /^[\w.~:!$&'()*+,;=%@-]*$/;
const HOST = /^(?:[\w.~:!$&'()*+,;=<>"[\]-]|[^\x00-\x7f]|%[89a-f][0-9a-f])*$/i;

/** The path and the query of a URL; undefined for what Go's url.Parse refuses. */
function parsed(text: string): { path: string; query: string; fragment: string } | undefined {
  const match = /^[a-zA-Z][a-zA-Z0-9]*:\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(text);
  if (!match || /[\x00-\x1f\x7f ]/.test(text)) return undefined;
  const [, host = '', path = '', query = '', fragment = ''] = match;
  const [, user = '', name = ''] = /^(?:(.*)@)?(.*)$/s.exec(host)!;
  if (!USER.test(user) || !HOST.test(name) || /:[^0-9\]][^\]]*$/.test(name)) return undefined;
  if (/%(?![0-9a-fA-F]{2})/.test(path)) return undefined;
  return { path: decode(path), query, fragment };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const BOOLEANS = new Set(['keep-git-dir', 'submodules', 'fetch-by-commit']);
const OPTIONS = new Set([...BOOLEANS, 'ref', 'tag', 'branch', 'subdir', 'checksum', 'commit', 'mtime']);

/** What the builder refuses about a Git repository's query (loadQuery in dfgitutil/git_ref.go). */
export function queryFault({ query, fragment }: Source): string | undefined {
  const options = new URLSearchParams(query);
  for (const key of new Set(options.keys())) {
    const [value = '', ...more] = options.getAll(key);
    if (more.length > 0) return `"${key}" is given twice`;
    if (!OPTIONS.has(key)) return `there is no option "${key}"`;
    if (value === '' && !BOOLEANS.has(key)) return `"${key}" has no value`;
    if (value !== '' && BOOLEANS.has(key) && parseBoolean(value) === undefined) return `"${key}" takes true or false`;
    if (key === 'mtime' && value !== 'checkout' && value !== 'commit') return '"mtime" takes checkout or commit';
  }
  return conflict(options, fragment);
}

/** Two options that name different commits or directories. */
function conflict(options: URLSearchParams, fragment: string): string | undefined {
  const [hashRef = '', hashDirectory = ''] = fragment.split(/:(.*)/s);
  const full = (name: string | null, prefix: string) => (name && !name.startsWith(prefix) ? prefix + name : name);
  const tag = full(options.get('tag'), 'refs/tags/');
  const branch = full(options.get('branch'), 'refs/heads/');
  if (tag && branch) return 'it has a tag and a branch';
  const refs = new Set([hashRef, options.get('ref'), tag, branch].filter(Boolean));
  if (refs.size > 1) return 'it names two refs';
  const directory = options.get('subdir');
  return hashDirectory && directory && directory !== cleanPath(hashDirectory).slice(1)
    ? 'it names two directories'
    : undefined;
}
