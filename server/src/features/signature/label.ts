import { type FlagReference, flagReferences } from '../../knowledge/reference/flags.ts';
import { type InstructionReference, instructionReferences } from '../../knowledge/reference/instructions.ts';
import { type MountType, mountKeys, mountTypes } from '../../knowledge/reference/mounts.ts';
import type { Keyword } from '../../syntax/head.ts';
import type { Range } from '../../text/range.ts';

/** How something is written: one line, and the parts of it that a person fills in. */
export interface Signature {
  readonly label: string;
  readonly parameters: readonly Parameter[];
}

interface Parameter {
  /** `--from`, `source`, or the key of a mount. */
  readonly name: string;
  /** Its place in the label. */
  readonly range: Range;
  /** What it is for; code stands between backticks. */
  readonly about: string;
}

/** A label that grows part by part. */
class Label {
  text: string;
  readonly parameters: Parameter[] = [];

  constructor(text: string) {
    this.text = text;
  }

  add(text: string, name: string, about: string): void {
    this.parameters.push({ name, about, range: { start: this.text.length, end: this.text.length + text.length } });
    this.text += text;
  }
}

const withDefault = (about: string, standard: string | undefined): string =>
  standard === undefined ? about : `${about} Without it: \`${standard}\`.`;

/** The signatures of an instruction, one for each way to write it. */
export function signaturesOf(name: Keyword): readonly Signature[] {
  const entry = instructionReferences[name]!;
  return entry.forms.map((form) => {
    const label = new Label(name);
    // HEALTHCHECK NONE takes no flags.
    for (const [flag, reference] of form === 'NONE' ? [] : flagReferences(name)) addFlag(label, flag, reference);
    label.text += ' ';
    addForm(label, form, entry);
    return { label: label.text, parameters: label.parameters };
  });
}

function addFlag(label: Label, name: string, { takes, kind, about, default: standard }: FlagReference): void {
  label.text += ' ';
  const text = `[--${name}${takes === '' ? '' : `=${takes}`}]`;
  label.add(text + (kind === 'list' ? '…' : ''), `--${name}`, withDefault(about, standard));
}

/** Names in angle brackets are parameters. */
function addForm(label: Label, form: string, { parameters }: InstructionReference): void {
  for (const part of form.split(/(<[a-z]+>…?)/)) {
    const name = /^<([a-z]+)>/.exec(part)?.[1];
    if (name === undefined) label.text += part;
    else label.add(part, name, parameters[name]!);
  }
}

/** The signatures of a mount, one for each type. */
export const mountSignatures: ReadonlyMap<MountType, Signature> = new Map(
  (Object.keys(mountTypes) as MountType[]).map((type) => {
    const label = new Label('--mount=');
    label.add(`type=${type}`, 'type', mountKeys.type!.about);
    const needsTarget = type === 'bind' || type === 'cache' || type === 'tmpfs';
    const first = needsTarget ? 'target' : 'id';
    const keys = Object.keys(mountKeys).filter((key) => key !== 'type' && key !== first);
    for (const key of [first, ...keys]) {
      const { types, takes, about, for: more, defaults } = mountKeys[key]!;
      if (!types.includes(type)) continue;
      const text = takes === '' ? key : `${key}=${takes}`;
      const isNeeded = key === 'target' && needsTarget;
      const described = [about, more?.[type]].filter(Boolean).join(' ');
      label.text += isNeeded ? ',' : '[,';
      label.add(text, key, withDefault(described, defaults[type]));
      if (!isNeeded) label.text += ']';
    }
    return [type, { label: label.text, parameters: label.parameters }];
  }),
);
