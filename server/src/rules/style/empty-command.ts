import { removeInstruction } from '../../model/edits.ts';
import { placedInstructions } from '../../model/instructions.ts';
import { insert } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';

export const emptyCommand: Rule = {
  id: 'style/empty-command',
  severity: 'warning',
  summary: 'RUN, CMD or ENTRYPOINT without a command',
  why: `The builder takes it for a shell that is given nothing to do. To take back what the base image starts, write \`CMD []\` or
\`ENTRYPOINT []\`.`,
  reported: 'FROM alpine:3.20\n[|RUN|]\n',
  fine: 'FROM nginx:1.27\nENTRYPOINT []\nCMD ["nginx"]\n',
  peers: [],
  changes: ['steps', 'Entrypoint', 'Cmd'],
  each: ['RUN', 'CMD', 'ENTRYPOINT'],
  *check(dockerfile) {
    for (const { instruction } of placedInstructions(dockerfile)) {
      const { name, words, flags, form, keyword } = instruction;
      if ((name !== 'RUN' && name !== 'CMD' && name !== 'ENTRYPOINT') || words.length > 0) continue;
      // An empty array takes a command back, but RUN has none to take back.
      if (form === 'json' && name !== 'RUN') continue;
      // It has no flags, so these are told of as such.
      if (flags.length > 0 && name !== 'RUN') continue;
      yield {
        range: keyword.range,
        message: `${name} has no command.`,
        fixes: () => {
          const edits = [removeInstruction(dockerfile, instruction.onbuild ?? instruction)];
          const found: Fix[] = [{ title: 'Delete it', edits, safe: false, preferred: name === 'RUN' }];
          if (name !== 'RUN') {
            const edits = [insert(keyword.range.end, ' []')];
            found.push({ title: `Write "${name} []"`, edits, safe: false, preferred: false });
          }
          return found;
        },
      };
    }
  },
};
