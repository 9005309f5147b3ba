import { ownText } from '../../model/part.ts';
import { type ParsedOptions, parseOptions } from '../../shell/options.ts';
import type { ShellCommand } from '../../shell/script.ts';
import type { Range } from '../../text/range.ts';
import type { Rule } from '../rule.ts';
import { commandsNamed } from '../support/placed-command.ts';

export const chpasswd: Rule = {
  id: 'security/chpasswd',
  severity: 'information',
  summary: 'A RUN gives a user a password',
  why: `Everybody who has the image has the password's hash, and often the password itself in its history. Nobody logs in to a
container: \`docker exec\` asks for no password, and USER needs none.`,
  reported: 'FROM debian:12\nRUN echo "root:changeit" | [|chpasswd|]\n',
  fine: 'FROM debian:12\nRUN useradd --create-home app && passwd --lock root\n',
  peers: ['Checkov CKV2_DOCKER_17'],
  each: ['RUN'],
  *check(dockerfile) {
    if (!/passwd|user(?:add|mod)/.test(ownText(dockerfile))) return;
    for (const { command } of commandsNamed(dockerfile, 'chpasswd', 'passwd', 'useradd', 'usermod')) {
      const range = placeOf(command);
      if (!range) continue;
      const emptied = command.program === 'passwd' && deletes(command);
      yield {
        range,
        message: emptied
          ? 'From now on this user needs no password.'
          : `"${command.program}" puts a password into the image.`,
      };
    }
  },
};

/** What sets a password in a command, if anything does. */
function placeOf(command: ShellCommand): Range | undefined {
  const { program, name, args, redirects, pipe } = command;
  switch (program) {
    case 'chpasswd':
      return args.some(({ value }) => value === '--help') ? undefined : name.range;
    case 'passwd': {
      const fed = pipe.index > 0 || redirects.some(({ operator }) => operator.startsWith('<'));
      return fed || options(command).has('--stdin') || deletes(command) ? name.range : undefined;
    }
    default: {
      const password = options(command).options.findLast(
        (option) => option.name === '-p' || option.name === '--password',
      );
      // What is no hash locks the account.
      if (!password?.argument || /^["']?(?:[!*]|x["']?$)/.test(password.argument.text)) return undefined;
      return password.word.range;
    }
  }
}

const deletes = (command: ShellCommand): boolean => options(command).has('-d', '--delete');

const VALUED = new Set(
  `-p --password -u --uid -g --gid -G --groups -d --home --home-dir -s --shell -c --comment -K --key -e --expiredate
  -k --skel -b --base-dir -f --inactive -l --login -R --root -P --prefix -Z --selinux-user`.split(/\s+/),
);
/** For `passwd`, where `-d` and `-l` stand alone. */
const PASSWD_VALUED = new Set(['-n', '-x', '-w', '-i', '-R', '--root', '-r', '--repository']);

const options = ({ program, args }: ShellCommand): ParsedOptions =>
  parseOptions(args, program === 'passwd' ? PASSWD_VALUED : VALUED);
