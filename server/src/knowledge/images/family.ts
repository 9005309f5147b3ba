import type { Distribution, ImageFacts, Libc } from './facts.ts';

/** What an image is built on. Whatever is left out follows from the distribution. */
export interface Base {
  readonly distribution: Distribution | undefined;
  readonly release?: string | undefined;
  readonly libc?: Libc | undefined;
  readonly shell?: ImageFacts['shell'];
  readonly bash?: boolean | undefined;
  readonly packageManager?: ImageFacts['packageManager'];
  /** reduced to what the program needs: no shell, no package manager */
  readonly bare?: boolean;
}

export interface RuntimeUser {
  readonly name: string;
  readonly uid: number;
  readonly home: string | undefined;
}

/** An image as asked for: `name` as canonicalName gives it. */
export interface Asked {
  readonly name: string;
  readonly tag: string;
}

/** Images that are alike. Functions are not called for an image given by its digest alone, whose variant is not known. */
export interface Family {
  /** canonical names; a final `*` stands for any rest */
  readonly images: readonly string[];
  /** default: the last part of the name */
  readonly family?: string;
  /** what the image is built on when its tag does not name a distribution */
  readonly base: Base | ((asked: Asked) => Base);
  /** the tag is not to be searched for a distribution: `base` is the whole truth */
  readonly only?: boolean;
  /** what `base` says of `latest` holds for every tag, and so for a digest, too */
  readonly anyTag?: boolean;
  /** default `root`; present and undefined: not known */
  readonly user?: string | undefined | ((asked: Asked, base: Base) => string | undefined);
  readonly runtimeUser?: RuntimeUser | ((asked: Asked, base: Base) => RuntimeUser | undefined);
  /** default `/`; present and undefined: not known */
  readonly workdir?: string | undefined | ((asked: Asked) => string | undefined);
  readonly toolchain?: boolean | ((asked: Asked) => boolean);
  readonly dropsPrivileges?: boolean;
  readonly rootMaster?: boolean | ((asked: Asked) => boolean);
  /** its configuration has a SHELL, mostly bash with `-o pipefail` */
  readonly setsShell?: boolean;
  /** whether its Alpine variants bring bash along; Alpine itself does not */
  readonly bashOnAlpine?: boolean;
}

/** A user that an image has ready for running in it. */
export const user = (name: string, uid: number, home?: string): RuntimeUser => ({ name, uid, home });

export const debian: Base = { distribution: 'debian' };
export const ubuntu: Base = { distribution: 'ubuntu' };
export const alpine: Base = { distribution: 'alpine' };
export const scratch: Base = { distribution: 'scratch' };
export const windows: Base = { distribution: 'windows' };
/** Debian or Ubuntu, depending on the age of the tag. */
export const debianLike: Base = {
  distribution: undefined,
  libc: 'glibc',
  shell: 'posix',
  bash: true,
  packageManager: 'apt',
};
/** A full Linux with glibc, which one depends on the age of the tag. */
export const fullGlibc: Base = { distribution: undefined, libc: 'glibc', shell: 'posix', bash: true };
export const unknown: Base = { distribution: undefined };

/** Without shell and package manager. */
export const bare = { shell: 'none', bash: false, packageManager: 'none', bare: true } as const;
