import { ociKeys } from '../../knowledge/label-keys.ts';
import { signalMeanings, signalName } from '../../knowledge/signals.ts';
import type { Placed } from '../../model/instructions.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { contains } from '../../text/range.ts';
import { oneLine } from '../one-line.ts';
import { describeShellWord } from './shell.ts';
import { type Hover, paragraphs, type Told } from './text.ts';
import { describeUser } from './user.ts';
import type { Writer } from './writer.ts';

/** What an argument at an offset means that names neither a stage nor a path of a file: a user, a port, a signal, a volume, a label. */
export function describeArgument(writer: Writer, { instruction, stage }: Placed, offset: number): Hover | undefined {
  if (instruction.name === 'LABEL') return labelAt(writer, instruction, offset);
  const index = instruction.words.findIndex(({ range }) => contains(range, offset));
  const word = instruction.words[index];
  if (word && instruction.name === 'SHELL') {
    const text = describeShellWord(writer, instruction, index);
    return text === undefined ? undefined : { range: word.range, text };
  }
  const value = word && (instruction.form === 'json' ? word.text : stage?.scope.evaluate(word.text, instruction));
  if (!word || !value) return undefined;
  const told = about(writer, instruction, stage, index, value);
  if (!told) return undefined;
  const { markup } = writer;
  return { range: word.range, text: paragraphs(markup.bold(markup.code(oneLine(told.title, LONGEST))), told.text) };
}

const LONGEST = 80;

function about(
  writer: Writer,
  instruction: Instruction,
  stage: Stage | undefined,
  index: number,
  value: string,
): Told | undefined {
  switch (instruction.name) {
    case 'USER':
      return stage && index === 0 && !instruction.onbuild ? describeUser(writer, stage, instruction, value) : undefined;
    case 'EXPOSE':
      return port(value);
    case 'STOPSIGNAL':
      return signal(value);
    case 'VOLUME':
      return {
        title: value,
        text: 'A directory that lies outside of the container: in a volume of its own, or in one that the container is given.',
      };
    case 'HEALTHCHECK':
      return index === 0 ? check(value.toUpperCase()) : undefined;
    default:
      return undefined;
  }
}

/** `8080`, `8000-8010/udp`: tcp without a protocol. */
function port(value: string): Told | undefined {
  const [, ports, protocol = 'tcp'] = /^(\d+(?:-\d+)?)(?:\/(tcp|udp|sctp))?$/i.exec(value) ?? [];
  if (ports === undefined) return undefined;
  const what = ports.includes('-') ? 'Ports' : 'A port';
  return {
    title: `${ports}/${protocol.toLowerCase()}`,
    text: `${what} on which the program in a container listens. ${WHO_OPENS}`,
  };
}

const WHO_OPENS = 'Whoever runs it decides whether it can be reached from outside.';

function signal(value: string): Told | undefined {
  const name = signalName(value);
  const meaning = name && signalMeanings[name];
  return meaning ? { title: `SIG${name}`, text: `${meaning[0]!.toUpperCase()}${meaning.slice(1)}.` } : undefined;
}

function check(word: string): Told | undefined {
  if (word === 'CMD')
    return {
      title: word,
      text: 'The command that tells whether all is well: it ends with 0 then, and with 1 when it is not.',
    };
  return word === 'NONE' ? { title: word, text: 'No check, not even that of the base image.' } : undefined;
}

function labelAt({ markup }: Writer, { pairs }: Instruction, offset: number): Hover | undefined {
  const name = pairs.find((pair) => contains(pair.name.range, offset))?.name;
  const key = name && Object.hasOwn(ociKeys, name.text) ? ociKeys[name.text] : undefined;
  return name && key && { range: name.range, text: paragraphs(markup.bold(markup.code(name.text)), key.about) };
}
