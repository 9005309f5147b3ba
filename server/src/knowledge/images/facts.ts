export type Libc = 'glibc' | 'musl' | 'none';

export type Distribution =
  | 'debian'
  | 'ubuntu'
  | 'alpine'
  | 'fedora'
  /** UBI, CentOS, Rocky, Alma, Oracle Linux, Amazon Linux */
  | 'rhel'
  | 'wolfi'
  | 'suse'
  | 'arch'
  | 'distroless'
  | 'scratch'
  | 'busybox'
  | 'windows';

/** What is known of an image without asking a registry; `undefined` means not known. */
export interface ImageFacts {
  /** `node`, `golang`, `distroless` */
  readonly family: string;
  readonly distribution: Distribution | undefined;
  /** `bookworm`, `noble`, `3.19`, `9`; undefined where it changes under the tag */
  readonly release: string | undefined;
  readonly libc: Libc | undefined;
  /** the image's own USER: `root`, a name, or a number */
  readonly user: string | undefined;
  /** a user in its /etc/passwd meant for running programs */
  readonly runtimeUser: { readonly name: string; readonly uid: number; readonly home: string | undefined } | undefined;
  readonly workdir: string | undefined;
  /** what /bin/sh is; `none` also when a shell lies elsewhere (see `shellAt`) */
  readonly shell: 'posix' | 'none' | 'windows' | undefined;
  /** where the shell of an image without /bin/sh is: SHELL must name it */
  readonly shellAt?: string;
  /** its configuration has a SHELL, which is not the one that Docker takes otherwise */
  readonly setsShell?: boolean;
  readonly bash: boolean | undefined;
  readonly packageManager: 'apt' | 'apk' | 'dnf' | 'microdnf' | 'yum' | 'zypper' | 'pacman' | 'none' | undefined;
  /** made for building: compilers, SDKs, build tools */
  readonly toolchain: boolean;
  /** its entrypoint steps down from root by itself */
  readonly dropsPrivileges: boolean;
  /** starts as root on purpose and runs its workers unprivileged */
  readonly rootMaster?: boolean;
}
