import { removeFlag } from '../../model/edits.ts';
import { placedInstructions } from '../../model/instructions.ts';
import type { Rule } from '../rule.ts';

export const insecureRun: Rule = {
  id: 'security/insecure-run',
  severity: 'warning',
  summary: 'A RUN has all privileges of the host',
  why: `With [\`--security=insecure\`](https://docs.docker.com/reference/dockerfile/#run---security) the commands run outside the
sandbox: whatever they download can take over the builder. BuildKit refuses them unless the build is given
\`--allow security.insecure\`.`,
  reported: '# syntax=docker/dockerfile:1\nFROM alpine:3.22\nRUN [|--security=insecure|] make test\n',
  fine: '# syntax=docker/dockerfile:1\nFROM alpine:3.22\nRUN --security=sandbox make test\n',
  peers: ['Sonar S6502'],
  changes: ['steps', 'OnBuild'],
  each: ['RUN'],
  *check(dockerfile) {
    for (const { instruction } of placedInstructions(dockerfile)) {
      const flag = instruction.name === 'RUN' ? instruction.flag('security') : undefined;
      if (flag?.value?.text !== 'insecure') continue;
      yield {
        range: flag.range,
        message: 'This RUN has all privileges of the host.',
        fixes: () => [
          {
            title: 'Run it in the sandbox',
            edits: [removeFlag(dockerfile, flag)],
            safe: false,
            preferred: false,
          },
        ],
      };
    }
  },
};
