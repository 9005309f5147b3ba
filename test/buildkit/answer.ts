/** What the oracle says of a text; lines are counted from 1. */
export interface Answer {
  readonly id: string;
  readonly instructions: readonly {
    readonly keyword: string;
    readonly start: number;
    readonly end: number;
    readonly flags?: readonly string[];
    readonly heredocs?: readonly string[];
  }[];
  readonly parseError?: Failure;
  readonly stages: readonly { readonly name: string; readonly base: string }[];
  readonly warnings: readonly { readonly rule: string; readonly message: string; readonly start: number }[];
  /** What `docker build --check` stops at, which looks at every stage. */
  readonly lintError?: Failure;
  /** What is built for each target asked for; `''` is the one without a name. */
  readonly images?: Readonly<Record<string, Image>>;
}

export interface Failure {
  readonly message: string;
  readonly lines?: readonly number[] | null;
}

export interface Image {
  readonly graph?: string;
  readonly config?: string;
  /** Both together, where base images have settings of their own. */
  readonly settled?: string;
  readonly error?: Failure;
}

/** What the oracle says of an ignore file: the files that are sent of a context, or why the ignore file is refused. */
export interface IgnoreAnswer {
  readonly sent: readonly string[];
  readonly error?: string;
}

/** An ignore file, and the files of the context that it is about. */
export interface IgnoreRequest {
  readonly ignore: string;
  readonly paths: readonly string[];
}

/** What the oracle is asked of a Dockerfile. */
export interface Request {
  readonly text: string;
  readonly targets?: readonly string[];
  /** Build arguments, as `--build-arg` gives them. */
  readonly args?: Readonly<Record<string, string>>;
}

/** Warnings that `# check=error=true` makes errors, which they are not for us. */
const NO_ERROR = /^lint violation found/;

/** The error of an answer or an image, if it is one of the Dockerfile's. */
export const realError = (failure: Failure | undefined): Failure | undefined =>
  failure && NO_ERROR.test(failure.message) ? undefined : failure;
