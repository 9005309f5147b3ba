import { tooLarge } from '../features/limits.ts';
import type { OnFailure } from '../rules/check.ts';
import type { Lines } from '../text/lines.ts';
import { type Input, readInputs } from './inputs.ts';
import { plain, type Terminal } from './terminal.ts';

/** One run of the command line: tells of what goes wrong, and ends with an exit code. */
export class Session {
  readonly terminal: Terminal;
  readonly #told = new Set<string>();
  #problem = false;
  #trouble = false;

  constructor(terminal: Terminal) {
    this.terminal = terminal;
  }

  /** 0: all is well, 1: problems were found, 2: something could not be done. */
  get exitCode(): number {
    if (this.#trouble) return 2;
    return this.#problem ? 1 : 0;
  }

  problemFound(): void {
    this.#problem = true;
  }

  /** Says in one line what could not be done, once. */
  trouble(line: string): void {
    this.#trouble = true;
    if (this.#told.has(line)) return;
    this.#told.add(line);
    this.terminal.note(`dockerfile-stages: ${plain(line)}`);
  }

  /** For the rules of one file: those that throw are named, and the others still answer. */
  onFailure(file: string): OnFailure {
    return (rule, error) => {
      this.trouble(`${file}: the rule ${rule} failed: ${error instanceof Error ? error.message : String(error)}`);
    };
  }

  /** Whether a file is too large for the rules, which is told of. */
  isTooLarge(file: string, lines: Lines): boolean {
    const reason = tooLarge(lines);
    if (reason !== undefined) this.trouble(`${file}: The rules are off in this file: ${reason}`);
    return reason !== undefined;
  }

  async *inputs(paths: readonly string[]): AsyncGenerator<Input> {
    let found = false;
    const unreadable = (file: string, error: Error) => {
      found = true;
      this.trouble(`${file}: ${error.message}`);
    };
    for await (const input of readInputs(paths, unreadable)) {
      found = true;
      yield input;
    }
    if (!found) this.terminal.note(`dockerfile-stages: no Dockerfile in ${plain(paths.join(', '))}`);
  }
}
