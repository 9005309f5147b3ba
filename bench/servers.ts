import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { build } from '../scripts/build.ts';
import { SIZES } from './bars.ts';
import { checkSection } from './check.ts';
import { measure } from './measure.ts';
import { score, tables, writeSection } from './page.ts';
import { PEER, PROGRAMS } from './programs.ts';

/**
 * `npm run bench [-- --quick] [--sizes 30,300] [--ops REGEXP] [--reps N] [--write]`: our server, the peer and a floor, side by side over
 * standard input and output; then the command line and hadolint. All of it writes docs/performance.md; a part only with `--write`.
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    sizes: { type: 'string' },
    ops: { type: 'string' },
    reps: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const { version }: { readonly version: string } = createRequire(import.meta.url)(`${PEER}/package.json`);

const LONG_WAITS: Readonly<Record<string, number>> = { 'burst of 200 edits': 400 };

const isPart = values.quick || values.sizes !== undefined || values.ops !== undefined;
const sizes = values.sizes?.split(',').map(Number) ?? (values.quick ? SIZES.slice(0, 2) : SIZES);
await build();
let last = '';
const rows = await measure(PROGRAMS, {
  sizes,
  reps: Number(values.reps ?? (values.quick ? 20 : 40)),
  ops: new RegExp(values.ops ?? ''),
  budget: values.quick ? 4 : 12,
  patience: (operation) => LONG_WAITS[operation] ?? 20,
  onProgress(line) {
    const [what] = line.split(',', 1);
    if (what !== last) process.stderr.write(`${what}\n`);
    last = what!;
  },
});
const [processor] = cpus();
const servers = `## Language servers

Ours, the peer (${PEER} ${version}, which has 50 checks) and a floor (a server of the same kind that answers everything with nothing), driven
in alternation on made-up Dockerfiles of many stages: medians in milliseconds on ${cpus().length} processors (${processor?.model.trim()}), Node ${process.version}.
The ratio is that of our median to the one that the bar names. ${score(rows)}

- Completion, hover and definition are asked at several places of the file, and the mean of these counts. Code actions have no bar: the peer
  has none at that place.
- A keystroke changes what is wrong in its line, and the problems of that very text are waited for. The six requests are completion,
  outline, folding, semantic tokens, links and code actions.
- Where a server has not answered in time it is ended, and the ratio is the best that it could have. The burst at 30,000 lines is done once.
- A file of 30,000 lines is beyond our limits (below); here everything is asked for.

${tables(rows)}

### Large files

Beyond 1 MB or 20,000 lines a Dockerfile has its stages: the outline, folding, definitions, references and hierarchies. No rule is run, and a note
on the first line says so. \`"dockerfileStages.largeFiles": "everything"\` asks for all of it. The command line checks no such file, says
so, and ends with exit code 2.
`;
console.log(servers);
if (!isPart || values.write) writeSection('servers', servers);
if (!isPart || values.write) {
  const check = await checkSection();
  console.log(check);
  writeSection('check', check);
}
process.exit();
