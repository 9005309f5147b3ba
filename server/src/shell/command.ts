import type { Assignment, Command, Redirection, Word } from 'unbash';
import type { Context } from './context.ts';
import { givenScript } from './given.ts';
import type { Quoted, Source } from './source.ts';
import type { ShellAssignment, ShellCommand, ShellRedirect } from './tree.ts';
import { rangeOf, toAssignment, toWord } from './word.ts';
import { programName, unwrap } from './wrapper.ts';

/** What a simple command comes to. */
interface Read {
  /** Undefined where there are assignments alone. */
  readonly command: ShellCommand | undefined;
  /** The variables it sets in its shell: those of `A=b`, `export A=b` and `read A`. */
  readonly sets: readonly ShellAssignment[];
  /** What it gives another shell to run. */
  readonly script: Quoted | undefined;
}

/** Reads a simple command, with its ranges in the text that the context's source stands for. Does not look inside its words. */
export function readCommand(node: Command, context: Context): Read {
  const { source } = context;
  const prefix = node.prefix.filter((child) => child.type === 'Assignment').map((child) => toAssignment(child, source));
  const nodes: (Word | Assignment)[] = node.name ? [node.name, ...node.args] : [];
  if (nodes.length === 0) return { command: undefined, sets: prefix, script: undefined };
  const command = toCommand(node, nodes, context);
  command.assignments.unshift(...prefix);
  const script = givenScript(command, nodes.slice(nodes.length - command.args.length), node.redirects, source);
  return { command, sets: declared(node, command, source), script };
}

function toCommand(node: Command, nodes: readonly (Word | Assignment)[], context: Context) {
  const { source, time } = context;
  const words = nodes.map((word) => toWord(word, source));
  const { program, wrappers, assignments, openEnded } = unwrap(words);
  const own = rangeOf(node, source);
  const range = time ? { start: time.range.start, end: own.end } : own;
  return {
    range,
    name: words[program]!,
    program: programName(words[program]!.value),
    args: words.slice(program + 1),
    assignments: [...assignments],
    redirects: node.redirects.map((redirect) => toRedirect(redirect, source)),
    wrappers: time ? [time, ...wrappers] : wrappers,
    link: context.link,
    conditional: context.conditional,
    background: context.background,
    pipe: context.pipe ?? { index: 0, length: 1, range },
    openEnded,
    shell: context.shell,
  } satisfies ShellCommand;
}

function toRedirect(node: Redirection, source: Source): ShellRedirect {
  const heredoc = node.type === 'HereDoc' ? node : undefined;
  const target = node.type === 'HereDoc' ? undefined : node.target;
  return {
    range: rangeOf(node, source),
    operator: node.operator,
    descriptor: node.descriptor?.type === 'FileDescriptor' ? node.descriptor.value : undefined,
    target: target && toWord(target, source),
    heredoc: heredoc && {
      delimiter: heredoc.delimiter?.value ?? '',
      quoted: heredoc.delimiter?.quoted ?? false,
      range: rangeOf(heredoc.body, source),
    },
  };
}

/** Builtins that take assignments as arguments. */
const declaring = new Set(['export', 'declare', 'typeset', 'local', 'readonly']);

function declared(node: Command, { program, args }: ShellCommand, source: Source): ShellAssignment[] {
  if (program === 'read') {
    const names = args.filter(({ value }) => value !== undefined && /^[A-Za-z_]\w*$/.test(value));
    return names.map(({ range, value }) => ({ range, name: value!, value: undefined }));
  }
  if (!declaring.has(program ?? '')) return [];
  return node.args
    .filter((argument) => argument.type === 'Assignment')
    .map((argument) => toAssignment(argument, source));
}
