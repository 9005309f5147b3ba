import { readFile } from 'node:fs/promises';
import { build, type Plugin } from 'esbuild';
import { root } from '../../scripts/lib/paths.ts';
import { ENDLESS, HANGS } from './hangs.ts';

interface Fault {
  readonly file: RegExp;
  /** The line of the source behind which it hangs, if `when` is true. */
  readonly line: string;
  readonly when: string;
}

const FAULTS: readonly Fault[] = [
  {
    file: new RegExp(`/rules/${ENDLESS}\\.ts$`),
    line: '  *check(dockerfile) {\n',
    when: `dockerfile.whole.text.includes(${JSON.stringify(HANGS.rule)})`,
  },
  {
    file: /\/lsp\/answers\/hover\.ts$/,
    line: '  const { document, params, server } = request;\n',
    when: `document.text.includes(${JSON.stringify(HANGS.hover)})`,
  },
];

/** Makes our server once more, with faults that the one in the package must not have. */
export async function buildHangingServer(outfile: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: ['server/src/lsp/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
    // What the loader gives.
    banner: { js: 'const onWarm = () => undefined;' },
    plugins: FAULTS.map(plugin),
  });
}

const plugin = ({ file, line, when }: Fault): Plugin => ({
  name: when,
  setup({ onLoad }) {
    onLoad({ filter: file }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (source.split(line).length !== 2) throw new Error(`The line is not there, or twice: ${path}`);
      return { contents: source.replace(line, `${line}if (${when}) for (;;);\n`), loader: 'ts' };
    });
  },
});
