import { isLabelType, type LabelType, labelTypes } from '../../knowledge/label-types.ts';
import { isRegistryPattern } from '../../knowledge/registry-pattern.ts';
import { contextName } from '../../model/contexts.ts';
import type { Word } from '../../syntax/word.ts';
import { type Level, levels, NO_POLICY, type Policy } from '../policy.ts';
import { isKey, KEYS } from './keys.ts';
import { oneOf, Reader } from './reader.ts';
import { type Complaint, readYaml, type YamlNode } from './yaml.ts';

/** What a file says of a project's policy, and what is wrong in it. */
export interface ConfigText {
  readonly policy: Policy;
  /** The rules that it names. Whether there are such rules is for others to say. */
  readonly ruleNames: readonly Word[];
  readonly complaints: readonly Complaint[];
}

/** Reads a `.dockerfile-stages.yaml`. What is wrong in it is complained of, and the rest counts. */
export function readConfig(text: string): ConfigText {
  const { root, error } = readYaml(text);
  if (error) return { policy: NO_POLICY, ruleNames: [], complaints: [error] };
  const reader = new Reader();
  let policy = NO_POLICY;
  const ruleNames: Word[] = [];
  for (const { key, value } of root ? reader.entries(root, 'The file') : []) {
    if (!isKey(key.text)) {
      reader.complainOfOther(key, `There is no key "${key.text}"`, Object.keys(KEYS));
      continue;
    }
    switch (key.text) {
      case 'rules':
        policy = { ...policy, levels: readLevels(reader, value, ruleNames) };
        break;
      case 'trustedRegistries':
        policy = { ...policy, trustedRegistries: readRegistries(reader, value, '"trustedRegistries"') };
        break;
      case 'labelSchema':
        policy = { ...policy, labelSchema: readLabelSchema(reader, value, '"labelSchema"') };
        break;
      case 'strictLabels':
        policy = { ...policy, strictLabels: reader.flag(value, '"strictLabels"') };
        break;
      case 'contexts':
        policy = { ...policy, contexts: readContexts(reader, value) };
        break;
      case 'targets':
        policy = { ...policy, targets: readTargets(reader, value) };
        break;
    }
  }
  return { policy, ruleNames, complaints: reader.complaints };
}

function readLevels(reader: Reader, node: YamlNode, names: Word[]): Map<string, Level> {
  const found = new Map<string, Level>();
  for (const { key, value } of reader.entries(node, '"rules"')) {
    names.push(key);
    const word = reader.word(value, 'A severity');
    const level = levels.find((name) => name === word?.text);
    if (level) found.set(key.text, level);
    else if (word) reader.complainOfOther(word, `"${word.text}" is no severity`, levels);
    else if (value.kind === 'scalar') reader.complain(key, `"${key.text}" lacks its severity: ${oneOf(levels)}.`);
  }
  return found;
}

/** The patterns of a list; of one that is none there is a complaint. */
export function readRegistries(reader: Reader, node: YamlNode, what: string): readonly string[] | undefined {
  const words = reader.words(node, what);
  const good = words.filter((word) => {
    const isGood = isRegistryPattern(word.text);
    if (!isGood) {
      const form = 'a host such as "ghcr.io", with "*" in front or at the end for many';
      reader.complain(word, `"${word.text}" is no registry: write ${form}.`);
    }
    return isGood;
  });
  // Where nothing is left of what was meant, nobody knows what may be trusted.
  return good.length > 0 ? good.map(({ text }) => text) : undefined;
}

/** The types of labels by key. */
export function readLabelSchema(
  reader: Reader,
  node: YamlNode,
  what: string,
): ReadonlyMap<string, LabelType> | undefined {
  const types = Object.keys(labelTypes);
  const found = new Map<string, LabelType>();
  for (const { key, value } of reader.entries(node, what)) {
    const word = reader.word(value, 'The type of a label');
    const type = word?.text.toLowerCase() ?? 'text';
    if (isLabelType(type)) found.set(key.text, type);
    else if (word) reader.complainOfOther(word, `"${word.text}" is no type of a label`, types);
  }
  return found.size > 0 ? found : undefined;
}

function readContexts(reader: Reader, node: YamlNode): string[] {
  return reader.words(node, '"contexts"').flatMap((word) => {
    if (contextName(word.text) !== undefined) return word.text;
    reader.complain(word, `"${word.text}" can be no name of a context.`);
    return [];
  });
}

function readTargets(reader: Reader, node: YamlNode): string[] {
  return reader.words(node, '"targets"').flatMap((word) => {
    if (/^[a-z][a-z\d_.-]*$/i.test(word.text)) return word.text;
    reader.complain(word, `"${word.text}" can be no name of a stage.`);
    return [];
  });
}
