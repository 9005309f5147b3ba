import type { ShellAssignment, ShellWord } from './tree.ts';

interface Wrapper {
  /** Short options that take a value. */
  readonly valued?: string;
  /** Long options whose value is the next word. */
  readonly long?: readonly string[];
  /** Options that make it something other than a wrapper. */
  readonly unless?: RegExp;
  /** What stands before the wrapped command. A pattern skips a word only if it fits. */
  readonly operand?: RegExp;
  readonly assignments?: boolean;
  readonly openEnded?: boolean;
}

const any = /^/;
const wrappers: ReadonlyMap<string, Wrapper> = new Map<string, Wrapper>([
  [
    'sudo',
    {
      valued: 'CDRTUghprtu',
      long: [
        'chdir',
        'chroot',
        'close-from',
        'command-timeout',
        'group',
        'host',
        'other-user',
        'prompt',
        'role',
        'type',
        'user',
      ],
      unless: /^-[ABEHPSbikns]*[elvKV]|^--(edit|list|validate|version)$/,
      assignments: true,
    },
  ],
  ['doas', { valued: 'Cu' }],
  ['env', { valued: 'Cau', long: ['unset', 'chdir', 'argv0'], unless: /^-[0iv]*S|^--split-string/, assignments: true }],
  ['time', { valued: 'fo', long: ['format', 'output'] }],
  ['nice', { valued: 'n', long: ['adjustment'] }],
  ['ionice', { valued: 'cnpPu', long: ['class', 'classdata'], unless: /^-[pPu]/ }],
  ['nohup', {}],
  ['setsid', {}],
  ['exec', { valued: 'a' }],
  ['command', { unless: /^-p?[vV]/ }],
  ['builtin', {}],
  ['busybox', { unless: /^-/ }],
  ['fakeroot', { valued: 'lsib', long: ['lib', 'faked'] }],
  ['stdbuf', { valued: 'ioe', long: ['input', 'output', 'error'] }],
  ['unbuffer', {}],
  ['linux32', {}],
  ['linux64', {}],
  ['eatmydata', {}],
  ['tini', { valued: 'ep' }],
  ['dumb-init', { valued: 'r', long: ['rewrite'] }],
  ['retry', { valued: 'tsmdnrx', operand: /^\d+$/ }],
  ['timeout', { valued: 'kst', long: ['kill-after', 'signal'], operand: /^(\d+(\.\d*)?|\.\d+)[smhd]?$/ }],
  ['gosu', { operand: any }],
  ['su-exec', { operand: any }],
  [
    'flock',
    {
      valued: 'wE',
      long: ['timeout', 'wait', 'conflict-exit-code'],
      unless: /^-[Fenosx]*[cu]|^--(command|unlock)/,
      operand: any,
    },
  ],
  [
    'setpriv',
    {
      long: 'ambient-caps inh-caps bounding-set ruid euid rgid egid reuid regid groups securebits pdeathsig'.split(' '),
      unless: /^-d$|^--dump$/,
    },
  ],
  ['xvfb-run', { valued: 'efnpsw', long: ['error-file', 'auth-file', 'server-num', 'server-args', 'wait'] }],
  [
    'xargs',
    {
      valued: 'EILPadns',
      long: ['arg-file', 'delimiter', 'max-args', 'max-chars', 'max-procs', 'process-slot-var'],
      openEnded: true,
    },
  ],
]);

interface Unwrapped {
  readonly wrappers: readonly ShellWord[];
  readonly assignments: readonly ShellAssignment[];
  /** Index of the program among the words. */
  readonly program: number;
  readonly openEnded: boolean;
}

/** Looks through `sudo -E env A=b` to the program that is run. */
export function unwrap(words: readonly ShellWord[]): Unwrapped {
  const found: ShellWord[] = [];
  const assignments: ShellAssignment[] = [];
  let openEnded = false;
  let program = 0;
  for (;;) {
    const word = words[program]!;
    const wrapper = wrappers.get(programName(word.value) ?? '');
    const next = wrapper && inside(words, program + 1, wrapper);
    if (!wrapper || next === undefined) return { wrappers: found, assignments, program, openEnded };
    found.push(word);
    assignments.push(...next.assignments);
    if (wrapper.openEnded) openEnded = true;
    program = next.index;
  }
}

function inside(words: readonly ShellWord[], from: number, wrapper: Wrapper) {
  let index = from;
  for (; index < words.length; index++) {
    const option = words[index]!.value;
    if (option === undefined || !option.startsWith('-')) break;
    if (option === '--') {
      index++;
      break;
    }
    if (wrapper.unless?.test(option)) return undefined;
    if (takesNext(option, wrapper)) index++;
  }
  const operand = words[index]?.value;
  if (wrapper.operand && (operand === undefined || wrapper.operand.test(operand))) index++;
  const assignments: ShellAssignment[] = [];
  for (; wrapper.assignments && index < words.length; index++) {
    const { range, value, text } = words[index]!;
    const name = /^([A-Za-z_][A-Za-z0-9_]*)=/.exec(value ?? text)?.[1];
    if (name === undefined) break;
    assignments.push({ range, name, value: value?.slice(name.length + 1) });
  }
  return index < words.length ? { index, assignments } : undefined;
}

function takesNext(option: string, { valued = '', long = [] }: Wrapper): boolean {
  if (option.startsWith('--')) return long.includes(option.slice(2));
  const first = [...option].findIndex((letter, i) => i > 0 && valued.includes(letter));
  return first > 0 && first === option.length - 1;
}

/** `apt-get` for `/usr/bin/apt-get`; other paths stay, since `./install` is not `install`. */
export function programName(path: string | undefined): string | undefined {
  return path?.replace(/^\/(usr\/(local\/)?)?s?bin\/(?=[^/]+$)/, '');
}
