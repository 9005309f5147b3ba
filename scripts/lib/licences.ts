import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { root } from './paths.ts';

/** Writes the licence texts of every package that went into the bundles: their licences ask for it. */
export async function writeLicences(inputs: Metafile['inputs'], file: string): Promise<void> {
  const names = new Set(
    Object.keys(inputs).flatMap((input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[0] ?? []),
  );
  const sections = await Promise.all([...names].sort().map(licenceOf));
  await writeFile(file, `The programs in this folder contain these packages.\n\n${sections.join('\n')}`);
}

async function licenceOf(packageFolder: string): Promise<string> {
  const folder = path.join(root, packageFolder);
  const { name, version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} is bundled and has no licence file`);
  return `---- ${name} ${version} (${license})\n\n${(await readFile(path.join(folder, file), 'utf8')).trim()}\n`;
}
