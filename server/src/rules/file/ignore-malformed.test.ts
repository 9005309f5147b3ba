import { testIgnoreRule } from '../../../../test/support/ignore-rule-test.ts';
import { ignoreMalformed } from './ignore-malformed.ts';

const malformed = (text: string) => ({ message: `"${text}" is malformed, and the builder refuses it.` });
const alone = { message: 'Behind "!" the pattern is missing of what to let in again, and the builder refuses that.' };

testIgnoreRule(ignoreMalformed, {
  reports: [
    {
      name: 'classes that are open, empty, or turned round',
      text: '[|a[|]\nb\n[|*[]|]\n  [|/x/[^]|] \n[|[z-a]|]\n[|![a-]|]',
      problems: [malformed('a['), malformed('*[]'), malformed('/x/[^]'), malformed('[z-a]'), malformed('![a-]')],
    },
    { name: 'exceptions of nothing', text: 'a\n[|!|]\n[|! /|]\n', problems: [alone, alone] },
  ],
  quiet: [
    { name: 'comments, and what is odd and right', text: '#[\n[a-c]\n[^a]\n[!a]\na]\n!!a\n/\n.\n..\n**\n' },
    { name: 'backslashes, which are slashes on Windows', text: 'a\\\n\\[\nsrc\\lib\n[\\\n' },
  ],
});
