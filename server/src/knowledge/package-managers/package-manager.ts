import type { Asks } from './asks.ts';
import type { Outdated } from './outdated.ts';
import type { Pins } from './pins.ts';

/** What a sub-command does to the packages of an image. */
export type Action = 'install' | 'update' | 'remove' | 'other';

export interface Cache {
  /** directories to keep across builds; `~` stands for the user's home */
  readonly targets: readonly string[];
  /** for users other than root, where they differ */
  readonly targetsForOthers?: readonly string[];
  /** the same, place by place, in images of a family or distribution (ImageFacts) that keep them elsewhere */
  readonly targetsIn?: Readonly<Record<string, readonly string[]>>;
  /** directories a mount may lie on just as well: another version's, another setting's */
  readonly alternatives: readonly string[];
  /** `locked` where two builds must not write at once */
  readonly sharing: 'locked' | undefined;
  /** environment that must be set for the cache to be of use */
  readonly env?: Readonly<Record<string, string>>;
  /** the option without which downloads are deleted once they are installed */
  readonly keepOption?: string;
  /** variables that move the nth target; the first one set wins; `*` stands for its value; to nowhere that can be told if empty */
  readonly movedBy: readonly (readonly [variable: string, place: number, to: string])[];
}

export interface Frozen {
  /** sub-commands this is about */
  readonly commands: readonly string[];
  /** the sub-command to write in place of another */
  readonly replace?: readonly [from: string, to: string];
  /** the option to add; neither `replace` nor `append`: there is no such edit */
  readonly append?: string;
  /** options and sub-commands that already keep to the lock file, or that rule it out on purpose */
  readonly satisfiedBy: readonly string[];
  readonly satisfiedByEnv: readonly string[];
  readonly lockFile: readonly string[];
}

/** Packages that come along with others although these can do without them. */
export interface Recommended {
  /** sub-commands that bring them */
  readonly commands: readonly string[];
  /** the option that leaves them out */
  readonly option: string;
  /** options that say whether they are wanted */
  readonly decidedBy: readonly string[];
  /** words of a setting that says so, on the command line or in a file, or of the file's name */
  readonly setting: RegExp;
  /** distributions (ImageFacts) where it is known that nothing else does */
  readonly onlyIn?: readonly string[];
}

/** Dependencies that only those who work on a project need. */
export interface Development {
  /** sub-commands that install them too, when they name no package */
  readonly commands: readonly string[];
  /** the words that leave them out */
  readonly option: readonly string[];
  /** options that say whether they are wanted, or that it is about something else */
  readonly decidedBy: readonly string[];
  /** variables that may do so */
  readonly environment: readonly string[];
  /** commands that take them away again */
  readonly pruned: readonly (readonly string[])[];
  /** what the manifest has if there are any */
  readonly named: RegExp;
}

/** Something that a manager leaves in the image although nothing needs it there. */
export interface Leftover {
  /** as in "leaves … in the image" */
  readonly what: string;
  readonly by: readonly Action[];
  /** the option that keeps it out, or else the command that deletes it afterwards */
  readonly option?: string;
  readonly command?: string;
  /** where a mount keeps it out, if that is not anywhere the cache may be */
  readonly folder?: string;
  /** options that keep it out, apart from `cacheOff` */
  readonly avoidedBy: readonly string[];
  /** commands that delete it, if these are not all that throw the cache away */
  readonly cleaners?: readonly (readonly string[])[];
  /** it is left only if something has said so earlier */
  readonly onlyAfter?: RegExp;
  /** words of a file in which something else may see to it: a configuration, another version */
  readonly unsureWith?: RegExp;
  /** families and distributions (ImageFacts) whose images are set up so that it is not left */
  readonly notIn: readonly string[];
}

