import { ociKeys } from '../../knowledge/label-keys.ts';
import { labelTypes } from '../../knowledge/label-types.ts';
import { allRules as rules } from '../../rules/index.ts';
import { type Edit, replace } from '../../text/edit.ts';
import { KEYS } from '../../workspace/config/keys.ts';
import { LEVELS } from '../../workspace/policy.ts';
import { type ConfigPlace, configPlaceAt } from './place.ts';

/** Something that may be written at a place. */
export interface Completion {
  readonly label: string;
  readonly kind: 'key' | 'rule' | 'value';
  /** A few words behind the label. */
  readonly detail?: string;
  /** More of it, in Markdown. */
  readonly about: string;
  readonly edit: Edit;
}

/** What may be written at an offset of a `.dockerfile-stages.yaml`, in the order to be shown. */
export function configCompletions(text: string, offset: number): Completion[] {
  const place = configPlaceAt(text, offset);
  if (!place) return [];
  const { path, part, key } = place;
  const [above] = path;
  const isIn = (name: keyof typeof KEYS) => path.length === 1 && above === name;
  if (part === 'key') {
    const others = text.slice(0, place.word.range.start) + text.slice(place.word.range.end);
    const isFree = ({ label }: Completion) => !isKeyIn(others, label);
    if (path.length === 0) return keys(place).filter(isFree);
    if (isIn('rules')) return ruleIds(place).filter(isFree);
    if (isIn('labelSchema')) return labelKeys(place).filter(isFree);
  }
  if (part !== 'value') return [];
  const value = (label: string, about: string): Completion => {
    return { label, kind: 'value', about, edit: replace(place.word.range, label) };
  };
  if (isIn('rules')) return Object.entries(LEVELS).map(([level, about]) => value(level, about));
  if (isIn('labelSchema')) {
    return Object.entries(labelTypes).map(([type, { words, example }]) => value(type, `${words}: \`${example}\``));
  }
  return path.length === 0 && key === 'strictLabels' ? ['true', 'false'].map((flag) => value(flag, '')) : [];
}

const isKeyIn = (text: string, key: string): boolean =>
  new RegExp(`^\\s*["']?${key.replaceAll('.', '\\.')}["']?\\s*:(?:\\s|$)`, 'm').test(text);

/** A key with what stands behind it, unless that is there already. */
const withColon = ({ word, hasColon }: ConfigPlace, key: string, behind: string): Edit =>
  replace(word.range, hasColon ? key : `${key}:${behind}`);

const keys = (place: ConfigPlace): Completion[] =>
  Object.entries(KEYS).map(([label, { about, kind }]) => {
    const edit = withColon(place, label, kind === 'flag' ? ' ' : '');
    return { label, kind: 'key', about, edit };
  });

const ruleIds = (place: ConfigPlace): Completion[] =>
  rules.map(({ id, summary, severity }) => {
    return { label: id, kind: 'rule', detail: severity, about: `${summary}.`, edit: withColon(place, id, ' ') };
  });

const labelKeys = (place: ConfigPlace): Completion[] =>
  Object.entries(ociKeys).map(([label, { about, type }]) => {
    return { label, kind: 'key', detail: type, about, edit: withColon(place, label, ` ${type}`) };
  });
