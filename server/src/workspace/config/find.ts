import { child, type Files, normalized } from '../files.ts';
import type { Folder } from '../upward.ts';
import { readHadolintConfig } from './hadolint.ts';
import { type ConfigText, readConfig } from './read.ts';

/** The names of the files that say a project's policy: the first that is there counts. */
export const CONFIG_NAMES = ['.dockerfile-stages.yaml', '.dockerfile-stages.yml'];
export const HADOLINT_NAMES = ['.hadolint.yaml', '.hadolint.yml'];

/** A file that says a project's policy. */
export interface ConfigFile extends ConfigText {
  readonly uri: string;
  readonly text: string;
}

/** Whether a URI is that of a file of ours. */
export const isConfigFile = (uri: string): boolean => CONFIG_NAMES.some((name) => normalized(uri).endsWith(`/${name}`));

/** Whether a URI is that of a file that says a project's policy, ours or hadolint's. */
export const isPolicyFile = (uri: string): boolean =>
  [...CONFIG_NAMES, ...HADOLINT_NAMES].some((name) => normalized(uri).endsWith(`/${name}`));

/** The nearest file of ours and the nearest of hadolint's, in this order; `around` are a folder and those above it. */
export async function findConfigs(files: Files, around: readonly Folder[]): Promise<readonly ConfigFile[]> {
  const found = await Promise.all([
    nearest(files, around, CONFIG_NAMES, readConfig),
    nearest(files, around, HADOLINT_NAMES, readHadolintConfig),
  ]);
  return found.filter((file) => file !== undefined);
}

async function nearest(
  files: Files,
  around: readonly Folder[],
  wanted: readonly string[],
  read: (text: string) => ConfigText,
): Promise<ConfigFile | undefined> {
  for (const { uri: folder, names } of around) {
    const name = wanted.find((name) => names?.includes(name));
    if (name === undefined) continue;
    const uri = child(folder, name);
    const text = await files.read(uri);
    if (text === undefined) {
      const complaint = { range: { start: 0, end: 0 }, message: 'The file cannot be read.' };
      return { uri, text: '', ...read(''), complaints: [complaint] };
    }
    return { uri, text, ...read(text) };
  }
  return undefined;
}
