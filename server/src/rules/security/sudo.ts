import type { Dockerfile } from '../../model/dockerfile.ts';
import { ownText } from '../../model/part.ts';
import type { ShellCommand, ShellWord } from '../../shell/script.ts';
import { programName } from '../../shell/wrapper.ts';
import { remove } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Fix, Rule } from '../rule.ts';
import { type PlacedCommand, placedCommands } from '../support/placed-command.ts';
import { mayBeRoot, userAt } from '../support/user.ts';

export const sudo: Rule = {
  id: 'security/sudo',
  severity: 'warning',
  summary: 'A RUN uses sudo',
  severities: '**information** where the user is not root, or may be somebody else.',
  why: `RUN is root's already unless USER says otherwise, and then USER is how to become root for a while. With sudo in the image,
whoever breaks into its program may become root as well. It also takes the variables of ENV away from what it starts.`,
  reported: 'FROM debian:12\nRUN apt-get update && [|sudo|] apt-get install -y curl\n',
  fine: 'FROM debian:12\nRUN apt-get update && apt-get install -y sudo\n',
  peers: ['hadolint DL3004', 'Trivy DS-0010', 'Checkov CKV2_DOCKER_1'],
  changes: ['steps', 'OnBuild'],
  deep: true,
  each: ['RUN'],
  *check(dockerfile) {
    if (!ownText(dockerfile).includes('sudo')) return;
    for (const placed of placedCommands(dockerfile)) {
      const word = sudoOf(placed.command);
      if (!word) continue;
      const superfluous = superfluousPart(dockerfile, placed, word);
      const { root } = userAt(dockerfile, placed.stage, placed.run);
      const inVain = root === true && superfluous !== undefined && !placed.triggered;
      yield {
        range: word.range,
        message: inVain
          ? 'RUN is root already: "sudo" changes nothing.'
          : 'Use USER to change the user, in place of "sudo".',
        severity: inVain ? 'warning' : 'information',
        fixes: () => (superfluous && root !== false ? removal(superfluous, inVain) : []),
      };
    }
  },
};

/** The word of a command that is sudo itself. */
const sudoOf = ({ program, name, wrappers }: ShellCommand): ShellWord | undefined =>
  program === 'sudo' ? name : wrappers.find(({ value }) => programName(value) === 'sudo');

const removal = (range: Range, preferred: boolean): Fix[] => [
  { title: 'Remove "sudo"', edits: [remove(range)], safe: false, preferred },
];

/** Options that let the command be root's, and its own. */
const AS_ROOT =
  /^\s+(?:(?:-[EHPSn]+|-u\s*(?:root|0)|--(?:user[ =]root|set-home|stdin|non-interactive|preserve-env(?:=\S+)?)|--)\s+)*$/;

/** Programs that run others as somebody else. */
const CHANGES_USER = /(?:^|\/)(?:sudo|doas|gosu|su-exec|setpriv|runuser)$/;

/** What to take away, so that root runs the same without sudo; undefined where somebody else may run it, or another way. */
function superfluousPart(dockerfile: Dockerfile, placed: PlacedCommand, word: ShellWord): Range | undefined {
  const { stage, run, command } = placed;
  const { wrappers, assignments, name, args } = command;
  if (command.shell && !mayBeRoot(dockerfile, stage, run, command.shell)) return undefined;
  const between = (next: { readonly range: Range }) => dockerfile.text.slice(word.range.end, next.range.start);
  if (word === name) {
    const [program] = args;
    const plain = run.form === 'json' && program && /^[^-][^=]*$/.test(program.value ?? '-');
    return plain && /^\s*,\s*$/.test(between(program))
      ? { start: name.range.start, end: program.range.start }
      : undefined;
  }
  const at = wrappers.indexOf(word);
  if (wrappers.slice(0, at).some(({ value }) => CHANGES_USER.test(value ?? ''))) return undefined;
  const behind = [...wrappers.slice(at + 1, at + 2), name];
  const given = assignments.filter(({ range }) => range.start > word.range.start);
  // Only a shell takes assignments in front of the command.
  if (given.length > 0 && at > 0) return undefined;
  const next = [...behind, ...given].reduce<{ readonly range: Range }>(
    (first, other) => (other.range.start < first.range.start ? other : first),
    name,
  );
  return AS_ROOT.test(between(next)) ? { start: word.range.start, end: next.range.start } : undefined;
}
