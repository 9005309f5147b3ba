import type { Readable } from 'node:stream';
import {
  AbstractMessageReader,
  type DataCallback,
  type Disposable,
  type Message,
  type MessageReader,
} from 'vscode-languageserver/node';

const END_OF_HEADER = '\r\n\r\n';
/** What a client sends in front of a message is a hundredth of this. */
const LONGEST_HEADER = 8 * 1024;
/** A text that we still read takes a few hundredths of this. */
const LONGEST_MESSAGE = 256 * 1024 * 1024;

/** What a message is that is no JSON. */
export class NoJson extends Error {}

/**
 * Reads messages from a stream. What is no message is told of as an error and left out, and the next one that begins with its length is
 * read again, whatever stands in front of it. Of what is no message nothing but the end is kept.
 */
export class StdioReader extends AbstractMessageReader implements MessageReader {
  readonly #input: Readable;
  #chunks: Buffer[] = [];
  #length = 0;
  /** The length of the message whose header has been read. */
  #wanted: number | undefined;

  constructor(input: Readable) {
    super();
    this.#input = input;
  }

  listen(callback: DataCallback): Disposable {
    const take = (chunk: Buffer) => this.#take(chunk, callback);
    const close = () => this.fireClose();
    this.#input.on('data', take).on('end', close).on('close', close);
    this.#input.on('error', (error) => this.fireError(error));
    return { dispose: () => void this.#input.off('data', take).off('end', close).off('close', close) };
  }

  #take(chunk: Buffer, callback: DataCallback): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    for (;;) {
      if (this.#wanted === undefined && !this.#header()) return;
      if (this.#wanted === undefined) continue;
      if (this.#length < this.#wanted) return;
      const all = this.#all();
      const body = all.subarray(0, this.#wanted);
      this.#keep(all.subarray(this.#wanted));
      this.#wanted = undefined;
      const message = this.#read(body);
      if (message) callback(message);
    }
  }

  /** Reads a header, and what length it says its message has. Whether there was one. */
  #header(): boolean {
    const all = this.#all();
    const end = all.indexOf(END_OF_HEADER);
    if (end < 0) {
      this.#keep(all.subarray(-LONGEST_HEADER));
      return false;
    }
    const header = all.toString('latin1', Math.max(0, end - LONGEST_HEADER), end);
    this.#keep(all.subarray(end + END_OF_HEADER.length));
    const length = Number(/.*Content-Length:[ \t]*(\d{1,12})[ \t]*(?:\r\n|$)/is.exec(header)?.[1] ?? Number.NaN);
    if (length <= LONGEST_MESSAGE) this.#wanted = length;
    else this.fireError(new Error(`A header without a length that can be: ${JSON.stringify(header.slice(0, 200))}`));
    return true;
  }

  #read(body: Buffer): Message | undefined {
    try {
      return JSON.parse(body.toString('utf8'));
    } catch (error) {
      this.fireError(new NoJson(`A message that is no JSON: ${error instanceof Error ? error.message : error}`));
      return undefined;
    }
  }

  #all(): Buffer {
    return this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks);
  }

  #keep(rest: Buffer): void {
    this.#chunks = rest.length > 0 ? [rest] : [];
    this.#length = rest.length;
  }
}
