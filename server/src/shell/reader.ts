import {
  type Command,
  forEachChild,
  type ParsedScript,
  type PipelineNode,
  parse,
  type Statement,
  type SyntaxNode,
} from 'unbash';
import { readCommand } from './command.ts';
import { type Context, within } from './context.ts';
import { operatorAfter } from './operator.ts';
import { escapable, type Quoted, type Source, unquote } from './source.ts';
import type { ChainLink, ShellAssignment, ShellCommand, ShellVariable } from './tree.ts';
import { rangeOf, tidy } from './word.ts';

/** Each level reads its text again, so this bounds the time; nobody nests so deeply. */
const deepest = 10;

/** Collects what a script holds, walking down from its top level. */
export class Reader {
  readonly commands: ShellCommand[] = [];
  readonly links: ChainLink[] = [];
  readonly variables: ShellVariable[] = [];
  readonly assignments: ShellAssignment[] = [];
  complete = true;

  topLevel(statements: readonly Statement[], context: Context): void {
    const { text } = context.source;
    let end: number | undefined;
    for (const [index, statement] of statements.entries()) {
      const background = statement.background ?? false;
      for (const [element, node] of elementsOf(statement).entries()) {
        const operator = end === undefined ? undefined : operatorAfter(text, end);
        const link: ChainLink = {
          statement: index,
          element,
          before: operator?.text,
          operator: operator?.range,
          range: rangeOf(node, context.source),
        };
        this.links.push(link);
        this.#element(node, { ...context, link, background, conditional: operator?.text === '||' });
        end = Math.max(end ?? 0, node.end);
      }
    }
  }

  /** The script of a `sh -c '…'` or of a heredoc. False if it cannot be read. */
  quoted(quoted: Quoted, context: Context): boolean {
    if (context.depth >= deepest) this.complete = false;
    const script = context.depth < deepest ? parse(quoted.masked) : undefined;
    if (!script || script.errors?.length) return false;
    this.#statements(script.commands, { ...context, source: quoted, depth: context.depth + 1 });
    return true;
  }

  visit(node: SyntaxNode, context: Context): void {
    const { source } = context;
    switch (node.type) {
      case 'CompoundList':
        this.#statements(node.commands, context);
        return;
      case 'Command':
        this.#command(node, context);
        return;
      case 'Coproc':
        this.#children(node, { ...context, background: true });
        return;
      case 'For':
      case 'Select':
        this.assignments.push({ range: rangeOf(node.name, source), name: node.name.text, value: undefined });
        this.#children(node, { ...context, conditional: true });
        return;
      case 'If':
      case 'Elif':
      case 'While':
      case 'ArithmeticFor':
      case 'Case':
      case 'Function':
        this.#children(node, { ...context, conditional: true });
        return;
      case 'CommandExpansion':
      case 'ProcessSubstitution':
      case 'ArithmeticCommandExpansion':
        this.#substitution(node, context);
        return;
      case 'SimpleExpansion':
        this.#variable(node.text.slice(1), node, false, source);
        return;
      case 'ParameterExpansion':
        this.#variable(node.parameter, node, /^:?[-=+]$/.test(node.operation?.operator ?? ''), source);
        break;
      case 'ArithmeticWord':
        // A name alone is read as well, and as 0 if it is unset.
        if (!node.parts) this.#variable(node.value.replace('$', ''), node, !node.value.startsWith('$'), source);
        break;
    }
    this.#children(node, context);
  }

  #command(node: Command, context: Context): void {
    const { command, sets, script } = readCommand(node, context);
    if (command) this.commands.push(command);
    for (const assignment of sets) this.assignments.push(assignment);
    this.#children(node, context);
    if (script) this.quoted(script, { ...within(context), shell: command });
  }

  #children(node: SyntaxNode, context: Context): void {
    const inner = within(context);
    forEachChild(node, (child) => this.visit(child, inner));
  }

  #statements(statements: readonly Statement[], context: Context): void {
    for (const statement of statements) {
      const background = context.background || (statement.background ?? false);
      const operators = statement.command.type === 'AndOr' ? statement.command.operators : [];
      for (const [index, node] of elementsOf(statement).entries()) {
        const conditional = context.conditional || operators[index - 1] === '||';
        this.#element(node, { ...context, background, conditional });
      }
    }
  }

  #element(node: PipelineNode, context: Context): void {
    if (node.type !== 'Pipeline') {
      this.visit(node, context);
      return;
    }
    const range = rangeOf(node, context.source);
    for (const [index, command] of node.commands.entries()) {
      const pipe = { index, length: node.commands.length, range };
      const prefix = index === 0 ? node.prefixes.find((one) => one.type === 'Time') : undefined;
      const time = prefix && {
        range: rangeOf({ pos: prefix.pos, end: prefix.keywordEnd }, context.source),
        text: 'time',
        value: 'time',
        pattern: 'time',
      };
      this.visit(command, { ...context, pipe, time });
    }
  }

  #substitution(node: { pos: number; text: string; script: ParsedScript | undefined }, context: Context): void {
    if (context.depth >= deepest) {
      this.complete = false;
      return;
    }
    const script = node.script;
    if (!script) return;
    if (script.errors?.length) this.complete = false;
    if (script.source !== undefined) this.#backticks(node, script.source, context);
    else this.#statements(script.commands, { ...context, depth: context.depth + 1 });
  }

  /** Between backticks a backslash protects `$`, a backtick and itself, and inside double quotes `"` too. */
  #backticks(node: { pos: number; text: string }, decoded: string, context: Context): void {
    const text = tidy(decoded);
    for (const escapes of [escapable.backtick, escapable.double]) {
      const script = unquote(node.text.slice(1, -1), node.pos + 1, context.source, escapes);
      if (script.text !== text) continue;
      this.quoted(script, context);
      return;
    }
  }

  #variable(name: string, node: { pos: number; end: number }, defaulted: boolean, source: Source): void {
    if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) this.variables.push({ name, range: rangeOf(node, source), defaulted });
  }
}

const elementsOf = ({ command }: Statement): readonly PipelineNode[] =>
  command.type === 'AndOr' ? command.commands : [command];
