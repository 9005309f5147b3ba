import { directiveReferences } from '../../knowledge/reference/directives.ts';
import type { Since } from '../../knowledge/reference/entry.ts';
import { type FlagReference, flagReferences } from '../../knowledge/reference/flags.ts';
import { instructionReferences } from '../../knowledge/reference/instructions.ts';
import { isMountType, type MountKey, mountKeyOf, mountKeys, mountTypes } from '../../knowledge/reference/mounts.ts';
import type { Directive } from '../../syntax/directive.ts';
import type { Flag } from '../../syntax/flag.ts';
import type { Keyword } from '../../syntax/head.ts';
import type { Mount, MountField } from '../../syntax/mount.ts';
import { contains } from '../../text/range.ts';
import type { Markup } from '../markup.ts';
import { type Hover, linkTo, paragraphs } from './text.ts';

/** What is to be said of an instruction wherever it stands. */
export function describeKeyword(name: Keyword, markup: Markup): string {
  const entry = instructionReferences[name]!;
  return paragraphs(markup.bold(name), markup.prose(entry.about), linkTo(entry, markup));
}

/** What a directive at the top of the file, or its value, means. */
export function describeDirective(
  { name, value, range }: Directive,
  offset: number,
  markup: Markup,
): Hover | undefined {
  if (!contains(range, offset)) return undefined;
  const entry = directiveReferences[name.text]!;
  const title = markup.bold(markup.code(`# ${name.text}=${entry.takes}`));
  const options = name.text === 'escape' ? '' : list(entry.values, markup);
  const text = paragraphs(title, markup.prose(entry.about), options, linkTo(entry, markup));
  const head = { start: range.start, end: offset <= name.range.end ? name.range.end : value.range.start };
  return { range: offset > name.range.end && contains(value.range, offset) ? value.range : head, text };
}

/** What a flag, its value, or a part of a mount means. */
export function describeFlag(name: Keyword, flag: Flag, offset: number, markup: Markup): Hover | undefined {
  const entry = flagReferences(name).get(flag.name.text);
  if (!entry) return undefined;
  const range = { start: flag.range.start, end: flag.name.range.end };
  if (offset <= range.end) return { range, text: flagText(flag.name.text, entry, markup) };
  const { value, mount } = flag;
  if (mount) return describeMount(mount, offset, markup);
  const meaning = value && entry.values && Object.hasOwn(entry.values, value.text) && entry.values[value.text];
  if (!value || !meaning) return undefined;
  const title = markup.bold(markup.code(`--${flag.name.text}=${value.text}`));
  return { range: value.range, text: paragraphs(title, markup.prose(meaning), linkTo(entry, markup)) };
}

function flagText(name: string, entry: FlagReference, markup: Markup): string {
  const title = markup.bold(markup.code(`--${name}${entry.takes === '' ? '' : `=${entry.takes}`}`));
  const standard = entry.default === undefined ? '' : `Without it: ${markup.code(entry.default)}.`;
  return paragraphs(
    title,
    markup.prose(entry.about),
    list(entry.values, markup),
    [standard, since(entry.since, markup)].filter(Boolean).join(' '),
    linkTo(entry, markup),
  );
}

function describeMount(mount: Mount, offset: number, markup: Markup): Hover | undefined {
  const field = mount.fields.find(({ range }) => contains(range, offset));
  const name = field && mountKeyOf(field.key.text);
  if (!field || name === undefined) return undefined;
  const key = mountKeys[name]!;
  if (contains(field.key.range, offset)) return { range: field.key.range, text: keyText(field, key, mount, markup) };
  const { value } = field;
  const chosen = value?.text.toLowerCase();
  if (!value || chosen === undefined || !key.values || !Object.hasOwn(key.values, chosen)) return undefined;
  const title = markup.bold(markup.code(`${name}=${chosen}`));
  const entry = isMountType(mount.type) ? mountTypes[mount.type] : mountTypes.bind;
  return { range: value.range, text: paragraphs(title, markup.prose(key.values[chosen]!), linkTo(entry, markup)) };
}

function keyText({ key: { text } }: MountField, key: MountKey, { type }: Mount, markup: Markup): string {
  if (!isMountType(type)) return paragraphs(markup.bold(markup.code(text)), markup.prose(key.about));
  const others = [mountKeyOf(text)!, ...key.aliases].filter((name) => name !== text);
  const title = markup.bold(markup.code(key.takes === '' ? text : `${text}=${key.takes}`));
  const also = others.length === 0 ? '' : `It is also called ${others.map((name) => markup.code(name)).join(' and ')}.`;
  const standard = key.defaults[type];
  const unused = key.types.includes(type) ? '' : `A mount of type ${markup.code(type)} makes no use of it.`;
  const about = [key.about, key.for?.[type]].filter(Boolean).join(' ');
  return paragraphs(
    title,
    markup.prose(about),
    unused ||
      [standard === undefined ? '' : `Without it: ${markup.prose(standard)}.`, also, since(key.since, markup)]
        .filter(Boolean)
        .join(' '),
    linkTo(mountTypes[type], markup),
  );
}

const since = (version: Since | undefined, markup: Markup): string =>
  version === undefined ? '' : `Since ${markup.code(`docker/dockerfile:1.${version.stable}`)}.`;

const list = (values: Readonly<Record<string, string>> | undefined, markup: Markup): string =>
  Object.entries(values ?? {})
    .map(([name, about]) => `- ${markup.code(name)}: ${markup.prose(about)}`)
    .join('\n');
