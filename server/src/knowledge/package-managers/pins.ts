/** How a manager is told which version of a package to take. */
export interface Pins {
  /** sub-commands that name packages */
  readonly commands: readonly string[];
  /** those of them of which the first word alone is a package: what follows is meant for the program */
  readonly single?: readonly string[];
  /** the word behind which there are arguments of a build */
  readonly upTo?: string;
  /** a word that says which version, or that is no package to be looked for: a file, a folder */
  readonly pinned: RegExp;
  /** a word that does not, although it looks so: `@latest` */
  readonly moving?: RegExp;
  /** a word that is the version of the one in front of it */
  readonly version?: RegExp;
  /** options that settle it for all words */
  readonly settledBy?: readonly string[];
  readonly settledByEnv?: readonly string[];
  /** sub-commands for which the project's manifest does, if it is there */
  readonly settledByManifest?: readonly string[];
}

/** `name-1.2`, `name-1:1.2-3`, a file, a group, a condition. https://dnf.readthedocs.io/en/latest/command_ref.html#specifying-packages-label */
export const rpmPins: Pins = {
  commands: ['install', 'module install'],
  pinned: /-\d[^-]*$|^[^/]*:|[=<>]|\.rpm$|^[@./]/,
};

const REPOSITORY = String.raw`(?:git|hg|svn|bzr)\+\w+:\/\/[^/\s]+\/[^@\s]*`;

/** https://pip.pypa.io/en/stable/reference/requirement-specifiers/ ; of a repository, what follows its path: `…/x.git@v1` */
export const pipPins = (...commands: readonly string[]): Pins => ({
  commands,
  pinned: /[=<>@/]|~=|!=|^\.|\.(?:whl|zip|tar\.\w+|tgz)(?:\[.*)?$/,
  moving: new RegExp(String.raw`^(?:\S+\s*@\s*)?${REPOSITORY}(?:$|@(?:main|master|HEAD)(?=$|[#&]))|^[^/]+@latest$`),
  settledBy: ['-c', '--constraint', '--constraints', '--no-index'],
  settledByEnv: ['PIP_CONSTRAINT', 'UV_CONSTRAINT', 'PIP_NO_INDEX'],
});
