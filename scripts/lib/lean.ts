import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import { root } from './paths.ts';

const require = createRequire(import.meta.url);

/** Bundles that hold, and do when they start, no more than they have to. */
export const lean: Plugin = {
  name: 'lean',
  setup(build) {
    // Of the manifest the programs want to know the version; most of it are settings.
    build.onLoad({ filter: /[\\/]package\.json$/ }, async ({ path: file }) => {
      const { version }: { version: string } = JSON.parse(await readFile(file, 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });

    // Two packages bring these in versions of their own, which differ in checks that nobody makes.
    const types = path.join(root, 'node_modules/vscode-languageserver-types/lib/esm/main.js');
    build.onResolve({ filter: /^vscode-languageserver-types$/ }, () => ({ path: types }));

    // The protocol's library is CommonJS: esbuild has each file that imports it copy all of its 400 names. So they get a module, of
    // which only the names that are asked for are left.
    build.onResolve({ filter: /^vscode-languageserver(?:\/node)?$/ }, ({ namespace }) =>
      namespace === 'protocol' ? undefined : { path: 'vscode-languageserver/node', namespace: 'protocol' },
    );
    build.onLoad({ filter: /.*/, namespace: 'protocol' }, ({ path: name }) => {
      const names = Object.keys(require(name)).filter((name) => name !== 'default');
      const lines = names.map((name) => `export const ${name} = /* @__PURE__ */ (() => library.${name})();`);
      return { contents: [`const library = require('${name}');`, ...lines].join('\n'), resolveDir: root };
    });

    // What of Node is there to ask registries and to start programs is read when that is done.
    build.onResolve({ filter: /^(?:node:)?(?:child_process|https?|tls)$/ }, ({ path: name, namespace }) =>
      namespace === 'later' ? { path: name, external: true } : { path: name, namespace: 'later' },
    );
    build.onLoad({ filter: /.*/, namespace: 'later' }, ({ path: name }) => {
      const getters = Object.keys(require(name)).map((key) => `get ${key}() { return require('${name}').${key}; },`);
      return { contents: ['module.exports = {', ...getters, '};'].join('\n') };
    });
  },
};
