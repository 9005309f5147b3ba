import { baseFacts } from '../../model/base-image.ts';
import { stateBefore } from '../../model/configuration.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { remember, rememberApart, rememberWhole } from '../../model/remember.ts';
import { commandsOf } from '../../model/run.ts';
import { chain, LONG_CHAIN, root, type Stage } from '../../model/stage.ts';
import { type ParsedOptions, parseOptions } from '../../shell/options.ts';
import type { ShellCommand, ShellWord } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';

/** Who an instruction runs as. Whatever is undefined is not known. */
interface User {
  readonly root: boolean | undefined;
  readonly uid: string | undefined;
  readonly gid: string | undefined;
  readonly home: string | undefined;
}

const UNKNOWN: User = { root: undefined, uid: undefined, gid: undefined, home: undefined };
const ROOT: User = { root: true, uid: '0', gid: '0', home: '/root' };

/** The user of an instruction: what USER says, or the base image's own. */
export function userAt(dockerfile: Dockerfile, stage: Stage, instruction: Instruction): User {
  const { user } = stateBefore(stage, instruction);
  const facts = baseFacts(stage);
  const text = user ? user.value : root(stage).kind === 'scratch' ? 'root' : facts?.user;
  if (text === undefined) return UNKNOWN;
  const [name = '', group] = text.split(':');
  if (name === 'root' || name === '0' || name === '') return withHome(ROOT, stage, instruction);
  const known = facts?.runtimeUser;
  const gid = group !== undefined && /^\d+$/.test(group) ? group : undefined;
  const number = /^\d+$/.test(name) ? name : undefined;
  if (known && (known.name === name || String(known.uid) === name)) {
    const uid = String(known.uid);
    return withHome(
      { root: false, uid, gid: gid ?? (group === undefined ? uid : undefined), home: known.home },
      stage,
      instruction,
    );
  }
  const created = createdUser(dockerfile, stage, name);
  return withHome(
    {
      root: false,
      uid: number ?? created?.uid,
      gid: gid ?? (group === undefined ? created?.gid : undefined),
      home: created?.home,
    },
    stage,
    instruction,
  );
}

/** Whether a command of an instruction can do what only root may, directly; unknown users count as root. */
export function mayBeRoot(dockerfile: Dockerfile, stage: Stage, run: Instruction, command: ShellCommand): boolean {
  return userAt(dockerfile, stage, run).root !== false && !isAsAnother(dockerfile, command);
}

