import { readFileSync } from 'node:fs';
import { start } from '../scripts/lib/run.ts';
import { CAPABILITIES } from './capabilities.ts';

/** A language server to be measured. */
export interface Program {
  readonly name: 'ours' | 'peer' | 'floor';
  readonly args: readonly string[];
  /** The answer to `workspace/configuration`. */
  readonly settings?: unknown;
}

/** That a server did not answer in time, ended, or answered with an error. */
export class NoAnswer extends Error {}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** An answer, and when it came. */
export interface Answer {
  readonly result: unknown;
  readonly at: number;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** A message of a client, and what it waits for. */
export interface Sent {
  readonly bytes: Buffer;
  readonly answer: Promise<Answer>;
}

const VARIABLES_OF_THIS_PLACE = ['NODE_EXTRA_CA_CERTS', 'NODE_OPTIONS', 'NODE_V8_COVERAGE'];

/** A running server and its client. Several messages go out in one piece, as an editor sends them. */
export class Server {
  readonly program: Program;
  readonly startedAt = performance.now();
  readonly #running: ReturnType<typeof start>;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<(method: string, params: unknown, at: number) => void>();
  #pieces: Buffer[] = [];
  #length = 0;
  #wanted = 0;
  #next = 0;
  #ended: Error | undefined;
  capabilities: Readonly<Record<string, unknown>> = {};

  constructor(program: Program) {
    this.program = program;
    const env = { ...process.env };
    // Reading certificates costs every start of Node the same, and says nothing of servers.
    for (const name of VARIABLES_OF_THIS_PLACE) delete env[name];
    this.#running = start(process.execPath, [...program.args, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'], env });
    const { child } = this.#running;
    child.stdout!.on('data', (data: Buffer) => this.#receive(data));
    child.stdin!.on('error', () => undefined);
    child.on('exit', () => this.#fail(new NoAnswer('the server has ended')));
  }

  /** Starts one and shakes hands with it. */
  static async start(program: Program, root: string): Promise<Server> {
    const server = new Server(program);
    const workspaceFolders = [{ uri: root, name: 'bench' }];
    const params = { processId: process.pid, rootUri: root, workspaceFolders, capabilities: CAPABILITIES };
    const { result } = await server.request('initialize', params);
    server.capabilities = (result as { readonly capabilities: Readonly<Record<string, unknown>> }).capabilities;
    server.send(server.message('initialized', {}));
    return server;
  }

  send(...messages: readonly Buffer[]): void {
    this.#running.child.stdin!.write(messages.length === 1 ? messages[0]! : Buffer.concat(messages));
  }

  message(method: string, params: unknown, id?: number): Buffer {
    return framed({ ...(id !== undefined && { id }), method, params });
  }

  /** A request that is not sent yet. */
  question(method: string, params: unknown): Sent {
    const id = ++this.#next;
    const answer = new Promise<Answer>((resolve, reject) => {
      if (this.#ended) reject(this.#ended);
      else this.#waiting.set(id, { resolve, reject });
    });
    answer.catch(() => undefined);
    return { bytes: this.message(method, params, id), answer };
  }

  request(method: string, params: unknown): Promise<Answer> {
    const { bytes, answer } = this.question(method, params);
    this.send(bytes);
    return answer;
  }

  /** Waits for a notification that fits, from now on. */
  next(method: string, fits: (params: unknown) => boolean): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(this.#ended);
      const listener = (name: string, params: unknown, at: number) => {
        if (name !== method || !fits(params)) return;
        this.#listeners.delete(listener);
        resolve({ result: params, at });
      };
      this.#listeners.add(listener);
    });
  }

  /** The most memory that it has had, in MB; undefined where this machine does not tell. */
  peak(): number | undefined {
    try {
      const status = readFileSync(`/proc/${this.#running.child.pid}/status`, 'utf8');
      return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024;
    } catch {
      return undefined;
    }
  }

  async end(): Promise<void> {
    this.#fail(new NoAnswer('the server was ended'));
    await this.#running.end();
  }

  #fail(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  /** Long answers come in many pieces, which are put together once. */
  #receive(data: Buffer): void {
    this.#pieces.push(data);
    this.#length += data.length;
    while (this.#length >= this.#wanted && this.#length > 0) {
      const all = this.#pieces.length === 1 ? this.#pieces[0]! : Buffer.concat(this.#pieces);
      this.#pieces = [all];
      const head = all.indexOf('\r\n\r\n');
      if (head < 0) return;
      const end = head + 4 + Number(/Content-Length: (\d+)/i.exec(all.toString('latin1', 0, head))?.[1]);
      this.#wanted = end;
      if (all.length < end) return;
      const at = performance.now();
      this.#pieces = [all.subarray(end)];
      this.#length = all.length - end;
      this.#wanted = 0;
      this.#handle(JSON.parse(all.toString('utf8', head + 4, end)), at);
    }
  }

  #handle({ id, method, params, result, error }: Message, at: number): void {
    if (method === undefined) {
      const waiting = this.#waiting.get(id!);
      this.#waiting.delete(id!);
      if (error) waiting?.reject(Object.assign(new NoAnswer(error.message), { code: error.code }));
      else waiting?.resolve({ result, at });
      return;
    }
    if (id !== undefined) this.send(framed({ id, result: this.#reply(method, params) }));
    for (const listener of [...this.#listeners]) listener(method, params, at);
  }

  #reply(method: string, params: unknown): unknown {
    if (method !== 'workspace/configuration') return null;
    const { items } = params as { readonly items: readonly unknown[] };
    return items.map(() => this.program.settings ?? null);
  }
}

function framed(message: Message): Buffer {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
}
