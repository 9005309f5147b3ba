import { parseBoolean } from '../../knowledge/go-values.ts';
import type { Flag } from '../../syntax/flag.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { LexError } from '../../syntax/lexed.ts';
import { lex } from '../../syntax/lexer.ts';
import { commaSeparated } from '../../syntax/mount.ts';
import { listed } from '../support/listed.ts';
import { shown } from '../support/shown.ts';
import { flagsOf } from './flags.ts';
import { nearest } from './nearest.ts';

/** Something wrong with a value that BuildKit takes as it is written. */
interface FixedFault {
  readonly message: string;
  /** What may have been meant. */
  readonly meant?: readonly string[];
}

/** What is wrong with the value of a flag in which no variable is replaced; found while the file is read. */
export function fixedFault(instruction: Instruction, { name, value }: Flag, escape: string): FixedFault | undefined {
  if (!value) return undefined;
  const { text } = value;
  const flag = flagsOf(instruction)?.get(name.text);
  if (flag?.values) {
    return Object.hasOwn(flag.values, text) ? undefined : choiceFault(name.text, text, Object.keys(flag.values));
  }
  if (flag?.kind === 'boolean') return booleanFault(name.text, text);
  if (instruction.name === 'RUN' && name.text === 'device') return deviceFault(text);
  if (instruction.name === 'COPY' && name.text === 'from') return fromFault(text, escape);
  return undefined;
}

function choiceFault(name: string, value: string, among: readonly string[], meant = nearest(value, among)): FixedFault {
  const takes = `it takes ${listed(among).replace(' and ', ' or ')}`;
  const message = value.includes('$')
    ? `Variables are not replaced in "--${name}": ${takes}.`
    : `"--${name}" does not take "${shown(value)}": ${takes}.`;
  return { message, meant };
}

const BOOLEANS = ['true', 'false'];

function booleanFault(name: string, value: string): FixedFault | undefined {
  // An empty one is a flag without its value.
  if (/^(?:true|false)?$/i.test(value)) return undefined;
  const meant = parseBoolean(value);
  return choiceFault(name, value, BOOLEANS, meant === undefined ? undefined : [String(meant)]);
}

/** ParseDevice in instructions/commands_rundevice.go. */
function deviceFault(text: string): FixedFault | undefined {
  const fields = commaSeparated(text);
  if (!fields) return { message: text === '' ? 'The device is empty.' : 'A quote in it is out of place.' };
  let device = '';
  for (const field of fields) {
    const [key = '', value] = field.split(/=(.*)/s);
    const isRequired = key.toLowerCase() === 'required';
    if (value === undefined) {
      if (isRequired) continue;
      if (device !== '') return { message: `"${shown(field)}" has no value.` };
      device = field;
    } else if (key.toLowerCase() === 'name') {
      if (device !== '') return { message: `The device has a name already, "${shown(device)}".` };
      device = value;
    } else if (isRequired) {
      if (parseBoolean(value) === undefined)
        return { message: `"required" takes true or false, not "${shown(value)}".` };
    } else if (device !== '') return { message: `A device has no key "${shown(key)}".` };
    else device = field;
  }
  return undefined;
}

/** toCommand in dockerfile2llb/convert.go: whatever a variable would change is refused. */
export function fromFault(text: string, escape: string): FixedFault | undefined {
  if (!/[$'"\\`]/.test(text)) return undefined;
  const message = 'Variables are not replaced in "--from": name a stage FROM that image, and copy from there.';
  try {
    return lex(text, { escape }).result === text ? undefined : { message };
  } catch (error) {
    if (error instanceof LexError) return { message };
    throw error;
  }
}
