/** A program that is on its way out, with what to do instead. */
interface OutdatedProgram {
  readonly program: string;
  /** sub-commands or options it is about; all where there are none here */
  readonly commands?: readonly string[];
  /** the first releases of distributions in which it is */
  readonly since: readonly string[];
  /** goes on after "use" */
  readonly better: string;
}

export const outdatedPrograms: readonly OutdatedProgram[] = [
  {
    // since apt 2.1.8, and gone with Debian 13: https://manpages.debian.org/bookworm/apt/apt-key.8.en.html
    program: 'apt-key',
    commands: ['add', 'adv', 'del', 'update', 'net-update'],
    since: ['bullseye', 'jammy'],
    better: 'a key file in /etc/apt/keyrings that the source names by "signed-by"',
  },
  // https://setuptools.pypa.io/en/latest/deprecated/easy_install.html
  { program: 'easy_install', since: [], better: '"pip install"' },
];
