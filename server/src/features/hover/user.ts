import { baseFacts, isWindows } from '../../model/base-image.ts';
import { chain, LONG_CHAIN, root, type Stage, stepsOf } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { isReadable, usersMade } from '../completion/made.ts';
import { oneLine } from '../one-line.ts';
import type { Told } from './text.ts';
import type { Writer } from './writer.ts';

const LONGEST = 80;

/** Where a user comes from, as far as the stages and the base image are known. */
export function describeUser(writer: Writer, stage: Stage, instruction: Instruction, value: string): Told | undefined {
  const { dockerfile, markup } = writer;
  const [name = ''] = value.split(':');
  const told = (text: string): Told => ({ title: value, text });
  if (name === 'root' || name === '0') return told('The user who may do everything.');
  const isNumber = /^\d+$/.test(name);
  const made = usersMade(dockerfile, stage).find(
    (one) =>
      (one.name === name || one.uid === name) &&
      (one.link !== stage || one.command.range.start < instruction.range.start),
  );
  if (made) {
    const { start, end } = made.command.range;
    const command = markup.code(oneLine(dockerfile.text.slice(start, end), LONGEST));
    const of = made.link === stage ? '' : ` of ${writer.stage(made.link)}`;
    const who = isNumber && made.name ? `${markup.code(made.name)} by number: made` : 'Made';
    return told(`${who} by ${command}${of} (${writer.lineOf(start)}).`);
  }
  const own = baseFacts(stage)?.runtimeUser;
  const base = root(stage);
  if (own && base.kind === 'image' && (own.name === name || String(own.uid) === name)) {
    const other = isNumber ? `${markup.code(own.name)} by number` : `Number ${own.uid}`;
    return told(`${other}, a user of the base image ${markup.code(base.text)}.`);
  }
  if (isNumber) return told('A user by number, which works whether or not the image has a name for it.');
  const text = /^[a-z_][\w.-]*\$?$/i.test(name) ? fromElsewhere(writer, stage, name) : undefined;
  return text === undefined ? undefined : told(text);
}

/** Where a user may come from whom no command makes that we can read; undefined where one may do so all the same. */
function fromElsewhere({ dockerfile, markup }: Writer, stage: Stage, name: string): string | undefined {
  const base = root(stage);
  const links = chain(stage, LONG_CHAIN);
  if (base.kind !== 'image' || isWindows(dockerfile, stage) || !isReadable(links)) return undefined;
  if (usersMade(dockerfile, stage).some((made) => made.name === undefined || made.name === name)) return undefined;
  const mayMakeIt = ({ name: keyword, range }: Instruction): boolean => {
    const text = keyword === 'USER' ? '' : dockerfile.text.slice(range.start, range.end);
    return text.includes(name) || /\bnewusers\b|\/passwd\b/.test(text);
  };
  if (links.flatMap(stepsOf).some(mayMakeIt)) return undefined;
  return `No command here makes this user: it has to be in the base image ${markup.code(base.text)}, or come with something that is installed or copied.`;
}
