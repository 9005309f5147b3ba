import { isMemorySize, parseBoolean, parseUnsigned } from '../../knowledge/go-values.ts';
import { isBooleanKey, mountKeyNames, mountKeys, mountTypes } from '../../knowledge/reference/mounts.ts';
import type { Flag } from '../../syntax/flag.ts';
import type { MountField } from '../../syntax/mount.ts';
import type { Word } from '../../syntax/word.ts';
import type { Range } from '../../text/range.ts';
import type { Severity } from '../rule.ts';
import { shown } from '../support/shown.ts';
import { type Checked, defaultOf, fallbackOf, valueOf, withoutArgument } from './instructions.ts';

/** Something wrong with a mount. */
export interface MountFault {
  readonly range: Range;
  readonly message: string;
  readonly severity?: Severity;
  readonly field?: MountField;
  /** A word that is nearly one of a list. */
  readonly meant?: { readonly word: Word; readonly among: readonly string[] };
  /** A field that counts for nothing. */
  readonly superfluous?: MountField;
  /** Nothing more can be said of the mount before this is put right. */
  readonly blocks?: boolean;
  /** Found while the file is read, in stages that are not built as well. */
  readonly early?: boolean;
}

const TYPES = Object.keys(mountTypes);
const SHARING = Object.keys(mountKeys.sharing!.values!);

/** What BuildKit finds wrong with a mount (parseMount in instructions/commands_runmount.go), all of it at once. */
export function mountFaults(checked: Checked, flag: Flag): MountFault[] {
  const mount = flag.mount!;
  if (mount.malformed)
    return [{ range: mount.malformed, message: 'This quote is out of place.', blocks: true, early: true }];
  if (mount.fields.length === 0)
    return [{ range: flag.range, message: 'The mount is empty.', blocks: true, early: true }];
  const faults: MountFault[] = [];
  // Keys are judged by the type so far: bind until another is given.
  let type: string | undefined = 'bind';
  const known: { field: MountField; value: string | undefined }[] = [];
  for (const field of mount.fields) {
    const value = field.value && valueOf(checked, field.value);
    if (field.key.text === 'type' && field.value) type = value?.toLowerCase();
    const fault = fieldFault(checked, field, value, type);
    if (fault) faults.push(fault);
    else known.push({ field, value });
  }
  if (type === undefined || faults.some(({ blocks }) => blocks)) return faults;
  return [...faults, ...combinationFaults(flag, type, known)];
}

function fieldFault(
  checked: Checked,
  field: MountField,
  value: string | undefined,
  type: string | undefined,
): MountFault | undefined {
  const { key, range } = field;
  if (!mountKeyNames.includes(key.text)) {
    const message = key.text === '' ? 'There is a field without a name.' : `A mount has no key "${shown(key.text)}".`;
    return { range: key.range, message, field, meant: { word: key, among: mountKeyNames } };
  }
  if (!field.value && !isBooleanKey(key.text)) return { range, message: `The key "${key.text}" has no value.` };
  if (key.text === 'from') return fromFault(field, field.value!, type);
  if (key.text === 'required' && type !== undefined && type !== 'secret' && type !== 'ssh')
    return notYet(field, type, 'secret or ssh');
  if (key.text === 'size' && type !== undefined && type !== 'tmpfs') return notYet(field, type, 'tmpfs');
  if (!field.value) return undefined;
  const certain = value ?? fallbackOf(checked, field.value);
  if (certain !== undefined) return valueFault(field, field.value, certain);
  // An argument without a default: the builder stops unless it is given.
  const unset = defaultOf(checked, field.value);
  const fault = unset === undefined ? undefined : valueFault(field, field.value, unset);
  return (
    fault && {
      range: fault.range,
      message: withoutArgument(fault.message),
      severity: 'information',
    }
  );
}

const notYet = ({ key }: MountField, type: string, types: string): MountFault => ({
  range: key.range,
  message: `The key "${key.text}" is for mounts of type ${types}, and at this point the type is ${type}.`,
});

