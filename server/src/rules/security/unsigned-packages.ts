import { UNSIGNED_OPTIONS, UNSIGNED_RPM } from '../../knowledge/package-managers/unsigned.ts';
import { ownText } from '../../model/part.ts';
import { replace } from '../../text/edit.ts';
import type { Fix, Problem, Rule } from '../rule.ts';
import { removeWord } from '../support/command-edits.ts';
import { isPath, operandsOf, textsOf, wordsOf } from '../support/package-command.ts';
import { commandsNamed, type PlacedCommand, placedPackageCommands } from '../support/placed-command.ts';
import { unsignedSettings } from './unsigned-settings.ts';

export const unsignedPackages: Rule = {
  id: 'security/unsigned-packages',
  severity: 'warning',
  summary: 'Packages are installed without checking their signatures',
  severities: '**information** for packages that are files, such as those that you have built yourself.',
  why: `The signature is what tells a package of the distribution from one that somebody on the way, or on a mirror, has put in its
place. Where a key is missing, add the key: \`signed-by\` in a source of apt, \`gpgkey\` in a repository of dnf, \`/etc/apk/keys\`.`,
  reported: 'FROM debian:12\nRUN apt-get update && apt-get install -y [|--allow-unauthenticated|] curl\n',
  fine: 'FROM debian:12\nRUN apt-get update && apt-get install -y --allow-downgrades curl\n',
  peers: [
    'Checkov CKV2_DOCKER_7',
    'Checkov CKV2_DOCKER_8',
    'Checkov CKV2_DOCKER_9',
    'Checkov CKV2_DOCKER_10',
    'Checkov CKV2_DOCKER_11',
    'Checkov CKV2_DOCKER_15',
  ],
  changes: ['steps', 'OnBuild'],
  each: ['RUN', 'COPY', 'ADD'],
  *check(dockerfile) {
    yield* unsignedSettings(dockerfile);
    if (!HINTS.test(ownText(dockerfile))) return;
    for (const placed of placedPackageCommands(dockerfile)) {
      const { packages } = placed;
      const operands = operandsOf(packages);
      yield* withOptions(placed, UNSIGNED_OPTIONS[packages.manager.name], areFiles(operands));
    }
    for (const placed of commandsNamed(dockerfile, 'rpm')) {
      const operands = textsOf(placed.command).filter((word, i) => i > 0 && !word?.startsWith('-'));
      yield* withOptions(placed, UNSIGNED_RPM, areFiles(operands));
    }
  },
};

const HINTS = new RegExp([...Object.values(UNSIGNED_OPTIONS).flat(), ...UNSIGNED_RPM].join('|'));

/** Whether all that is installed lies in files that are there already. */
const areFiles = (operands: readonly (string | undefined)[]): boolean =>
  operands.length > 0 &&
  operands.every((operand) => operand !== undefined && isPath(operand) && !/^\w+:/.test(operand));

function* withOptions(
  placed: PlacedCommand,
  options: readonly string[] | undefined,
  areFiles: boolean,
): Iterable<Problem> {
  if (!options) return;
  const words = textsOf(placed.command);
  for (const [i, word] of words.entries()) {
    if (i === 0 || word === undefined || !options.includes(word)) continue;
    yield {
      range: wordsOf(placed.command)[i]!.range,
      message: `With "${word}" signatures are not checked.`,
      ...(areFiles ? { severity: 'information' as const } : {}),
      fixes: () => [without(placed, i, word)],
    };
  }
}

/** Takes the option away. `--force-yes` also was the answer to all questions. */
function without({ run, command }: PlacedCommand, index: number, option: string): Fix {
  const answers = textsOf(command).some((word) => word !== undefined && /^-[a-z]*y|^--(?:yes|assume-yes)$/.test(word));
  if (option !== '--force-yes' || answers) {
    return { title: `Remove "${option}"`, edits: [removeWord(run, command, index)], safe: false, preferred: false };
  }
  const { range } = wordsOf(command)[index]!;
  const edit = replace(range, run.form === 'json' ? '"--yes"' : '--yes');
  return { title: 'Use "--yes"', edits: [edit], safe: false, preferred: false };
}
