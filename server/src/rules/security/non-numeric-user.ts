import { baseFacts, isWindows } from '../../model/base-image.ts';
import { configuration } from '../../model/configuration.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { chain, LONG_CHAIN, type Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { replace } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { imagesOf } from '../support/images.ts';
import { usersMadeIn } from '../support/user.ts';

export const nonNumericUser: Rule = {
  id: 'security/non-numeric-user',
  severity: 'off',
  summary: 'USER is a name, of which Kubernetes cannot tell that it is not root',
  why: `With [\`runAsNonRoot: true\`](https://kubernetes.io/docs/tasks/configure-pod-container/security-context/), Kubernetes starts a
container only if the image's user is a number other than 0: what a name stands for is in the image's \`/etc/passwd\`, where it does not
look. A number says it at once. Nothing else needs one, so the rule is off unless the settings ask for it.`,
  reported: 'FROM debian:12\nRUN useradd --uid 10001 app\nUSER [|app|]\nCMD ["x"]\n',
  fine: 'FROM debian:12\nRUN useradd --uid 10001 app\nUSER 10001\nCMD ["x"]\n',
  peers: ['hadolint DL3066'],
  changes: ['steps', 'User'],
  whole: true,
  *check(dockerfile, workspace) {
    const told = new Set<Instruction>();
    for (const stage of imagesOf(dockerfile, workspace)) {
      const { user } = configuration(stage);
      const word = user?.instruction.words[0];
      // Root by its name is another matter: security/root-user.
      if (!word || user.value === undefined || word.text.includes('$') || told.has(user.instruction)) continue;
      const [name = ''] = user.value.split(':');
      if (/^(?:\d*|root)$/.test(name) || isWindows(dockerfile, stage)) continue;
      told.add(user.instruction);
      yield {
        range: word.range,
        message: `Kubernetes cannot tell that user "${name}" is not root: "runAsNonRoot" needs a number.`,
        fixes: () => (word.text === user.value ? useNumber(dockerfile, stage, user.instruction, word.text) : []),
      };
    }
  },
};

/** The number that the file or the base image gives the user. The group stays as it is. */
function useNumber(dockerfile: Dockerfile, stage: Stage, instruction: Instruction, text: string): Fix[] {
  const [name = '', group] = text.split(':');
  const known = baseFacts(stage)?.runtimeUser;
  const made = chain(stage, LONG_CHAIN)
    .flatMap((link) => usersMadeIn(dockerfile, link))
    .filter((user) => user.name === name);
  const number = made.length > 0 ? made[0]!.uid : known?.name === name ? String(known.uid) : undefined;
  if (number === undefined || made.length > 1) return [];
  const newText = group === undefined ? number : `${number}:${group}`;
  const edits = [replace(instruction.words[0]!.range, newText)];
  return [{ title: `Use "${newText}"`, edits, safe: false, preferred: true }];
}
