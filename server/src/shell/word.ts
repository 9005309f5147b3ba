import type { Assignment, Word, WordPart } from 'unbash';
import type { Range } from '../text/range.ts';
import { joint } from './joint.ts';
import { opaque, type Source } from './source.ts';
import type { ShellAssignment, ShellWord } from './tree.ts';

interface Known {
  readonly value: string | undefined;
  readonly pattern: string | undefined;
}

const unknown: Known = { value: undefined, pattern: undefined };

/** Where a node of the parser stands in the outer text that its source is a part of. */
export function rangeOf(node: { readonly pos: number; readonly end: number }, source: Source): Range {
  const start = source.place(node.pos);
  return { start, end: Math.max(start, source.place(node.end)) };
}

/** A word, or an assignment that is an argument, with its range in the outer text. */
export function toWord(node: Word | Assignment, source: Source): ShellWord {
  const known = node.type === 'Word' ? knownOf(node) : assigned(node);
  return { range: rangeOf(node, source), text: tidy(source.text.slice(node.pos, node.end)), ...checked(known) };
}

/** An assignment, with its range in the outer text; `a+=b` and `a[0]=b` leave the value open. */
export function toAssignment(node: Assignment, source: Source): ShellAssignment {
  const value =
    node.value.type === 'Word' && !node.append && !node.index ? checked(knownOf(node.value)).value : undefined;
  return { range: rangeOf(node, source), name: node.name, value };
}

/** Joints are where lines were put together: they stand for nothing. */
export const tidy = (text: string): string => (text.includes(joint) ? text.replaceAll(joint, '') : text);

function checked({ value, pattern }: Known): Known {
  if (pattern === undefined || pattern.includes(opaque)) return unknown;
  return { value: value === undefined ? undefined : tidy(value), pattern: tidy(pattern) };
}

/** `export A=b` has an assignment where other commands have words. */
function assigned(node: Assignment): Known {
  if (node.value.type !== 'Word') return unknown;
  const name = node.text.slice(0, node.value.pos - node.pos);
  const { value, pattern } = knownOf(node.value);
  return {
    value: value === undefined ? undefined : name + value,
    pattern: pattern === undefined ? undefined : name + pattern,
  };
}

function knownOf(word: Word): Known {
  const parts = word.parts;
  const pattern = parts ? patternOf(parts) : word.value;
  if (pattern === undefined) return unknown;
  const open = word.text.startsWith('~') || parts?.some((part) => expandsNames.has(part.type));
  return { value: open ? undefined : pattern, pattern };
}

const expandsNames: ReadonlySet<WordPart['type']> = new Set(['Glob', 'ExtendedGlob', 'BraceExpansion']);

function patternOf(parts: readonly WordPart[]): string | undefined {
  let pattern = '';
  for (const part of parts) {
    switch (part.type) {
      case 'Literal':
      case 'SingleQuoted':
      case 'AnsiCQuoted':
        pattern += part.value;
        break;
      case 'DoubleQuoted':
      case 'LocaleString': {
        const inside = patternOf(part.parts);
        if (inside === undefined) return undefined;
        pattern += inside;
        break;
      }
      case 'Glob':
      case 'ExtendedGlob':
      case 'BraceExpansion':
        if (/[$`]/.test(part.text)) return undefined;
        pattern += part.text;
        break;
      default:
        return undefined;
    }
  }
  return pattern;
}
