import type { Assignment, Redirection, Word } from 'unbash';
import { escapable, type Quoted, type Source, unquote } from './source.ts';
import type { ShellCommand, ShellWord } from './tree.ts';

const shells = new Set(['sh', 'bash', 'ash', 'dash']);

/** The script that a command hands to another shell: `sh -c '…'`, `su user -c '…'`, `bash <<EOF`. */
export function givenScript(
  command: ShellCommand,
  args: readonly (Word | Assignment)[],
  redirects: readonly Redirection[],
  source: Source,
): Quoted | undefined {
  const program = command.program?.replace(/^.*\//, '') ?? '';
  if (program === 'su' || program === 'runuser') return literal(args[suArgument(command.args)], source);
  if (!shells.has(program)) return undefined;
  const given = shellArgument(command.args);
  if (given === 'input') return command.openEnded ? undefined : heredoc(redirects, source);
  return given === undefined ? undefined : literal(args[given], source);
}

function suArgument(args: readonly ShellWord[]): number {
  return 1 + args.findIndex(({ value }) => value !== undefined && /^(-[a-z]*c|--command)$/.test(value)) || -1;
}

/** Index of the script among a shell's arguments. */
function shellArgument(args: readonly ShellWord[]): number | 'input' | undefined {
  let command = false;
  let input = false;
  let index = 0;
  for (; index < args.length; index++) {
    const { value } = args[index]!;
    if (value === undefined) {
      if (command) break;
      return undefined;
    }
    if (value === '-' || value === '--') {
      index++;
      break;
    }
    if (!/^[-+]/.test(value)) break;
    if (value.startsWith('--')) {
      if (value === '--rcfile' || value === '--init-file') index++;
      continue;
    }
    if (value.startsWith('-')) {
      command ||= value.includes('c');
      input ||= value.includes('s');
    }
    // `-o` and `-O` take a name each, after the bundle: `-eo pipefail -c`.
    index += value.match(/o/gi)?.length ?? 0;
  }
  if (command) return index < args.length ? index : undefined;
  return input || index >= args.length ? 'input' : undefined;
}

function literal(node: Word | Assignment | undefined, source: Source): Quoted | undefined {
  if (node?.type !== 'Word') return undefined;
  const parts = node.parts ?? [];
  const [part] = parts;
  if (parts.length === 0 && !/[\\'"]/.test(node.text)) return unquote(node.text, node.pos, source, escapable.single);
  if (parts.length !== 1 || !part || part.text.length < 2) return undefined;
  const raw = part.text.slice(1, -1);
  if (part.type === 'SingleQuoted') return unquote(raw, part.pos + 1, source, escapable.single);
  if (part.type === 'DoubleQuoted') return unquote(raw, part.pos + 1, source, escapable.double, part.parts);
  return undefined;
}

function heredoc(redirects: readonly Redirection[], source: Source): Quoted | undefined {
  const last = redirects.findLast(({ type }) => type === 'HereDoc' || type === 'HereString');
  if (last?.type !== 'HereDoc' || !last.closing) return undefined;
  const { body, delimiter } = last;
  const quoted = delimiter?.quoted ?? false;
  const raw = source.text.slice(body.pos, body.end);
  return unquote(raw, body.pos, source, quoted ? escapable.single : escapable.heredoc, quoted ? [] : body.parts);
}
