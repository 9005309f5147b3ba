import type { ShellCommand } from '../../shell/script.ts';
import type { Rule } from '../rule.ts';
import { commandsInStage, type PlacedCommand } from '../support/placed-command.ts';
import { throughChain } from '../support/through-chain.ts';

export const wgetAndCurl: Rule = {
  id: 'pkg/wget-and-curl',
  severity: 'hint',
  summary: 'Both wget and curl are used where one would do',
  why: `Either of them can fetch what the other can. Two of them are two packages with libraries to install and to keep up to
date, and two sets of options for whoever reads the file. Use one in all of a stage.`,
  reported:
    'FROM buildpack-deps:bookworm\nRUN wget -q https://example.com/a.tar.gz\nRUN [|curl|] -fsSLO https://example.com/b.tar.gz\nUSER nobody\n',
  fine: 'FROM buildpack-deps:bookworm AS build\nRUN wget -q https://example.com/a.tar.gz\nFROM buildpack-deps:bookworm\nRUN curl -fsSLO https://example.com/b.tar.gz\nUSER nobody\n',
  peers: ['hadolint DL4001', 'Trivy DS-0014'],
  deep: true,
  *check(dockerfile) {
    for (const stage of dockerfile.stages) {
      const { wget, curl } = firstUses(dockerfile, stage);
      if (!wget || !curl) continue;
      const [earlier, later] = [wget, curl].sort((a, b) => a.command.range.start - b.command.range.start);
      if (!earlier || !later || later.stage !== stage) continue;
      yield {
        range: later.command.name.range,
        message: `wget and curl are both used here: "${earlier.command.program}" alone would do.`,
        related: [{ range: earlier.command.name.range, message: `"${earlier.command.program}" is used here.` }],
      };
    }
  },
};

/** Where a stage, or one it is based on, fetches something first with each of the two. */
const firstUses = throughChain((dockerfile, stage, base: Uses | undefined): Uses => {
  const commands = commandsInStage(dockerfile, stage);
  const first = (name: string) => commands.find(({ command }) => command.program === name && fetches(command));
  return { wget: base?.wget ?? first('wget'), curl: base?.curl ?? first('curl') };
});

interface Uses {
  readonly wget: PlacedCommand | undefined;
  readonly curl: PlacedCommand | undefined;
}

/** One that is tried only if something else holds is no choice. */
const fetches = ({ conditional, openEnded, args }: ShellCommand): boolean =>
  !conditional && (openEnded || args.some(({ text }) => !text.startsWith('-')));
