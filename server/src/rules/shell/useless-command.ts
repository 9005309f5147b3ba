import type { Dockerfile } from '../../model/dockerfile.ts';
import { scriptOf } from '../../model/run.ts';
import type { Rule } from '../rule.ts';
import { commandsNamed, type PlacedCommand } from '../support/placed-command.ts';

export const uselessCommand: Rule = {
  id: 'shell/useless-command',
  severity: 'information',
  summary: 'A command that makes no sense in a build',
  severities: 'a **hint** for a service that later commands of the same RUN may use.',
  why: `While an image is built nobody sits at a terminal, no services run, and no process outlives its RUN. What such commands show or
start is gone with the step.`,
  reported: 'FROM debian:12\nRUN [|service|] nginx start\n',
  fine: 'FROM debian:12\nCMD ["nginx", "-g", "daemon off;"]\n',
  peers: ['hadolint DL3001'],
  each: ['RUN'],
  *check(dockerfile) {
    for (const placed of commandsNamed(dockerfile, ...USES.keys())) {
      const { command } = placed;
      const use = USES.get(command.program!)!;
      if (command.args.some(({ value }) => TELLS.test(value ?? ''))) continue;
      const severity = use.judge?.(dockerfile, placed);
      if (severity === 'fine') continue;
      yield {
        range: command.name.range,
        message: `"${command.program}" ${use.because}.`,
        ...(severity && { severity }),
      };
    }
  },
};

const TELLS = /^(?:--version|--help|-V)$/;

type Judge = (dockerfile: Dockerfile, placed: PlacedCommand) => 'fine' | 'hint' | undefined;

interface Use {
  readonly because: string;
  /** Where it does make sense, or may. */
  readonly judge?: Judge;
}

/** Processes of this RUN itself, which it may look at and end. */
const hasBackground: Judge = (dockerfile, { stage, run, command }) => {
  const { commands } = scriptOf(dockerfile, stage, run);
  const isUnknown = command.args.some(({ value }) => value === undefined || value.startsWith('%'));
  return isUnknown || commands.some(({ background, program }) => background || program === 'service')
    ? 'fine'
    : undefined;
};

/** What it prints is read by another command. */
const isRead: Judge = (_, { command: { link, pipe } }) => (pipe.length > 1 || !link ? 'fine' : undefined);

const starts: Judge = (dockerfile, { stage, run, command }) => {
  const words = command.args.map(({ value }) => value);
  const at = words.findIndex((word) => word === undefined || /^(?:start|restart|reload|stop|status)$/.test(word));
  if (at < 0 || words[at] === undefined) return 'fine';
  const { commands } = scriptOf(dockerfile, stage, run);
  const others = commands.filter(({ program }) => program === command.program);
  // One that is stopped was started in this RUN.
  if (words[at] === 'stop' && others[0] !== command) return 'fine';
  const last = commands.at(-1);
  return last !== command && words[at] !== 'status' ? 'hint' : undefined;
};

const TERMINAL: Use = { because: 'needs a terminal, which a build does not have' };
const EDITOR: Use = {
  ...TERMINAL,
  // Plugins are installed without one: `vim +PlugInstall +qall`.
  judge: (_, { command }) =>
    command.args.some(({ text }) => /^["']?\+|^-(?:c|es|e|E|s|S|u|N)/.test(text)) || command.redirects.length > 0
      ? 'fine'
      : undefined,
};
const SERVICE: Use = {
  because: 'has nothing to look after in a build: what it starts ends with the RUN',
  judge: starts,
};
const PROCESSES: Use = { because: 'finds no processes in a build but those of its own RUN', judge: hasBackground };
const MACHINE: Use = { because: 'is about a running machine, not about an image' };

const USES: ReadonlyMap<string, Use> = new Map<string, Use>([
  ['top', TERMINAL],
  ['htop', TERMINAL],
  ['vim', EDITOR],
  ['nano', EDITOR],
  ['service', SERVICE],
  ['systemctl', SERVICE],
  ['kill', PROCESSES],
  ['ps', PROCESSES],
  ['free', { ...MACHINE, judge: isRead }],
  ['ifconfig', { ...MACHINE, judge: isRead }],
  ['shutdown', MACHINE],
  ['reboot', MACHINE],
  [
    'mount',
    {
      because: 'is not allowed in a build; RUN has --mount',
      judge: (_, { run, command }) =>
        run.flag('security')?.value?.text === 'insecure' || command.args.length === 0 ? 'fine' : undefined,
    },
  ],
  [
    'ssh',
    {
      because: 'has no keys in a build without --mount=type=ssh',
      judge: (_, { run, command }) =>
        run.mounts.some(({ mount }) => mount!.type === 'ssh' || mount!.type === 'secret') || command.args.length === 0
          ? 'fine'
          : undefined,
    },
  ],
]);
