import type { Instruction } from '../../syntax/instruction.ts';

/** What is being written: which form of the instruction, and which parameter of it; undefined where a shell reads on. */
interface Written {
  /** The beginning of the form: `[` for JSON. */
  readonly form: 'json' | 'plain' | undefined;
  readonly parameter: string;
}

/** The parameter of an instruction, its flags aside, that is being written at an offset. */
export function writtenAt(instruction: Instruction, offset: number): Written | undefined {
  const { name, words } = instruction;
  // A trigger is read without the blanks behind it.
  const outer = instruction.onbuild ?? instruction;
  const start = outer.indexAt(instruction.argumentsStart);
  const written = outer.logicalText.slice(start).trimStart();
  const before = outer.logicalText.slice(start, Math.max(start, outer.indexAt(offset))).trimStart();
  const isJson = instruction.form === 'json' || written.startsWith('[');
  const form = isJson ? 'json' : before === '' ? undefined : 'plain';
  switch (name) {
    case 'FROM':
      return { form, parameter: complete(before) === 0 ? 'image' : 'name' };
    case 'COPY':
    case 'ADD': {
      const isLast =
        words.every(({ range }) => range.start <= offset) && (isJson ? commas(before) : complete(before)) > 0;
      return { form, parameter: isLast ? 'destination' : 'source' };
    }
    case 'ENV':
    case 'LABEL':
      return { form, parameter: endsInValue(before) ? 'value' : 'name' };
    case 'ARG':
      return { form, parameter: endsInValue(before) ? 'default' : 'name' };
    case 'EXPOSE':
      return { form, parameter: before.slice(lastBlank(before) + 1).includes('/') ? 'protocol' : 'port' };
    case 'USER':
      return { form, parameter: before.includes(':') ? 'group' : 'user' };
    case 'HEALTHCHECK':
      return checkAt(before);
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
    case 'SHELL':
      return commandAt(name, before, isJson);
    default:
      return { form, parameter: ONLY[name ?? ''] ?? '' };
  }
}

const ONLY: Readonly<Record<string, string>> = {
  MAINTAINER: 'name',
  ONBUILD: 'instruction',
  STOPSIGNAL: 'signal',
  VOLUME: 'path',
  WORKDIR: 'path',
};

function commandAt(name: string, before: string, isJson: boolean): Written | undefined {
  if (isJson || name === 'SHELL') return { form: 'json', parameter: commas(before) > 0 ? 'argument' : 'program' };
  if (before !== '') return undefined;
  // Docker's advice is the JSON form for what containers run.
  return { form: undefined, parameter: name === 'RUN' ? 'command' : 'program' };
}

function checkAt(before: string): Written | undefined {
  const command = /^\S+\s+(.*)$/s.exec(before)?.[1];
  if (command === undefined) return /^N/i.test(before) ? undefined : { form: undefined, parameter: 'command' };
  return /^CMD\s/i.test(before) ? commandAt('RUN', command, command.startsWith('[')) : undefined;
}

/** How many words are complete in front of the cursor. */
const complete = (text: string): number => (text.match(/\S+/g)?.length ?? 0) - (/\S$/.test(text) ? 1 : 0);

/** Where the last blank is. */
function lastBlank(text: string): number {
  let at = text.length - 1;
  while (at >= 0 && !/\s/.test(text[at]!)) at--;
  return at;
}

/** Whether pairs end behind the `=` of one, in its value. */
function endsInValue(text: string): boolean {
  let inValue = false;
  let quote = '';
  for (const character of text) {
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '=') inValue = true;
    else if (/\s/.test(character)) inValue = false;
  }
  return inValue;
}

/** How many elements of a JSON array are. */
const commas = (text: string): number => text.replace(/"(?:[^"\\]|\\.)*"?/g, '').split(',').length - 1;