/** A package manager. A new one is one entry in its list. */
export interface PackageManager {
  readonly name: string;
  readonly kind: 'system' | 'language';
  /** command words; a version at their end is ignored (`pip3.12`) */
  readonly programs: readonly string[];
  /** Python modules: `python -m pip` */
  readonly modules: readonly string[];
  /** sub-commands that download or build; two words stand for `go mod download` */
  readonly installs: readonly string[];
  /** those of them that fetch or compile little, or nothing that the cache below keeps */
  readonly light: readonly string[];
  /** sub-commands that only refresh the lists of packages */
  readonly updates: readonly string[];
  readonly removes: readonly string[];
  /** what the program does without a sub-command */
  readonly bare?: string;
  /** words that are no options are goals or tasks, all of which may download: Maven, Gradle */
  readonly goals: boolean;
  /** the sub-command is an option: pacman */
  readonly operation?: (option: string, operands: number) => Action | undefined;
  /** options that take the next word as their value */
  readonly valued: readonly string[];
  /** words that are options without a dash: cargo's `+nightly`, MSBuild's `/p:x=y` */
  readonly otherOptions?: RegExp;
  readonly cache: Cache | undefined;
  /** later commands look into the cache for what was fetched, and fetch it again where it is not there */
  readonly keptInCache: boolean;
  /** options that switch the cache off */
  readonly cacheOff: readonly string[];
  readonly cacheOffEnv: readonly string[];
  /** commands that throw the cache away: see `matchesCommand` */
  readonly cacheCleaners: readonly (readonly string[])[];
  readonly leaves: readonly Leftover[];
  readonly recommended?: Recommended;
  readonly development?: Development;
  /** sub-commands that install what the manifests list, when they name no package themselves */
  readonly readsManifests: readonly string[];
  /** files in the build context that list the dependencies */
  readonly manifests: readonly string[];
  readonly lockFiles: readonly string[];
  /** other files the install reads, if they exist */
  readonly alsoRead: readonly string[];
  /** options that name the directory to work in */
  readonly directoryOptions: readonly string[];
  /** folder of the project that packages are installed to, if it is in the project */
  readonly installsTo?: string;
  /** options whose value names a manifest: `pip install -r` */
  readonly manifestOptions: readonly string[];
  /** options that leave out the project itself, whose source is not there yet */
  readonly dependenciesOnly: readonly string[];
  /** whether the dependencies can be installed from these files alone */
  readonly manifestsSuffice: boolean;
  readonly frozen: Frozen | undefined;
  readonly asks?: Asks;
  /** undefined where versions cannot be chosen on the command line, or a lock file keeps them */
  readonly pins?: Pins;
  /** sub-commands that bring all packages of the image to another state at once */
  readonly wholeUpgrades: readonly string[];
  /** options with which an install fetches the lists of packages by itself, or whether it always does */
  readonly refreshedBy: readonly string[] | 'itself';
  readonly outdated: readonly Outdated[];
  /** another manager under the same program: which words and which file in the project give it away */
  readonly insteadOf?: { readonly name: string; readonly words: readonly string[]; readonly files: readonly string[] };
}

type Entry = Pick<PackageManager, 'name' | 'kind' | 'installs'> &
  Partial<Omit<PackageManager, 'cache' | 'frozen' | 'leaves'>> & {
    readonly leaves?: readonly (Pick<Leftover, 'what'> & Partial<Leftover>)[];
    readonly cache?: Pick<Cache, 'targets'> & Partial<Cache>;
    readonly frozen?: Omit<Frozen, 'satisfiedByEnv'> & Partial<Frozen>;
  };

/** A list of words without blanks in them. */
export const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** An entry with what it does not mention left empty. */
export function define({ cache, frozen, leaves = [], ...entry }: Entry): PackageManager {
  return {
    programs: [entry.name],
    modules: [],
    light: [],
    updates: [],
    removes: [],
    goals: false,
    valued: [],
    cacheOff: [],
    cacheOffEnv: [],
    cacheCleaners: [],
    readsManifests: [],
    manifests: [],
    lockFiles: [],
    alsoRead: [],
    keptInCache: false,
    directoryOptions: [],
    manifestOptions: [],
    dependenciesOnly: [],
    manifestsSuffice: false,
    wholeUpgrades: [],
    refreshedBy: [],
    outdated: [],
    ...entry,
    leaves: leaves.map((leftover) => ({ by: ['install', 'update'], avoidedBy: [], notIn: [], ...leftover })),
    cache: cache && { alternatives: [], sharing: undefined, movedBy: [], ...cache },
    frozen: frozen && { satisfiedByEnv: [], ...frozen },
  };
}
