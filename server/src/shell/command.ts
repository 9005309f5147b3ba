import { type Assignment, type Command, forEachChild, type Redirection, type Word } from 'unbash';
import { type Context, within } from './context.ts';
import { givenScript } from './given.ts';
import type { Reader } from './reader.ts';
import type { Source } from './source.ts';
import type { ShellCommand, ShellRedirect } from './tree.ts';
import { rangeOf, toAssignment, toWord } from './word.ts';
import { programName, unwrap } from './wrapper.ts';

export function readCommand(node: Command, context: Context, reader: Reader): void {
  const { source } = context;
  const prefix = node.prefix.filter((child) => child.type === 'Assignment').map((child) => toAssignment(child, source));
  const nodes: (Word | Assignment)[] = node.name ? [node.name, ...node.args] : [];
  const command = nodes.length > 0 ? toCommand(node, nodes, context) : undefined;
  if (command) {
    command.assignments.unshift(...prefix);
    reader.commands.push(command);
    declare(node, command, context, reader);
  } else {
    for (const assignment of prefix) reader.assignments.push(assignment);
  }
  const inner = within(context);
  forEachChild(node, (child) => reader.visit(child, inner));
  const quoted =
    command && givenScript(command, nodes.slice(nodes.length - command.args.length), node.redirects, source);
  if (quoted) reader.quoted(quoted, { ...inner, shell: command });
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

const declaring = new Set(['export', 'declare', 'typeset', 'local', 'readonly']);

/** Records the variables that `export A=b` and `read A` set. */
function declare(node: Command, command: ShellCommand, { source }: Context, reader: Reader): void {
  if (command.program === 'read') {
    for (const { range, value } of command.args) {
      if (value && /^[A-Za-z_]\w*$/.test(value)) reader.assignments.push({ range, name: value, value: undefined });
    }
  } else if (declaring.has(command.program ?? '')) {
    const assigned = node.args.filter((argument) => argument.type === 'Assignment');
    reader.assignments.push(...assigned.map((argument) => toAssignment(argument, source)));
  }
}
