import type { Range } from '../text/range.ts';
import { plainArguments } from './ast.ts';
import { isBlank, trimmed } from './characters.ts';
import { type Flag, readFlags } from './flag.ts';
import { type HeredocStart, readHeredocs } from './heredoc.ts';
import { readJson } from './json.ts';
import { continuation, indentEnd, lineAt } from './line.ts';
import { Logical } from './logical.ts';
import { type Pair, readArguments, readPairs } from './pair.ts';
import { blankSeparated, type Word, wholeRest, wordAt } from './word.ts';

/** Docker's instructions. */
export const KEYWORDS = [
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'FROM',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
] as const;
export type Keyword = (typeof KEYWORDS)[number];
const KNOWN: ReadonlySet<string> = new Set(KEYWORDS);

/** How the arguments are written: as a JSON array, as an array that is refused, or otherwise. */
export type Form = 'json' | 'other-json' | 'plain';

/**
 * What an instruction's own lines say, heredoc bodies left aside. Offsets count from its first character, so that one
 * reading serves wherever the same text stands.
 */
export interface Head {
  readonly logical: Logical;
  /** The first word as written. */
  readonly keyword: Word;
  /** The instruction; undefined when the word is none. */
  readonly name: Keyword | undefined;
  readonly flags: readonly Flag[];
  readonly form: Form;
  /** The arguments, split as this instruction splits them. For RUN and its like in shell form, one word with everything. */
  readonly words: readonly Word[];
  /** ENV, LABEL and ARG only. */
  readonly pairs: readonly Pair[];
  /** The words of ENV and LABEL that are no pairs, though the first one is. */
  readonly strays: readonly Word[];
  /** The instruction inside ONBUILD. */
  readonly trigger: Head | undefined;
  readonly heredocs: readonly HeredocStart[];
  /** Comment lines between continued lines. */
  readonly comments: readonly Range[];
  /** Where the empty lines between continued lines begin. */
  readonly blankLines: readonly number[];
}

/** Reads an instruction's own lines: `text` begins with the keyword and ends before the last line break. */
export function readHead(text: string, escape: string): Head {
  const comments: Range[] = [];
  const blankLines: number[] = [];
  const segments: { logical: number; source: number }[] = [];
  let joined = '';
  let end = 0;
  for (let line = lineAt(text, 0), first = true; first || line.start < text.length; line = lineAt(text, line.next)) {
    const indent = indentEnd(text, line);
    if (!first && text[indent] === '#' && indent < line.end) comments.push({ start: indent, end: line.end });
    else if (!first && indent === line.end) blankLines.push(line.start);
    else {
      const stop = continuation(text, line.start, line.end, escape);
      const lineEnd = stop < 0 ? line.end : stop;
      if (lineEnd > line.start || first) segments.push({ logical: joined.length, source: line.start });
      joined += text.slice(line.start, lineEnd);
      end = lineEnd;
      if (stop < 0) break;
    }
    first = false;
  }
  // The last line, which has no line break of its own here, when the file ends in the middle of the instruction.
  if (text.endsWith('\n')) blankLines.push(text.length);
  return { ...readLogical(new Logical(joined, segments, end), escape), comments, blankLines };
}

/** Splits a logical line and dispatches by instruction (newNodeFromLine in BuildKit's parser.go). */
function readLogical(logical: Logical, escape: string, inside = false): Omit<Head, 'comments' | 'blankLines'> {
  const { text } = logical;
  const { start, end } = trimmed(text);
  let keywordEnd = start;
  while (keywordEnd < end && !isBlank(text[keywordEnd]!)) keywordEnd++;
  const keyword = wordAt(logical, start, keywordEnd);
  const upper = keyword.text.toUpperCase();
  const name = KNOWN.has(upper) ? (upper as Keyword) : undefined;
  // The white space at the ends is no part of the arguments, of whatever kind (splitCommand in split_command.go).
  const args = end === text.length ? logical : logical.before(end);
  const { flags, rest: behind } = readFlags(args, keywordEnd, escape);
  const rest = trimmed(args.text, behind).start;
  const base = {
    logical,
    keyword,
    name,
    flags,
    pairs: [],
    strays: [],
    trigger: undefined,
    heredocs: [],
    form: 'plain' as Form,
  };
  switch (name) {
    case 'ENV':
    case 'LABEL':
      return { ...base, words: [], ...readPairs(args, rest, escape) };
    case 'ARG':
      return { ...base, words: [], pairs: readArguments(args, rest, escape) };
    case 'ONBUILD':
      // BuildKit refuses an ONBUILD inside ONBUILD: what it holds is of no interest, however deep it goes.
      return { ...base, words: [], ...(inside ? {} : readTrigger(args, rest, escape)) };
    case 'HEALTHCHECK':
      return { ...base, ...readHealthcheck(args, rest) };
    case 'FROM':
    case 'EXPOSE':
      return { ...base, words: plainArguments(args, rest, escape) ?? blankSeparated(args, rest) };
    case 'USER':
    case 'WORKDIR':
    case 'STOPSIGNAL':
    case 'MAINTAINER':
      return { ...base, words: whole(args, rest) };
    case undefined:
      return { ...base, words: blankSeparated(args, rest) };
    default:
      return { ...base, ...readMaybeJson(name, args, rest, escape) };
  }
}

const whole = (logical: Logical, from: number): Word[] => {
  const word = wholeRest(logical, from);
  return word ? [word] : [];
};

function readMaybeJson(name: Keyword, logical: Logical, rest: number, escape: string) {
  const json = readJson(logical, rest);
  if (json?.kind === 'strings') return { form: 'json' as const, words: json.elements };
  if (json) return { form: 'other-json' as const, words: whole(logical, rest) };
  const listed = name === 'COPY' || name === 'ADD' || name === 'VOLUME';
  return {
    words: listed ? (plainArguments(logical, rest, escape) ?? blankSeparated(logical, rest)) : whole(logical, rest),
    heredocs: name === 'RUN' || name === 'COPY' || name === 'ADD' ? readHeredocs(logical) : [],
  };
}

/** HEALTHCHECK: the first word is its type, the rest the command, in either form. */
function readHealthcheck(logical: Logical, rest: number) {
  const type = blankSeparated(logical, rest)[0];
  if (!type) return { words: [] };
  let at = rest;
  while (at < logical.text.length && !isBlank(logical.text[at]!)) at++;
  const json = readJson(logical, at);
  if (json?.kind === 'strings') return { form: 'json' as const, words: [type, ...json.elements] };
  return { form: json ? ('other-json' as const) : ('plain' as const), words: [type, ...whole(logical, at)] };
}

function readTrigger(logical: Logical, rest: number, escape: string) {
  if (rest >= logical.text.length) return {};
  const trigger = { ...readLogical(logical.from(rest), escape, true), comments: [], blankLines: [] };
  // An ONBUILD inside ONBUILD is refused; only one level may carry heredocs.
  const heredocs = trigger.name === 'ONBUILD' || trigger.heredocs.length === 0 ? [] : readHeredocs(logical);
  return { trigger, heredocs };
}
