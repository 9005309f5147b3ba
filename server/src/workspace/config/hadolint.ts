import { type Level, NO_POLICY } from '../policy.ts';
import { type ConfigText, readLabelSchema, readRegistries } from './read.ts';
import { Reader } from './reader.ts';
import { readYaml, type YamlNode } from './yaml.ts';

/** hadolint's severities as ours; `style` is fainter than information. */
const SEVERITIES: Readonly<Record<string, Level>> = {
  error: 'error',
  warning: 'warning',
  info: 'information',
  style: 'hint',
};

/**
 * Reads a `.hadolint.yaml` for what maps: `ignored`, `override`, `trustedRegistries`, `label-schema` and `strict-labels`
 * (Hadolint/Config/Configuration.hs). What else it says is about hadolint's own output, and left alone.
 */
export function readHadolintConfig(text: string): ConfigText {
  const { root, error } = readYaml(text);
  if (error) return { policy: NO_POLICY, ruleNames: [], complaints: [error] };
  const reader = new Reader();
  let policy = NO_POLICY;
  const overridden = new Map<string, Level>();
  const ignored: string[] = [];
  for (const { key, value } of root ? reader.entries(root, 'The file') : []) {
    switch (key.text) {
      case 'ignored':
        ignored.push(...reader.words(value, '"ignored"').map(({ text }) => text));
        break;
      case 'override':
        for (const [code, level] of readOverride(reader, value)) overridden.set(code, level);
        break;
      case 'trustedRegistries':
        policy = { ...policy, trustedRegistries: readRegistries(reader, value, '"trustedRegistries"') };
        break;
      case 'label-schema':
        policy = { ...policy, labelSchema: readLabelSchema(reader, value, '"label-schema"') };
        break;
      case 'strict-labels':
        policy = { ...policy, strictLabels: reader.flag(value, '"strict-labels"') };
        break;
    }
  }
  const codes = new Map([...overridden, ...ignored.map((code): [string, Level] => [code, 'off'])]);
  return { policy: { ...policy, codes }, ruleNames: [], complaints: reader.complaints };
}

function* readOverride(reader: Reader, node: YamlNode): Iterable<[code: string, level: Level]> {
  for (const { key, value } of reader.entries(node, '"override"')) {
    const level = SEVERITIES[key.text];
    const words = reader.words(value, `"${key.text}"`);
    if (level) for (const { text } of words) yield [text, level];
    else reader.complain(key, `"${key.text}" is no severity of hadolint: it has error, warning, info and style.`);
  }
}
