import { removeFlag } from '../../model/edits.ts';
import { placedInstructions } from '../../model/instructions.ts';
import type { Rule } from '../rule.ts';

export const hostNetwork: Rule = {
  id: 'security/host-network',
  severity: 'warning',
  summary: 'A RUN uses the network of the host',
  why: `With [\`--network=host\`](https://docs.docker.com/reference/dockerfile/#run---network) the commands reach whatever listens on
the builder itself, and its neighbours see them as the builder. Downloads need nothing but the default network. BuildKit refuses it
unless the build is given \`--allow network.host\`.`,
  reported: 'FROM node:22\nRUN [|--network=host|] npm ci\n',
  fine: 'FROM node:22\nRUN --network=default npm ci\n',
  peers: ['Sonar S6431'],
  changes: ['steps', 'OnBuild'],
  each: ['RUN'],
  *check(dockerfile) {
    for (const { instruction } of placedInstructions(dockerfile)) {
      const flag = instruction.name === 'RUN' ? instruction.flag('network') : undefined;
      if (flag?.value?.text !== 'host') continue;
      yield {
        range: flag.range,
        message: 'This RUN uses the network of the host.',
        fixes: () => [
          {
            title: 'Use the default network',
            edits: instruction.flags
              .filter(({ name }) => name.text === 'network')
              .map((one) => removeFlag(dockerfile, one)),
            safe: false,
            preferred: false,
          },
        ],
      };
    }
  },
};
