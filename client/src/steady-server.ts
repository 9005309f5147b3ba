import { once } from 'node:events';
import { type LogOutputChannel, l10n, window } from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  LanguageClient,
  type LanguageClientOptions,
  type Middleware,
  RevealOutputChannelOn,
  TransportKind,
} from 'vscode-languageclient/node';
import { Heartbeat } from './heartbeat.ts';
import { Restarts } from './restarts.ts';

/** The server's method that does nothing but answer. */
const ALIVE = 'dockerfileStages/alive';

/** A server that is quick with little has no use for the 48 MB that young objects may take by default. */
const FLAGS = ['--max-semi-space-size=4'];

/** What goes wrong is in the log, and nothing of it is in the user's way. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** The server, which is started again when it ends by itself, and ended when it hangs. */
export class SteadyServer {
  readonly client: LanguageClient;
  readonly #log: LogOutputChannel;
  readonly #heartbeat: Heartbeat;
  #restarts = new Restarts();
  #hangs = false;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #restarting: Promise<void> | undefined;

  /** `cache` is a folder for what makes the next start fast. */
  constructor(module: string, cache: string, log: LogOutputChannel, options: LanguageClientOptions) {
    this.#log = log;
    this.client = new QuietClient(
      'dockerfileStages',
      'Dockerfile Stages',
      { module, transport: TransportKind.ipc, args: ['--cache', cache], options: { execArgv: FLAGS } },
      {
        ...options,
        outputChannel: log,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        initializationFailedHandler: () => false,
        errorHandler: this.#errorHandler,
        middleware: { sendRequest: this.#sendRequest },
      },
    );
    this.#heartbeat = new Heartbeat(
      () => this.client.sendRequest(ALIVE),
      () => this.#endHung(),
    );
  }

  /** A failed start is in the log and in the status; it must not take the commands along. */
  async start(): Promise<void> {
    this.#restarts.started(Date.now());
    await this.client.start().catch((error: unknown) => this.#log.error(String(error)));
  }

  /** As the user wishes, whatever became of it before. Two quick restarts are one. */
  restart(): Promise<void> {
    this.#restarting ??= this.#restart().finally(() => {
      this.#restarting = undefined;
    });
    return this.#restarting;
  }

  async stop(): Promise<void> {
    clearTimeout(this.#waiting);
    this.#heartbeat.stop();
    if (this.client.isRunning()) await this.client.stop();
  }

  async #restart(): Promise<void> {
    this.#log.info('Restarting.');
    this.#restarts = new Restarts();
    const { serverProcess } = this.client;
    await this.stop().catch(async (error: unknown) => {
      this.#log.warn(String(error));
      // The client would take the end of this one for that of the next.
      if (serverProcess?.kill('SIGKILL')) await once(serverProcess, 'close');
    });
    await this.start();
  }

  readonly #errorHandler: ErrorHandler = {
    // A connection that is of no use any more is closed as well.
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => {
      this.#heartbeat.stop();
      const verdict = this.#restarts.ended(Date.now(), this.#hangs);
      this.#hangs = false;
      const stopped = { action: CloseAction.DoNotRestart, handled: true };
      if (verdict === 'give up') {
        void this.#giveUp();
        return { ...stopped, message: 'The server has ended, and so did those before it. It is not started again.' };
      }
      this.#waiting = setTimeout(() => void this.start(), verdict.after);
      return { ...stopped, message: `The server has ended. It is started again in ${verdict.after} ms.` };
    },
  };

  readonly #sendRequest: NonNullable<Middleware['sendRequest']> = async (type, param, token, next) => {
    const method = typeof type === 'string' ? type : type.method;
    if (method === ALIVE) return next(type, param, token);
    this.#heartbeat.active();
    const answer = await next(type, param, token);
    if (method === 'textDocument/diagnostic') this.#restarts.answered();
    return answer;
  };

  #endHung(): void {
    this.#log.error('The server has not answered for 15 seconds. It is ended.');
    this.#hangs = true;
    this.client.serverProcess?.kill('SIGKILL');
  }

  async #giveUp(): Promise<void> {
    const [restart, showLog] = [l10n.t('Restart'), l10n.t('Show Log')];
    const message = l10n.t('Dockerfile Stages has stopped: its server ended again and again.');
    const chosen = await window.showErrorMessage(message, restart, showLog);
    if (chosen === restart) await this.restart();
    if (chosen === showLog) this.#log.show();
  }
}
