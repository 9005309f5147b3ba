import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Answer, IgnoreAnswer, IgnoreRequest, Request } from './answer.ts';

/** BuildKit itself, as the program of test/buildkit/oracle: it answers in the order of the questions. */
export class Oracle {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #waiting: { resolve(answer: never): void; reject(error: Error): void }[] = [];

  constructor(program: string) {
    this.#child = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] });
    createInterface({ input: this.#child.stdout }).on('line', (line) => {
      this.#waiting.shift()?.resolve(JSON.parse(line) as never);
    });
    const end = (why: string) => {
      for (const { reject } of this.#waiting.splice(0)) reject(new Error(`The oracle ${why}.`));
    };
    this.#child.on('error', ({ message }) => end(`cannot be started: ${message}`));
    this.#child.on('close', (code) => end(`ended with code ${code}`));
    // Its end says more than the pipe that broke.
    this.#child.stdin.on('error', () => undefined);
  }

  ask(request: Request): Promise<Answer>;
  ask(request: IgnoreRequest): Promise<IgnoreAnswer>;
  ask(request: Request | IgnoreRequest): Promise<Answer | IgnoreAnswer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#child.stdin.write(`${JSON.stringify({ id: '', ...request })}\n`);
    });
  }

  close(): void {
    this.#child.stdin.end();
  }
}
