import { ociKeys } from '../../knowledge/label-keys.ts';
import { isLabelType, labelTypes } from '../../knowledge/label-types.ts';
import { allRules as rules } from '../../rules/index.ts';
import type { Range } from '../../text/range.ts';
import { isKey, KEYS } from '../../workspace/config/keys.ts';
import { LEVELS, levels } from '../../workspace/policy.ts';
import type { Markup } from '../markup.ts';
import { configPlaceAt } from './place.ts';

/** What the word at an offset of a `.dockerfile-stages.yaml` means. */
export function configHover(
  text: string,
  offset: number,
  markup: Markup,
): { readonly range: Range; readonly text: string } | undefined {
  const place = configPlaceAt(text, offset);
  if (!place || place.word.text === '') return undefined;
  const { path, part, word } = place;
  const within = path.length === 1 ? path[0] : path.length === 0 ? '' : undefined;
  const about =
    part === 'key' ? aboutKey(within, word.text, markup) : part === 'value' ? aboutValue(within, word.text) : undefined;
  return about === undefined ? undefined : { range: word.range, text: about };
}

function aboutKey(within: string | undefined, name: string, markup: Markup): string | undefined {
  const title = `${markup.bold(name)}\n\n`;
  if (within === '') return isKey(name) ? `${title}${KEYS[name].about}` : undefined;
  if (within === 'labelSchema') return Object.hasOwn(ociKeys, name) ? `${title}${ociKeys[name]!.about}` : undefined;
  const rule = within === 'rules' ? rules.find(({ id }) => id === name) : undefined;
  if (!rule) return undefined;
  const { summary, severity, peers } = rule;
  const others = peers.length > 0 ? `\n\nIn other tools: ${peers.join(', ')}.` : '';
  return `${title}${summary}.\n\nBy default: ${severity}.${others}`;
}

function aboutValue(within: string | undefined, name: string): string | undefined {
  const level = levels.find((level) => level === name);
  if (within === 'rules') return level && LEVELS[level];
  if (within !== 'labelSchema' || !isLabelType(name)) return undefined;
  const { words, example } = labelTypes[name];
  return `The value is ${words}, such as ${example}.`;
}
