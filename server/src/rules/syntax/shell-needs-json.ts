import { dialectOf, isPosix } from '../../shell/dialect.ts';
import { replace } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { trailingComments } from './comment.ts';
import { checkedInstructions } from './instructions.ts';
import { meantArray } from './meant-array.ts';

export const shellNeedsJson: Rule = {
  id: 'syntax/shell-needs-json',
  severity: 'error',
  summary: 'SHELL without a JSON array',
  why: `SHELL sets the words in front of each command, and takes them as a JSON array with at least one string, such as
\`["/bin/bash", "-o", "pipefail", "-c"]\`. It has no other form.`,
  reported: 'FROM debian:12\nSHELL [|/bin/bash -c|]\n',
  fine: 'FROM debian:12\nSHELL ["/bin/bash", "-c"]\n',
  peers: [],
  changes: ['OnBuild'],
  each: ['SHELL'],
  *check(dockerfile) {
    if (isForeignFrontend(dockerfile)) return;
    for (const { instruction, severity } of checkedInstructions(dockerfile)) {
      if (instruction.name !== 'SHELL') continue;
      const [word] = instruction.words;
      if (instruction.form === 'json' && !word) {
        const { logicalText: text } = instruction;
        const start = text.lastIndexOf('[');
        const range = instruction.rangeAt(start, text.lastIndexOf(']') + 1);
        yield { range, message: 'The array of SHELL is empty.', severity };
      }
      // Nearly an array, or one with a comment behind it, is told of elsewhere.
      if (instruction.form !== 'plain' || !word) continue;
      if (meantArray(instruction) || trailingComments(dockerfile, instruction).length > 0) continue;
      const isSource = dockerfile.text.slice(word.range.start, word.range.end) === word.text;
      yield {
        range: word.range,
        message: 'SHELL takes a JSON array of strings.',
        severity,
        fixes: (): Fix[] => {
          if (!isSource || !/^[\w./:=+-]+(?:[ \t]+[\w./:=+-]+)*$/.test(word.text)) return [];
          const words = word.text.split(/[ \t]+/);
          // Without -c, a shell takes the command for the name of a script.
          if (isPosix(dialectOf(words)) && !words.some((one) => /^-\w*c$/.test(one))) words.push('-c');
          const array = `[${words.map((one) => `"${one}"`).join(', ')}]`;
          return [{ title: `Write ${array}`, edits: [replace(word.range, array)], safe: false, preferred: true }];
        },
      };
    }
  },
};