/** Whether `sudo -u app`, `gosu app`, `su app -c` and the like make a command someone's who is not root. */
function isAsAnother(dockerfile: Dockerfile, command: ShellCommand): boolean {
  for (let inner: ShellCommand | undefined = command; inner; inner = inner.shell) {
    if (inner.program === 'su') {
      const name = parseOptions(inner.args, SU_VALUED).operands.find(({ value }) => value !== '-');
      return name !== undefined && isAnother(name.text);
    }
    // The innermost decides.
    for (let i = inner.wrappers.length - 1; i >= 0; i--) {
      const wrapper = inner.wrappers[i]!;
      const end = (inner.wrappers[i + 1] ?? inner.name).range.start;
      const pattern = CHANGES_USER.get(wrapper.value?.replace(/^.*\//s, '') ?? '');
      if (!pattern) continue;
      const name = pattern.exec(dockerfile.text.slice(wrapper.range.end, end))?.[1];
      return name !== undefined && isAnother(name);
    }
  }
  return false;
}

const SU_VALUED = new Set(['-c', '--command', '-s', '--shell', '-g', '--group', '-G', '--supp-group']);

/** Programs that run others as someone, and how they are told as whom; root if they are not. */
const CHANGES_USER = new Map([
  ['sudo', /\s(?:-[ABEHPSbikns]*u\s*|--user[=\s]\s*)(\S+)/],
  ['doas', /\s-n?u\s*(\S+)/],
  ['gosu', /^\s+(\S+)/],
  ['su-exec', /^\s+(\S+)/],
]);

/** Whether a name or number is not root's; of one with a variable nobody can tell. */
const isAnother = (text: string): boolean =>
  !text.includes('$') && !/^(?:root|0)?$/.test(text.replace(/["'#\\]/g, '').replace(/:.*/s, ''));

/** ENV HOME decides, whoever it is. */
function withHome(user: User, stage: Stage, instruction: Instruction): User {
  const definition = stage.scope.definitionAt('HOME', instruction);
  return definition ? { ...user, home: definition.value } : user;
}

/** Options of useradd and adduser that take a value. */
export const USERADD_VALUED: ReadonlySet<string> = new Set(
  `-u --uid -g --gid --ingroup -G --groups -d --home --home-dir -h -s --shell -c --comment --gecos -p --password -K --key
  -e --expiredate -k --skel -b --base-dir`.split(/\s+/),
);

/** What a `useradd` or `adduser` in the chain of stages says of a user, by name or number. */
function createdUser(dockerfile: Dockerfile, stage: Stage, name: string): Created | undefined {
  for (const link of chain(stage, LONG_CHAIN)) {
    const found = byNameOrNumber(usersMadeIn(dockerfile, link)).get(name);
    if (found) return found;
  }
  return undefined;
}

interface Created {
  readonly name: string | undefined;
  /** The word that names the user, where nothing is named but a user: `adduser app video` adds one to a group. */
  readonly word: ShellWord | undefined;
  readonly command: ShellCommand;
  readonly uid: string | undefined;
  readonly gid: string | undefined;
  readonly home: string | undefined;
}

/** The users that the `useradd` and `adduser` of a stage's own RUNs make. Whatever is undefined is not known. */
export const usersMadeIn = (dockerfile: Dockerfile, stage: Stage): readonly Created[] => madeIn(dockerfile)(stage);

const madeIn = rememberWhole((dockerfile: Dockerfile) =>
  rememberApart((stage: Stage): readonly Created[] =>
    stage.instructions
      .filter(({ name }) => name === 'RUN')
      .flatMap((run) => commandsOf(dockerfile, stage, run))
      .filter(({ program }) => program === 'useradd' || program === 'adduser')
      .map((command) => {
        const { program, args } = command;
        const options = parseOptions(args, USERADD_VALUED);
        const name = options.operands[0]?.value;
        const busybox = program === 'adduser' && BUSYBOX.has(baseFacts(stage)?.distribution);
        return {
          name,
          word: options.operands.length === 1 ? options.operands[0] : undefined,
          command,
          uid: numberOf(options.value('-u', '--uid')),
          gid: numberOf(options.value('-g', '--gid')),
          home: homeOf(options, name, busybox),
        };
      }),
  ),
);

const byNameOrNumber = remember((users: readonly Created[]): ReadonlyMap<string, Created> => {
  const found = new Map<string, Created>();
  // Of several the first counts.
  for (const user of [...users].reverse()) {
    if (user.uid !== undefined) found.set(user.uid, user);
    if (user.name !== undefined) found.set(user.name, user);
  }
  return found;
});

const BUSYBOX = new Set<string | undefined>(['alpine', 'busybox']);

const numberOf = (word: ShellWord | undefined): string | undefined =>
  word?.value !== undefined && /^\d+$/.test(word.value) ? word.value : undefined;

function homeOf(options: ParsedOptions, name: string | undefined, busybox: boolean): string | undefined {
  const given = options.value('-d', '--home', '--home-dir', '-h');
  if (given || options.has('-d', '--home', '--home-dir', '-h')) return given?.value;
  // A system user has no home unless it is asked for, or has another; BusyBox makes no difference.
  const system = !busybox && options.has('-r', '-S', '--system');
  return name === undefined || system || options.has('-b', '--base-dir') ? undefined : `/home/${name}`;
}
