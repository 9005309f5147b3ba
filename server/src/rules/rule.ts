import type { Dockerfile } from '../model/dockerfile.ts';
import type { Stage } from '../model/stage.ts';
import type { Keyword } from '../syntax/head.ts';
import type { Edit } from '../text/edit.ts';
import type { Range } from '../text/range.ts';
import { readConfig } from '../workspace/config/read.ts';
import { readIgnoreFile } from '../workspace/ignore.ts';
import { recordedAnswers } from '../workspace/shellcheck-remarks.ts';
import { NO_WORKSPACE, type Workspace } from '../workspace/workspace.ts';
import { exampleBuilds } from './example-builds.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Edits that put a problem right. */
export interface Fix {
  /** A command: `Use stage "build"`. */
  readonly title: string;
  readonly edits: readonly Edit[];
  /** The build cannot change by it: neither the graph nor the image's configuration. */
  readonly safe: boolean;
  /** It is the one right answer. */
  readonly preferred: boolean;
}

/**
 * Lines for the end of an ignore file, that of the Dockerfile beside it or that of the build context, which is made if it is not there.
 * Editors do so when somebody chooses it.
 */
export interface BesideFix {
  /** A command: `Create .dockerignore`. */
  readonly title: string;
  /** The name of a file in the Dockerfile's folder. */
  readonly file: string;
  readonly lines: readonly string[];
}

/** Something wrong, and where. */
export interface Problem {
  readonly range: Range;
  readonly message: string;
  /** Where it differs from the rule's. */
  readonly severity?: Severity;
  /** The one of the rule's peers that reports this, where the rule stands for several checks of one tool: `hadolint DL3009`. */
  readonly peer?: string;
  /** The check of another program that it comes from, where that is not all of the rule: comments may name it, too. */
  readonly check?: { readonly name: string; readonly page: string };
  /** Shown faded: nothing needs this text. */
  readonly unnecessary?: boolean;
  readonly related?: readonly { readonly range: Range; readonly message: string }[];
  /** Computed only when asked for, since most problems are looked at without being mended. */
  readonly fixes?: () => readonly Fix[];
  /** The same of what puts it right in another file. */
  readonly beside?: () => readonly BesideFix[];
}

/**
 * What a fix may change of what is built: the steps of the build, the targets that there are, the base and the author of the image,
 * or a key of its configuration, named as in the specification of OCI images.
 */
export type Change =
  | 'steps'
  | 'targets'
  | 'Base'
  | 'Author'
  | 'User'
  | 'ExposedPorts'
  | 'Env'
  | 'Entrypoint'
  | 'Cmd'
  | 'Volumes'
  | 'WorkingDir'
  | 'Labels'
  | 'StopSignal'
  | 'Healthcheck'
  | 'OnBuild'
  | 'Shell';

/** What variables are replaced in. */
export const EXPANDED: readonly Change[] = [
  'steps',
  'User',
  'ExposedPorts',
  'Env',
  'Volumes',
  'WorkingDir',
  'Labels',
  'StopSignal',
];

/** What there is to say of a rule, whatever file it looks at. The file's path under rules/ is the id. */
export interface About {
  /** `group/name`: the diagnostic's code, the settings key, the documentation page. */
  readonly id: string;
  /** `off` means that it runs only when the settings ask for it. */
  readonly severity: Severity | 'off';
  /** One sentence without a full stop at its end, for tables and settings. */
  readonly summary: string;
  /** Where the problems' own severities differ from it, in Markdown: goes on after "It is". */
  readonly severities?: string;
  /** Why it matters and what to do, in Markdown. */
  readonly why: string;
  /** A file that it reports, with `[|…|]` around what is marked. */
  readonly reported: string;
  /** One that looks alike and is fine. */
  readonly fine: string;
  /** What else lies beside them, folders with a slash at the end. */
  readonly context?: readonly string[];
  /** The checks of other tools that it stands for: `BuildKit DuplicateStageName`, `hadolint DL3024`. */
  readonly peers: readonly string[];
  /** All that its fixes may change where they are not safe and the file can be built without them; none where it never can. */
  readonly changes?: readonly Change[] | 'anything';
}

/** Makes problems of a Dockerfile. */
export interface Rule extends About {
  /** The .dockerignore beside both of them. */
  readonly dockerignore?: string;
  /** The compose.yaml beside both of them, which alone builds them. */
  readonly compose?: string;
  /** The .dockerfile-stages.yaml beside both of them. */
  readonly config?: string;
  /** What ShellCheck prints of scripts in `reported` with `-f json1`. */
  readonly shellcheck?: Readonly<Record<string, string>>;
  /**
   * It has to see the whole Dockerfile at once, or looks at what ShellCheck says. Any other rule is given one part after the other, as `viewOf` in model/part.ts makes
   * them, and only those that changed; what it reports in a stage may depend on what RememberedParts tells stages apart by.
   */
  readonly whole?: true;
  /**
   * It looks at one instruction after the other, at those of these keywords or at any, and reports it there: such a rule is given
   * only the instructions that changed, each by itself, as `viewOfOne` in model/part.ts makes them. What it says of one may depend on
   * the rest of its stage as it may on other stages: not on what other RUN, COPY and ADD do. test/corpus/remembered.test.ts holds it
   * to all of this.
   */
  readonly each?: readonly Keyword[] | 'any';
  /**
   * Of a rule that is given one part after the other: it looks at what RUN, COPY and ADD do in other stages than its own, and not only
   * at how these begin and are set up. test/corpus/remembered.test.ts holds the others to it.
   */
  readonly deep?: true;
  /**
   * Of a rule that is given one part after the other: what it has to know of each of the others besides, as a text. While these
   * texts are the same it is asked about changed parts alone.
   */
  gathers?(part: Dockerfile, workspace: Workspace): string;
  check(dockerfile: Dockerfile, workspace: Workspace, others: Others): Iterable<Problem>;
}

/** What a rule may ask about the others. */
export interface Others {
  readonly rules: readonly Rule[];
  /** What another one reports, silenced or not. */
  problemsOf(rule: Rule): readonly Problem[];
  /** Whether a rule has something to report that begins in a range, silenced or not. One that fails might have. */
  mayReport(rule: Rule, range: Range): boolean;
  /**
   * Whether something is true of a stage: remembered for as long as nothing changes that RememberedParts tells stages apart by.
   * `fact` says all else that it depends on.
   */
  holds(stage: Stage, fact: string, compute: () => boolean): boolean;
}

/** Told by its id of the rule that runs from now on, so that one which never ends is known. What it throws keeps the rule from running. */
export type OnRun = (rule: string) => void;

/** What is around the examples of a rule. */
export const besideExamples = ({ dockerignore, compose, config, context, shellcheck }: Rule): Workspace => ({
  ...NO_WORKSPACE,
  ...(dockerignore !== undefined && { ignore: readIgnoreFile('.dockerignore', dockerignore) }),
  ...(compose !== undefined && { builds: exampleBuilds(compose) }),
  ...(config !== undefined && { policy: readConfig(config).policy }),
  ...(context && { context: new Set(context) }),
  ...(shellcheck !== undefined && { shellcheck: recordedAnswers(shellcheck) }),
});
