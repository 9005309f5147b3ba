import { baseFacts } from '../../model/base-image.ts';
import type { Rule } from '../rule.ts';
import { insertWords } from '../support/command-edits.ts';
import { isInProduct } from '../support/images.ts';
import { hasOption, isPath, operandsOf, wordsOf } from '../support/package-command.ts';
import { type PlacedPackageCommand, placedPackageCommands } from '../support/placed-command.ts';
import { isSaidBefore } from '../support/said.ts';
import { mayBeOption } from '../support/unknown-words.ts';

export const noRecommends: Rule = {
  id: 'pkg/no-recommends',
  severity: 'information',
  summary: 'An install takes in what the packages only recommend',
  severities: 'a **hint** in the stages that are not shipped, and for dnf and zypper.',
  why: `A recommended package is one that most users of a desktop want, and few programs in an image need: documentation, mail
servers, fonts. Without them images are smaller and have less to be attacked and updated. What the program does need is named
beside it. Try it out: something may have come along unnoticed until now.`,
  reported:
    'FROM debian:12\nRUN apt-get update && [|apt-get install|] -y git && rm -rf /var/lib/apt/lists/*\nUSER nobody\n',
  fine: 'FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*\nUSER nobody\n',
  peers: ['hadolint DL3015', 'Trivy DS-0029'],
  changes: ['steps', 'OnBuild'],
  deep: true,
  each: ['RUN'],
  *check(dockerfile, workspace) {
    const installs = placedPackageCommands(dockerfile).filter(({ packages }) => takesRecommended(packages));
    if (installs.length === 0) return;
    for (const placed of installs) {
      const { stage, run, command, packages } = placed;
      const { option, setting, onlyIn } = packages.manager.recommended!;
      const inImage = isInProduct(dockerfile, workspace, stage);
      if (onlyIn && !(inImage && onlyIn.includes(baseFacts(stage)?.distribution ?? ''))) continue;
      if (isSaidBefore(dockerfile, stage, run, setting)) continue;
      yield {
        range: packages.range,
        message: `"${packages.label}" also installs what the packages only recommend.`,
        severity: packages.manager.name === 'apt' && inImage ? 'information' : 'hint',
        fixes: () => [
          {
            title: `Add ${option}`,
            edits: [insertWords(run, command, packages.commandEnd - 1, option)],
            safe: false,
            preferred: false,
          },
        ],
      };
    }
  },
};

/** Whether a command installs packages, and no word of it may say that the recommended ones stay away, or come along on purpose. */
function takesRecommended(packages: PlacedPackageCommand['packages']): boolean {
  const { recommended } = packages.manager;
  if (!recommended?.commands.includes(packages.command)) return false;
  if (hasOption(packages, ...recommended.decidedBy)) return false;
  const words = wordsOf(packages.shell);
  if (words.some((word) => recommended.setting.test(word.text) || mayBeOption(word))) return false;
  const operands = operandsOf(packages);
  const isFile = (operand: string | undefined) => operand !== undefined && isPath(operand);
  return packages.shell.openEnded || (operands.length > 0 && !operands.every(isFile));
}
