import { testRule } from '../../../../test/support/rule-test.ts';
import { hostNetwork } from './host-network.ts';

const message = 'This RUN uses the network of the host.';
const title = 'Use the default network';

testRule(hostNetwork, {
  reports: [
    {
      name: 'the flag on its own line, in front of a heredoc',
      text: 'FROM a:1\nRUN [|--network=host|] \\\n  # why\n  <<EOF\na\nEOF\n',
      problems: [{ message, fixes: [{ title, after: 'FROM a:1\nRUN \\\n  # why\n  <<EOF\na\nEOF\n' }] }],
    },
    {
      name: 'a trigger',
      text: 'FROM a:1\nONBUILD RUN [|--network=host|] a\n',
      problems: [{ message, fixes: [{ title, after: 'FROM a:1\nONBUILD RUN a\n' }] }],
    },
  ],
  quiet: [{ name: 'other networks, and the text elsewhere', text: 'FROM a:1\nRUN --network=none a --network=host\n' }],
});
