import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { TestContext } from 'node:test';
import type {
  ClientCapabilities,
  CodeAction,
  Diagnostic,
  DocumentDiagnosticReport,
  InitializeParams,
  InitializeResult,
  Range,
} from 'vscode-languageserver';
import { rules } from '../../server/src/rules/index.ts';

const SERVER = path.resolve(import.meta.dirname, '../../dist/server.js');

/** What VS Code can do, as far as this server asks. */
export const FULL: ClientCapabilities = {
  workspace: {
    applyEdit: true,
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    diagnostic: {},
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
      dataSupport: true,
      resolveSupport: { properties: ['edit', 'command'] },
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    signatureHelp: {
      signatureInformation: {
        documentationFormat: ['markdown', 'plaintext'],
        parameterInformation: { labelOffsetSupport: true },
      },
    },
    definition: { linkSupport: true },
  },
};

/** Settings under which only these rules run, so that other rules do not disturb a test. */
export const only = (...ids: string[]): { readonly rules: object } => ({
  rules: Object.fromEntries(rules.filter(({ id }) => !ids.includes(id)).map(({ id }) => [id, 'off'])),
});

export interface Options {
  readonly capabilities?: ClientCapabilities;
  /** The answer to `workspace/configuration`. */
  readonly settings?: unknown;
  readonly initialize?: Partial<InitializeParams>;
  /** The program, where it is not ours. */
  readonly server?: string;
  /** Variables that differ from ours. */
  readonly variables?: NodeJS.ProcessEnv;
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** An error that the server answered with. */
export class ResponseError extends Error {
  readonly code: number;

  constructor({ code, message }: { readonly code: number; readonly message: string }) {
    super(message);
    this.code = code;
  }
}

interface Waiting {
  readonly method: string;
  readonly fits: (params: never) => boolean;
  readonly resolve: (params: never) => void;
}

/** A client of the built server, over standard input and output. Everything is an event: it waits, and never sleeps. */
export class LspClient {
  readonly process: ChildProcess;
  /** The exit code, once the server has ended. */
  readonly exited: Promise<number | null>;
  /** Set it, and send `workspace/didChangeConfiguration`. */
  settings: unknown;
  /** The answers to requests of the server, by their method; null to all others. */
  readonly replies = new Map<string, unknown>();
  /** How many answers have come to each request, by its id. */
  readonly counts = new Map<unknown, number>();
  readonly #answers = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  readonly #waiting: Waiting[] = [];
  readonly #unread: { readonly method: string; readonly params: unknown }[] = [];
  #buffer = Buffer.alloc(0);
  #next = 0;

  constructor(settings: unknown, server = SERVER, variables: NodeJS.ProcessEnv = {}) {
    this.settings = settings;
    const env = { ...process.env, ...variables };
    this.process = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'], env });
    this.exited = once(this.process, 'exit').then(([code]) => code);
    this.process.stdout!.on('data', (data: Buffer) => this.#receive(data));
    this.process.stdin!.on('error', () => undefined);
    void this.exited.then(() => {
      for (const { reject } of this.#answers.values()) reject(new Error('The server has ended.'));
    });
  }

  /** Starts a server and shakes hands with it; the test's end ends it. */
  static async start(
    t: Pick<TestContext, 'after'>,
    options: Options = {},
  ): Promise<LspClient & { readonly hello: InitializeResult }> {
    const client = new LspClient(options.settings ?? {}, options.server, options.variables);
    t.after(() => client.process.kill());
    const params: InitializeParams = {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: null,
      capabilities: options.capabilities ?? FULL,
      ...options.initialize,
    };
    const hello = await client.request<InitializeResult>('initialize', params);
    client.notify('initialized', {});
    return Object.assign(client, { hello });
  }

  request<R = unknown>(method: string, params?: unknown): Promise<R> {
    return this.requestWithId<R>(method, params).answer;
  }

  requestWithId<R = unknown>(method: string, params?: unknown): { readonly id: number; readonly answer: Promise<R> } {
    const id = ++this.#next;
    const answer = new Promise<R>((resolve, reject) => this.#answers.set(id, { resolve, reject }));
    this.#send({ id, method, params });
    return { id, answer };
  }

  notify(method: string, params?: unknown): void {
    this.#send({ method, params });
  }

  /** Bytes as they are, whether they make sense or not. */
  raw(text: string): void {
    this.process.stdin!.write(text);
  }

  /** The next notification or request of the server that fits, also one that came before. */
  next<P>(method: string, fits: (params: P) => boolean = () => true): Promise<P> {
    const index = this.#unread.findIndex((message) => message.method === method && fits(message.params as P));
    if (index >= 0) return Promise.resolve(this.#unread.splice(index, 1)[0]!.params as P);
    return new Promise((resolve) => this.#waiting.push({ method, fits, resolve }));
  }

  open(uri: string, text: string, version = 1): void {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'dockerfile', version, text } });
  }

  change(uri: string, version: number, ...contentChanges: readonly { range?: Range; text: string }[]): void {
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  /** Asks for what is wrong in a document. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const report = await this.pull(uri);
    return report.kind === 'full' ? report.items : [];
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.request('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
  }

  codeActions(uri: string, range: Range, ...kinds: string[]): Promise<CodeAction[]> {
    const context = { diagnostics: [], ...(kinds.length > 0 && { only: kinds }) };
    return this.request('textDocument/codeAction', { textDocument: { uri }, range, context });
  }

  /** Chooses an action: asks for what it lacks. */
  choose(action: CodeAction): Promise<CodeAction> {
    return this.request('codeAction/resolve', action);
  }

  #send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.raw(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #receive(data: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    for (;;) {
      const head = this.#buffer.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.toString('latin1', 0, head))?.[1]);
      if (!(this.#buffer.length >= head + 4 + length)) return;
      const message: Message = JSON.parse(this.#buffer.toString('utf8', head + 4, head + 4 + length));
      this.#buffer = this.#buffer.subarray(head + 4 + length);
      this.#handle(message);
    }
  }

  #handle({ id, method, params, result, error }: Message): void {
    if (method === undefined) {
      this.counts.set(id, (this.counts.get(id) ?? 0) + 1);
      const answer = this.#answers.get(Number(id));
      this.#answers.delete(Number(id));
      if (error) answer?.reject(new ResponseError(error));
      else answer?.resolve(result as never);
      return;
    }
    if (id !== undefined) {
      const result = method === 'workspace/configuration' ? [this.settings] : (this.replies.get(method) ?? null);
      this.#send({ id, result });
    }
    const index = this.#waiting.findIndex((item) => item.method === method && item.fits(params as never));
    if (index < 0) this.#unread.push({ method, params });
    else this.#waiting.splice(index, 1)[0]!.resolve(params as never);
  }
}
