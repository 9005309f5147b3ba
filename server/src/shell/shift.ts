import { type Range, shift } from '../text/range.ts';
import type { ChainLink, Script, ShellCommand, ShellRedirect } from './tree.ts';

const latest = new WeakMap<Script, { readonly by: number; readonly script: Script }>();

const originals = new WeakMap<ShellCommand, ShellCommand>();

/**
 * The command as it was first read, with other offsets. That is the same object for as long as its script is remembered: what does
 * not depend on where a command stands can be remembered for it, from one keystroke to the next.
 */
export const original = (command: ShellCommand): ShellCommand => originals.get(command) ?? command;

/** The same script further down in a text. Each list is made when it is first asked for. */
export function shifted(script: Script, by: number): Script {
  if (by === 0) return script;
  const known = latest.get(script);
  if (known?.by === by) return known.script;
  const view = viewOf(script, by);
  latest.set(script, { by, script: view });
  return view;
}

function viewOf(script: Script, by: number): Script {
  const move = <T extends { readonly range: Range }>(node: T): T => ({ ...node, range: shift(node.range, by) });
  const links = once(
    () => new Map<ChainLink, ChainLink>(script.links.map((link) => [link, { ...move(link), ...operatorOf(link, by) }])),
  );
  const commands = once(() => {
    const moved = new Map<ShellCommand, ShellCommand>();
    for (const command of script.commands) {
      const here = {
        ...move(command),
        name: move(command.name),
        args: command.args.map(move),
        assignments: command.assignments.map(move),
        redirects: command.redirects.map((redirect) => redirectAt(redirect, by)),
        wrappers: command.wrappers.map(move),
        link: command.link && links().get(command.link),
        pipe: move(command.pipe),
        shell: command.shell && moved.get(command.shell),
      };
      originals.set(here, command);
      moved.set(command, here);
    }
    return [...moved.values()];
  });
  const allLinks = once(() => [...links().values()]);
  const variables = once(() => script.variables.map(move));
  const assignments = once(() => script.assignments.map(move));
  return {
    complete: script.complete,
    shebang: script.shebang,
    get commands() {
      return commands();
    },
    get links() {
      return allLinks();
    },
    get variables() {
      return variables();
    },
    get assignments() {
      return assignments();
    },
  };
}

const operatorOf = ({ operator }: ChainLink, by: number) => ({ operator: operator && shift(operator, by) });

function redirectAt(redirect: ShellRedirect, by: number): ShellRedirect {
  const { range, target, heredoc } = redirect;
  return {
    ...redirect,
    range: shift(range, by),
    target: target && { ...target, range: shift(target.range, by) },
    heredoc: heredoc && { ...heredoc, range: shift(heredoc.range, by) },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
