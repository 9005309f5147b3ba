import { isSpace } from '../../syntax/characters.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Word } from '../../syntax/word.ts';
import { insert, remove, replace } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Fix, Problem, Rule } from '../rule.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { shown } from '../support/shown.ts';
import { flagsOf } from './flags.ts';
import { isFlag } from './from-arguments.ts';
import { checkedInstructions } from './instructions.ts';
import { meantArray } from './meant-array.ts';

export const misplacedFlag: Rule = {
  id: 'syntax/misplaced-flag',
  severity: 'warning',
  summary: 'A flag stands where it is a file name or a word like any other',
  severities: 'an **error** in FROM, where the builder stops.',
  why: `Flags stand right behind the instruction, with two dashes. Behind the first path they are paths, without a message:
\`COPY app --chown=1000 /srv/\` looks for a file called \`--chown=1000\`. A file of such a name is copied behind a lone \`--\`.

The builder reads flags byte by byte, and one byte of a letter such as \`à\` is a space by itself: the flag ends there, and what
follows is a word like any other. Quotes keep the flag together, but not the letter.`,
  reported: 'FROM alpine:3.20\nCOPY app [|--chown=1000|] /srv/\n',
  fine: 'FROM alpine:3.20\nCOPY --chown=1000 app /srv/\nCOPY -- --odd-name /srv/\n',
  peers: [],
  changes: ['steps', 'Healthcheck', 'OnBuild'],
  each: 'any',
  *check(dockerfile) {
    if (isForeignFrontend(dockerfile)) return;
    for (const { instruction } of checkedInstructions(dockerfile)) {
      for (const { cut } of instruction.flags) if (cut) yield cutFlag(instruction, cut);
      for (const word of misplacedFlags(instruction)) {
        yield {
          range: word.range,
          message: messageOf(instruction, word),
          ...(instruction.name === 'FROM' && { severity: 'error' as const }),
          fixes: () => moveUp(instruction, word),
        };
      }
    }
  },
};

/** The words of an instruction that look like its flags and are none. */
export function misplacedFlags(instruction: Instruction): readonly Word[] {
  const { name, words, form } = instruction;
  if (form !== 'plain' || endsFlags(instruction) || meantArray(instruction)) return [];
  switch (name) {
    case 'COPY':
    case 'ADD':
      return words.filter(({ text }, i) => (i > 0 && /^--./.test(text)) || isSingleDashed(instruction, text));
    case 'FROM':
      return words.filter(isFlag);
    case 'HEALTHCHECK':
      return words[0]?.text.toUpperCase() === 'CMD' && words[1] ? leadingFlags(instruction, words[1]) : [];
    default:
      return [];
  }
}

/** Whether a lone `--` stands behind the flags. */
function endsFlags(instruction: Instruction): boolean {
  const start = instruction.flags.at(-1)?.range.end ?? instruction.keyword.range.end;
  return instruction.wordAt({ start, end: instruction.argumentsStart }).text.trim() !== '';
}

const isSingleDashed = (instruction: Instruction, text: string): boolean =>
  flagsOf(instruction)!.has(/^-([\w-]+)=/.exec(text)?.[1] ?? '');

/** The flags of HEALTHCHECK in front of its command. Further on, they are the command's own. */
function leadingFlags(instruction: Instruction, command: Word): Word[] {
  const found: Word[] = [];
  for (const { 0: text, index } of command.text.matchAll(/\S+/g)) {
    if (!flagsOf(instruction)!.has(/^--([\w-]+)=/.exec(text)?.[1] ?? '')) break;
    found.push({ text, range: instruction.partOf(command, index, index + text.length) });
  }
  return found;
}

function messageOf({ name }: Instruction, { text }: Word): string {
  const flag = text.split('=')[0]!;
  if (name === 'HEALTHCHECK') return `After CMD, "${shown(flag)}" is part of the command.`;
  if (name === 'FROM') return `The flag "${shown(flag)}" belongs before the image, with two dashes.`;
  if (!text.startsWith('--')) return `With one dash, "${shown(flag)}" is a path, not a flag.`;
  return `After a path, "${shown(flag)}" is a path, too, not a flag.`;
}

/** A flag that ends in the middle of a word, or at a blank that is more than one byte. */
function cutFlag(instruction: Instruction, range: Range): Problem {
  const { text } = instruction.wordAt(range);
  const message = (what: string) => `The builder reads flags byte by byte, and ${what} has one that ends the flag.`;
  // What is left of it makes a platform that there is not.
  const severity = instruction.name === 'FROM' ? 'error' : 'warning';
  if (!isSpace(text)) return { range, severity, message: message(`"${text}"`) };
  return {
    range,
    severity,
    message: message('this blank, which is no plain space,'),
    fixes: () => [{ title: 'Use a space', edits: [replace(range, ' ')], safe: false, preferred: true }],
  };
}

/** Moves a flag right behind the instruction, or the flags it has; not one that would be refused there. */
function moveUp(instruction: Instruction, word: Word): Fix[] {
  const { flags, keyword, words, comments } = instruction;
  const flag = word.text.startsWith('--') ? word.text : `-${word.text}`;
  const name = /^--([\w-]+)(?:=[^'"]*)?$/.exec(flag)?.[1] ?? '';
  const kind = flagsOf(instruction)!.get(name)?.kind;
  if (!kind || (kind !== 'boolean' && !flag.includes('='))) return [];
  if (kind !== 'list' && flags.some((other) => other.name.text === name)) return [];
  if (word === words[0]) {
    return [{ title: 'Write two dashes', edits: [insert(word.range.start, '-')], safe: false, preferred: true }];
  }
  // A checksum is that of one source.
  if (name === 'checksum' && words.length > 3) return [];
  const isCopy = instruction.name === 'COPY' || instruction.name === 'ADD';
  const ends = [...words, ...misplacedFlags(instruction)].map(({ range }) => range.end);
  const start = Math.max(...ends.filter((end) => end <= word.range.start));
  const inTheWay = comments.some((comment) => comment.start > start && comment.end < word.range.end);
  if (inTheWay || (isCopy && words.length < 3)) return [];
  const front = flags.at(-1)?.range.end ?? keyword.range.end;
  const edits = [insert(front, ` ${flag}`), remove({ start, end: word.range.end })];
  return [{ title: `Move "--${name}" to the front`, edits, safe: false, preferred: true }];
}
