import type { Asks } from '../../knowledge/package-managers.ts';
import { baseFacts } from '../../model/base-image.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { neededByDefault } from '../../model/graph.ts';
import { wordValue } from '../../model/run-steps.ts';
import type { Rule, Severity } from '../rule.ts';
import { hasBundled } from '../support/bundled-options.ts';
import { insertWords } from '../support/command-edits.ts';
import { wordsOf } from '../support/package-command.ts';
import { type PlacedPackageCommand, placedPackageCommands } from '../support/placed-command.ts';
import { assumingPeer, assumingPeers } from './peers.ts';
import { isSetBefore } from './settings.ts';

export const assumeYes: Rule = {
  id: 'pkg/assume-yes',
  severity: 'error',
  summary: 'A package manager asks, and nobody can answer',
  severities: `an **error** where the manager always asks, a **warning** for apt, which does not while it changes nothing but what it
is told of, where the base image is not known, and where the command may not be run at all.`,
  why: `A RUN has no terminal. A package manager that asks before it goes on reads the end of its input instead of an answer, and
gives up: the build stops.`,
  reported: 'FROM fedora:42\nRUN [|dnf install|] git\n',
  fine: 'FROM fedora:42\nRUN dnf install -y git\n',
  peers: [...assumingPeers, 'Trivy DS-0021'],
  changes: ['steps', 'OnBuild'],
  deep: true,
  each: ['RUN'],
  *check(dockerfile) {
    for (const placed of placedPackageCommands(dockerfile)) {
      const { packages, run } = placed;
      const { asks } = packages.manager;
      if (!asks || !isAsking(placed, asks) || isAnswered(dockerfile, placed, asks)) continue;
      const verb = asks.when === 'always' ? 'stops to ask' : 'may stop to ask';
      yield {
        range: packages.range,
        message: `"${packages.label}" ${verb}, and nobody is there to answer: add ${asks.answer}.`,
        severity: severityOf(dockerfile, placed, asks),
        ...assumingPeer(packages.manager),
        fixes: () => {
          const behind = asks.inFront ? 0 : packages.commandEnd - 1;
          const edits = [insertWords(run, packages.shell, behind, asks.answer)];
          return [{ title: `Add ${asks.answer}`, edits, safe: false, preferred: true }];
        },
      };
    }
  },
};

/** Whether a sub-command is one that asks. */
function isAsking({ stage, packages }: PlacedPackageCommand, asks: Asks): boolean {
  const { action, command, words, operands } = packages;
  const distribution = asks.exceptIn && baseFacts(stage)?.distribution;
  if (asks.exceptIn && (distribution === undefined || asks.exceptIn.includes(distribution))) return false;
  if (asks.alone && operands.length > 0) return false;
  const named = (list: readonly string[] = []) =>
    list.includes(command) || list.includes(`${command} ${words[operands[0] ?? -1]}`);
  if (asks.commands) return named(asks.commands);
  return named(asks.also) || ((action === 'install' || action === 'remove') && command !== '' && !named(asks.except));
}

/** Whether an option, what is read, a variable or a setting answers, or may do so. */
function isAnswered(dockerfile: Dockerfile, placed: PlacedPackageCommand, asks: Asks): boolean {
  const { packages, command } = placed;
  const { options, words, commandIndex } = packages;
  if (hasBundled(packages, asks.answeredBy) || command.openEnded || command.pipe.index > 0) return true;
  const inFront = options.filter((index) => index < commandIndex);
  if (asks.answeredInFront && hasBundled({ ...packages, options: inFront }, asks.answeredInFront)) return true;
  if (words.some((word) => word !== undefined && asks.setting?.test(word))) return true;
  if (command.redirects.some(({ operator }) => operator.startsWith('<'))) return true;
  if (hidesOption(dockerfile, placed)) return true;
  return isSetBefore(dockerfile, placed, asks);
}

/** Whether an option may be in a variable: in a word of its own, whose value is not known or has a dash. */
const hidesOption = (dockerfile: Dockerfile, { stage, run, command }: PlacedPackageCommand): boolean =>
  wordsOf(command).some((word) => {
    if (word.pattern !== undefined || !/^["']?[$`]/.test(word.text)) return false;
    const value = wordValue(dockerfile, { stage, run, command, directory: undefined }, word);
    return value === undefined || /(?:^|\s)-/.test(value);
  });

function severityOf(
  dockerfile: Dockerfile,
  { stage, command, triggered }: PlacedPackageCommand,
  { when }: Asks,
): Severity {
  // A base that nobody knows may have a setting.
  const certain =
    when === 'always' &&
    !triggered &&
    !command.conditional &&
    neededByDefault(dockerfile).has(stage) &&
    baseFacts(stage)?.distribution !== undefined;
  return certain ? 'error' : 'warning';
}