/** The names of stages and images are needed before any variable has a value. */
function fromFault(field: MountField, { text, range }: Word, type: string | undefined): MountFault | undefined {
  if (text === '' && type === 'bind') {
    const message = '"from" is empty: the files come from the build context.';
    return { range: field.range, message, severity: 'warning', superfluous: field };
  }
  const dollar = text.indexOf('$');
  if (dollar < 0 || dollar === text.length - 1) return undefined;
  return {
    range,
    message: 'Variables are not replaced in "from": name a stage FROM that image, and mount from there.',
    early: true,
  };
}

/** Whether BuildKit refuses the key with an empty value, whatever else the mount says. */
export const stopsAtEmpty = (field: MountField): boolean =>
  field.value !== undefined && valueFault(field, field.value, '') !== undefined;

function valueFault(field: MountField, word: Word, value: string): MountFault | undefined {
  const key = field.key.text;
  const tell = (message: string): MountFault => ({ range: value === '' ? field.range : word.range, message });
  switch (key) {
    case 'type':
      if (TYPES.includes(value.toLowerCase())) return undefined;
      return {
        ...tell(`There is no mount type "${shown(value)}".`),
        field,
        meant: { word, among: TYPES },
        blocks: true,
      };
    case 'sharing':
      if (SHARING.includes(value.toLowerCase())) return undefined;
      return {
        ...tell(`"sharing" takes shared, private or locked, not "${shown(value)}".`),
        field,
        meant: { word, among: SHARING },
      };
    case 'readonly':
    case 'ro':
    case 'readwrite':
    case 'rw':
    case 'required':
      return parseBoolean(value) === undefined
        ? tell(`"${key}" takes true or false, not "${shown(value)}".`)
        : undefined;
    case 'size':
      return isMemorySize(value) ? undefined : tell(`"${shown(value)}" is not a size: write it as in 64m.`);
    case 'mode':
      return parseUnsigned(value, 8) === undefined
        ? tell(`"${shown(value)}" is not a file mode: write octal digits.`)
        : undefined;
    case 'uid':
    case 'gid':
      return parseUnsigned(value, 10) === undefined
        ? tell(`"${key}" takes a number, not "${shown(value)}".`)
        : undefined;
    default:
      return undefined;
  }
}

type Known = readonly { readonly field: MountField; readonly value: string | undefined }[];

/** What is wrong only together. */
function combinationFaults(flag: Flag, type: string, known: Known): MountFault[] {
  const faults: MountFault[] = [];
  const last = (...keys: string[]) => known.findLast(({ field }) => keys.includes(field.key.text));
  const isSet = (entry: ReturnType<typeof last>) => entry !== undefined && entry.value !== '';
  const refuse = (...keys: string[]) => {
    for (const key of keys) {
      const entry = last(key);
      const counts = key === 'from' || key === 'sharing' ? isSet(entry) : entry !== undefined;
      const message = `A mount of type ${type} takes no "${key}".`;
      if (entry && counts) faults.push({ range: entry.field.key.range, message });
    }
  };
  if (type === 'bind' || type === 'tmpfs') refuse('mode', 'uid', 'gid');
  if (type !== 'cache') refuse('sharing');
  const source = last('source', 'src');
  if (type === 'ssh' && isSet(source)) {
    faults.push({ range: source!.field.key.range, message: 'A mount of type ssh takes no source.' });
  }
  if (type !== 'secret') return faults;
  refuse('from');
  const id = last('id');
  if (!isSet(id) && !isSet(source) && !isSet(last('target', 'dst', 'destination'))) {
    faults.push({ range: flag.range, message: 'A secret needs an id.' });
  } else if (isSet(id) && isSet(source) && id!.value !== undefined && source!.value !== undefined) {
    faults.push({
      range: source!.field.range,
      message: 'A secret has an id or a source, which mean the same, not both.',
    });
  }
  return faults;
}
