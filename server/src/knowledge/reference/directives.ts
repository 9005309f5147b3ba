import type { Entry, Since } from './entry.ts';

interface DirectiveReference extends Entry {
  readonly takes: string;
  /** The values it may have, or the options it takes, each with what it means. */
  readonly values?: Readonly<Record<string, string>>;
  readonly since?: Since;
}

/** Parser directives: comments at the very top, one below the other. */
export const directiveReferences: Readonly<Record<string, DirectiveReference>> = {
  syntax: {
    takes: '<image>',
    about:
      'The image of the frontend that reads this file. `docker/dockerfile:1` is the current one of Docker, whichever the builder has built in.',
    anchor: 'syntax',
  },
  escape: {
    takes: '\\|`',
    values: {
      '\\': 'The usual one.',
      '`': 'For files with Windows paths.',
    },
    about: 'The character that continues a line, and that takes the meaning from a quote or a dollar sign.',
    anchor: 'escape',
  },
  check: {
    takes: '<option>=<value>[;<option>=<value>]…',
    values: {
      skip: 'Checks that are left out, separated by commas, or `all`.',
      error: '`true` has the build stop when a check finds something.',
      experimental: 'Experimental checks that are run as well, separated by commas, or `all`.',
    },
    since: { stable: 8 },
    about: 'How the build checks are run. Options are separated by a semicolon, without blanks.',
    anchor: 'check',
  },
};
