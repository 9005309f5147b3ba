import { WGET_VALUED } from '../../knowledge/downloaders.ts';
import { baseFacts } from '../../model/base-image.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { chain, LONG_CHAIN, type Stage } from '../../model/stage.ts';
import { parseOptions } from '../../shell/options.ts';
import type { ShellCommand } from '../../shell/script.ts';
import type { Fix, Rule } from '../rule.ts';
import { insertWords } from '../support/command-edits.ts';
import { commandsNamed, type PlacedCommand, placedPackageCommands } from '../support/placed-command.ts';
import { isSaidBefore } from '../support/said.ts';
import { mayBeOption } from '../support/unknown-words.ts';

export const wgetProgress: Rule = {
  id: 'pkg/wget-progress',
  severity: 'hint',
  summary: 'The progress of wget fills the log of the build',
  why: `There is no terminal in a build, and so wget writes a line for every 50 kilobytes. \`--progress=dot:giga\` writes one for
every 32 megabytes, \`-nv\` one for each file, and \`-q\` none; BusyBox's wget, which Alpine has, knows \`-q\` alone.`,
  reported: 'FROM buildpack-deps:bookworm\nRUN [|wget|] https://example.com/a.tar.gz\nUSER nobody\n',
  fine: 'FROM buildpack-deps:bookworm\nRUN wget --progress=dot:giga https://example.com/a.tar.gz\nUSER nobody\n',
  peers: ['hadolint DL3047'],
  changes: ['steps', 'OnBuild'],
  deep: true,
  each: ['RUN'],
  *check(dockerfile) {
    for (const placed of commandsNamed(dockerfile, 'wget')) {
      if (!showsProgress(placed.command) || isSaidBefore(dockerfile, placed.stage, placed.run, SETTINGS)) continue;
      yield {
        range: placed.command.name.range,
        message: 'The progress of "wget" fills the log of the build.',
        fixes: () => fixes(dockerfile, placed),
      };
    }
  },
};

/** Its own file of settings. */
const SETTINGS = /\bwgetrc\b/;

/** Options that say what of the progress is shown, or that nothing is fetched, and `-o` and `-a`, which write it to a file. */
const DECIDED = [
  '-q',
  '--quiet',
  '-nv',
  '--no-verbose',
  '--progress',
  '--show-progress',
  '-o',
  '--output-file',
  '-a',
].concat(['--append-output', '-b', '--background', '--spider', '--version', '-V', '--help', '-h']);

/** `-nv`, alone or with others behind it. */
const NOT_VERBOSE = /^["']?-nv/;

function showsProgress({ args, openEnded, redirects }: ShellCommand): boolean {
  const options = parseOptions(args, WGET_VALUED);
  if (options.has(...DECIDED) || args.some((word) => NOT_VERBOSE.test(word.text) || mayBeOption(word))) return false;
  // To standard error, which goes elsewhere with `2>` and `&>`.
  if (redirects.some(({ operator, descriptor }) => descriptor === 2 || operator.startsWith('&>'))) return false;
  return openEnded || options.operands.length > 0 || options.has('-i', '--input-file');
}

function fixes(dockerfile: Dockerfile, { stage, run, command }: PlacedCommand): Fix[] {
  const isGnu = hasGnuWget(dockerfile, stage);
  const options = isGnu === undefined ? ['--progress=dot:giga', '-q'] : [isGnu ? '--progress=dot:giga' : '-q'];
  return options.map((option) => ({
    title: `Add ${option}`,
    edits: [insertWords(run, command, 0, option)],
    safe: false,
    preferred: options.length === 1,
  }));
}

const BUSYBOX = new Set<string | undefined>(['alpine', 'busybox', 'wolfi']);

/** Whether wget is GNU's, by the distribution and by what is installed; undefined where nobody knows. */
function hasGnuWget(dockerfile: Dockerfile, stage: Stage): boolean | undefined {
  const links = chain(stage, LONG_CHAIN);
  const installed = placedPackageCommands(dockerfile).some(
    ({ stage: where, packages }) =>
      packages.action === 'install' && links.includes(where) && packages.words.some((word) => word === 'wget'),
  );
  if (installed) return true;
  const distribution = baseFacts(stage)?.distribution;
  return distribution === undefined ? undefined : !BUSYBOX.has(distribution);
}
