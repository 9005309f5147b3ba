import type { Connection } from 'vscode-languageserver';
import { configComplaints } from '../features/config/complaints.ts';
import { Lines } from '../text/lines.ts';
import type { ConfigFile } from '../workspace/config/find.ts';

/** Whoever may not read so many files knows why. */
const MOST_REFUSALS = 50;

/** What the client shows in its log, a line each. What comes again with every keystroke is told of once. */
export class Log {
  readonly #connection: Connection;
  readonly #told = new Set<string>();
  #refusals = 0;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  folders(uris: readonly string[]): void {
    const names = uris.length > 0 ? uris.join(', ') : 'none';
    this.#connection.console.info(`Workspace folders: ${names}`);
  }

  /** A rule that threw, by its id, and where. */
  readonly failed = (rule: string, error: unknown): void => {
    const [message, place] =
      error instanceof Error && error.stack ? error.stack.split(/\n\s*(?=at )/) : [String(error)];
    this.#once(`The rule ${rule} failed: ${message}${place ? ` ${place}` : ''}`, (line) =>
      this.#connection.console.error(line),
    );
  };

  /** A rule that had to be ended in a document; it may have been none. */
  endless(uri: string, rule: string | undefined): void {
    const told = rule === undefined ? 'Looking for problems' : `The rule ${rule}`;
    const then = rule === undefined ? '' : ', and is left out there until the file is closed';
    this.#connection.console.error(`${uri}: ${told} did not come to an end${then}.`);
  }

  /** A file that the system refuses to read: the rules take it for one of which nothing is known. */
  readonly refused = (uri: string, { message }: Error): void => {
    if (this.#refusals === MOST_REFUSALS) return;
    this.#once(`${uri}: ${message}`, (line) => {
      this.#refusals++;
      this.#connection.console.warn(line);
      if (this.#refusals === MOST_REFUSALS) this.#connection.console.warn('What else cannot be read is not told of.');
    });
  };

  /** A document that the rules are not run over. */
  tooLarge(uri: string, reason: string): void {
    this.#once(`${uri}: ${reason}`, (line) => this.#connection.console.warn(line));
  }

  /** A file that says what the project wants, and has faults. */
  config(config: ConfigFile): void {
    const [first] = configComplaints(config);
    if (!first) return;
    const { line, character } = new Lines(config.text).position(first.range.start);
    const place = `${config.uri}:${line + 1}:${character + 1}`;
    this.#once(`${place}: ${first.message}`, (told) => this.#connection.console.warn(told));
  }

  /** A program that is looked for and is not there. */
  shellcheckAbsent(program: string): void {
    this.#once(`ShellCheck is not there (${program}), so that RUN is not checked by it.`, (line) =>
      this.#connection.console.info(line),
    );
  }

  #once(line: string, tell: (line: string) => void): void {
    if (this.#told.has(line)) return;
    this.#told.add(line);
    tell(line.replace(/\s*\n\s*/g, ' '));
  }
}
