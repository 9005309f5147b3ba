import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Stage } from '../../model/stage.ts';
import type { Rule } from '../rule.ts';
import { commandsNamed, type PlacedCommand } from '../support/placed-command.ts';

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
  whole: true,
  *check(dockerfile) {
    const wget = firstUses(dockerfile, 'wget');
    const curl = firstUses(dockerfile, 'curl');
    if (wget.size === 0 || curl.size === 0) return;
    const inChain = new Map<Stage, readonly (PlacedCommand | undefined)[]>();
    // A base stands above.
    for (const stage of dockerfile.stages) {
      const base = stage.base.kind === 'stage' ? inChain.get(stage.base.stage) : undefined;
      const uses = [base?.[0] ?? wget.get(stage), base?.[1] ?? curl.get(stage)];
      inChain.set(stage, uses);
      const [earlier, later] = uses
        .flatMap((use) => use ?? [])
        .sort((a, b) => a.command.range.start - b.command.range.start);
      if (!earlier || !later || later.stage !== stage) continue;
      yield {
        range: later.command.name.range,
        message: `wget and curl are both used here: "${earlier.command.program}" alone would do.`,
        related: [{ range: earlier.command.name.range, message: `"${earlier.command.program}" is used here.` }],
      };
    }
  },
};

/** Where each stage fetches something with a program first; one that is tried only if something else holds is no choice. */
function firstUses(dockerfile: Dockerfile, program: string): ReadonlyMap<Stage, PlacedCommand> {
  const first = new Map<Stage, PlacedCommand>();
  for (const placed of commandsNamed(dockerfile, program)) {
    const { stage, command } = placed;
    if (command.conditional || first.has(stage)) continue;
    if (command.openEnded || command.args.some(({ text }) => !text.startsWith('-'))) first.set(stage, placed);
  }
  return first;
}
