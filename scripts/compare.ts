import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from './build.ts';
import { askAll } from './compare/ask.ts';
import { questions } from './compare/questions.ts';
import { page } from './compare/table.ts';
import { root } from './lib/paths.ts';

/** `npm run compare`: who answers what, this server or the other one, printed and written to docs/comparison.md. */
const { resolve } = createRequire(import.meta.url);
const PEER = 'dockerfile-language-server-nodejs';
const { version }: { readonly version: string } = createRequire(import.meta.url)(`${PEER}/package.json`);

await build();
const ours = await askAll(questions);
const theirs = await askAll(questions, resolve(`${PEER}/bin/docker-langserver`));

console.log(`${'ours'.padEnd(9)}${'theirs'.padEnd(9)}can it …`);
for (const [i, { ask }] of questions.entries()) console.log(`${ours[i]!.padEnd(9)}${theirs[i]!.padEnd(9)}${ask}`);
writeFileSync(path.join(root, 'docs', 'comparison.md'), page(ours, theirs, `${PEER} ${version}`));
const right = [ours, theirs].map((outcomes) => outcomes.filter((outcome) => outcome === 'right').length);
console.log(`\nOf ${questions.length}, ours answers ${right[0]} and theirs ${right[1]}.`);
if (right[0] !== questions.length) process.exitCode = 1;
