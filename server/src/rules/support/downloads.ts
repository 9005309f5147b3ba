import { CHECKSUM_TOOLS, DOWNLOAD_TOOLS } from '../../knowledge/download-tools.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { ownText } from '../../model/part.ts';
import { remember } from '../../model/remember.ts';
import { type ParsedOptions, parseOptions } from '../../shell/options.ts';
import type { ShellWord } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { commandsNamed, type PlacedCommand } from './placed-command.ts';

/** A command that downloads something. */
export interface Download extends PlacedCommand {
  readonly options: ParsedOptions;
  /** What it is to download; a variable may hold more of them. */
  readonly addresses: readonly ShellWord[];
}

/** The commands of all RUNs that run curl or wget. */
export const downloads = remember((dockerfile: Dockerfile): readonly Download[] =>
  [...DOWNLOAD_TOOLS].flatMap(([program, valued]) => {
    if (!ownText(dockerfile).includes(program)) return [];
    return commandsNamed(dockerfile, program).map((placed) => {
      const options = parseOptions(placed.command.args, valued);
      const named = options.options.flatMap(({ name, argument }) => (name === '--url' && argument ? [argument] : []));
      return { ...placed, options, addresses: [...options.operands, ...named] };
    });
  }),
);

const verifying = remember((dockerfile: Dockerfile): ReadonlySet<Instruction> => {
  const signatures = commandsNamed(dockerfile, 'gpg', 'gpg2').filter(({ command }) =>
    command.args.some(({ value }) => value === '--verify'),
  );
  return new Set([...commandsNamed(dockerfile, ...CHECKSUM_TOOLS), ...signatures].map(({ run }) => run));
});

/** Whether a RUN compares a checksum or verifies a signature. */
export const verifies = (dockerfile: Dockerfile, run: Instruction): boolean => verifying(dockerfile).has(run);

/** Whether a download goes to the standard output, or may do so, and not to a file. */
export function goesOn({ command, options }: Download): boolean {
  const isCurl = command.program === 'curl';
  const names = isCurl ? ['-o', '--output'] : ['-O', '--output-document'];
  if (!options.has(...names)) return isCurl && !options.has('-O', '--remote-name', '--remote-name-all');
  return /^(?:-|\/dev\/(?:stdout|fd\/1))?$/.test(options.value(...names)?.value ?? '');
}
