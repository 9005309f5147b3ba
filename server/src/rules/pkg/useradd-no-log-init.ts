import { baseFacts } from '../../model/base-image.ts';
import { wordValue } from '../../model/run-steps.ts';
import { parseOptions } from '../../shell/options.ts';
import type { Rule } from '../rule.ts';
import { insertWords } from '../support/command-edits.ts';
import { commandsNamed } from '../support/placed-command.ts';
import { mayBeOption } from '../support/unknown-words.ts';
import { USERADD_VALUED } from '../support/user.ts';

export const useraddNoLogInit: Rule = {
  id: 'pkg/useradd-no-log-init',
  severity: 'warning',
  summary: 'A user with a large number makes useradd write a huge file',
  why: `The file /var/log/lastlog has a place for each number up to the user's. It is sparse on a disk, but not in a layer: with a
number such as 1000000000 the image has hundreds of gigabytes, and the build runs out of space. With \`-l\` the file is left alone
([Docker's guide](https://docs.docker.com/build/building/best-practices/#user)).`,
  reported: 'FROM debian:12\nRUN [|useradd|] -u 1000000000 app\nUSER app\n',
  fine: 'FROM debian:12\nRUN useradd -l -u 1000000000 app\nUSER app\n',
  peers: ['hadolint DL3046'],
  changes: ['steps', 'OnBuild'],
  each: ['RUN'],
  *check(dockerfile) {
    for (const { stage, run, command } of commandsNamed(dockerfile, 'useradd')) {
      const options = parseOptions(command.args, USERADD_VALUED);
      if (options.has('-l', '--no-log-init') || command.args.some((word) => mayBeOption(word))) continue;
      const step = { stage, run, command, directory: undefined };
      const number = wordValue(dockerfile, step, options.value('-u', '--uid'));
      // Alpine has no such file, and none is made.
      if (!number || !/^0*[1-9]\d{5,}$/.test(number) || baseFacts(stage)?.distribution === 'alpine') continue;
      yield {
        range: command.name.range,
        message: `Without -l, "useradd" writes a huge file for the user number ${number}.`,
        fixes: () => [{ title: 'Add -l', edits: [insertWords(run, command, 0, '-l')], safe: false, preferred: true }],
      };
    }
  },
};
