/** How a manager asks before it goes on, where nobody can answer: RUN has no terminal, and nothing to read from. */
export interface Asks {
  /** it asks whenever it has something to do; or if there is more to do than it was told */
  readonly when: 'always' | 'often';
  /** distributions whose version does not ask */
  readonly exceptIn?: readonly string[];
  /** the sub-commands that ask; where there are none here, all that install or remove */
  readonly commands?: readonly string[];
  /** others that do, besides */
  readonly also?: readonly string[];
  /** sub-commands that do not ask although they install or remove */
  readonly except?: readonly string[];
  /** only where nothing is named: `npm init` */
  readonly alone?: true;
  /** the option to add */
  readonly answer: string;
  /** it stands in front of the sub-command */
  readonly inFront?: true;
  /** options that answer, or because of which nothing is asked; of short ones written together one is enough, `-qq` is two */
  readonly answeredBy: readonly string[];
  /** and those that do so in front of the sub-command alone */
  readonly answeredInFront?: readonly string[];
  /** what answers in a file of settings, or as a setting among the options */
  readonly setting?: RegExp;
  /** those files */
  readonly settings?: readonly string[];
}

/** https://dnf.readthedocs.io/en/latest/conf_ref.html#assumeyes-label */
export const rpmAsks: Asks = {
  when: 'always',
  also: ['module enable', 'module disable', 'module reset', 'module switch-to', 'copr enable', 'history undo'],
  answer: '-y',
  answeredBy: ['-y', '--assumeyes', '--assumeno', '--downloadonly', '--help', '-h'],
  setting: /\bassumeyes\s*=\s*(?:1|true|yes|on)\b/i,
  settings: ['/etc/dnf', '/etc/yum.conf'],
};

/** In Red Hat's microdnf -y "does nothing, we always assume yes"; dnf 5, which goes by that name in Fedora, does ask. */
export const microdnfAsks: Asks = { ...rpmAsks, exceptIn: ['rhel'] };
