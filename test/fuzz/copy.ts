import path from 'node:path';
import { Script } from 'node:vm';
import { build } from 'esbuild';

/** All that is tried, as a copy has it. */
export type Engine = typeof import('./examine/examine.ts');

/** Makes copies of all our code, each of which remembers nothing of what others have read. */
export async function engines(): Promise<() => Engine> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, 'examine', 'examine.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  const code = outputFiles[0]!.text;
  const script = new Script(`(function (module, require) {${code}\nreturn module.exports; })`, {
    filename: 'copy.cjs',
  });
  const modules = { 'node:assert/strict': (await import('node:assert/strict')).default };
  const make = script.runInThisContext() as (module: object, require: (name: string) => unknown) => Engine;
  return () => make({ exports: {} }, (name) => modules[name as keyof typeof modules]);
}
