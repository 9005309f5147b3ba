import type { BenchDocument } from './documents.ts';
import type { Answer, Server } from './server.ts';

interface Shown {
  readonly severity?: number;
  readonly range: { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
}

/** What an edit makes of the line that it is in: a problem, or none. */
export interface Expected {
  readonly line: number;
  readonly problem: boolean;
}

const CANCELLED = -32802;

/** A document that is open in a server, and the edits of a person. */
export class Session {
  readonly server: Server;
  readonly document: BenchDocument;
  readonly textDocument: { readonly uri: string };
  #lines: string[];
  #version = 0;

  constructor(server: Server, document: BenchDocument, root: string) {
    this.server = server;
    this.document = document;
    this.textDocument = { uri: `${root}/${document.size}/Dockerfile` };
    this.#lines = document.text.split('\n');
  }

  /** Milliseconds until the problems of the document are there. */
  async open(): Promise<number> {
    const { uri } = this.textDocument;
    const textDocument = { uri, languageId: 'dockerfile', version: ++this.#version, text: this.document.text };
    const began = performance.now();
    return (await this.problems([this.server.message('textDocument/didOpen', { textDocument })])).at - began;
  }

  lengthOf(line: number): number {
    return this.#lines[line]!.length;
  }

  /** The message that some of a line is replaced; a line break in the new text begins another. */
  edit(line: number, start: number, end: number, text: string): Buffer {
    const old = this.#lines[line]!;
    this.#lines.splice(line, 1, ...(old.slice(0, start) + text + old.slice(end)).split('\n'));
    return this.#changed({ line, character: start }, { line, character: end }, text);
  }

  /** The message that a line and the next one are replaced by one. */
  join(line: number, text: string): Buffer {
    const end = { line: line + 1, character: this.#lines[line + 1]!.length };
    this.#lines.splice(line, 2, text);
    return this.#changed({ line, character: 0 }, end, text);
  }

  /** Sends messages, and waits for the problems of what the document is then. Throws when they are not those that are expected. */
  async problems(messages: readonly Buffer[], expected?: Expected): Promise<Answer> {
    const { server, textDocument } = this;
    const isThere = (shown: readonly Shown[]): boolean =>
      !expected ||
      shown.some(
        ({ range, severity = 1 }) =>
          severity === 1 && range.start.line <= expected.line && expected.line <= range.end.line,
      );
    if (!server.capabilities.diagnosticProvider) {
      const answer = server.next('textDocument/publishDiagnostics', (params) => {
        const { uri, diagnostics } = params as { readonly uri: string; readonly diagnostics: readonly Shown[] };
        return uri === textDocument.uri && (!expected || isThere(diagnostics) === expected.problem);
      });
      server.send(...messages);
      return answer;
    }
    const { bytes, answer } = server.question('textDocument/diagnostic', { textDocument });
    server.send(...messages, bytes);
    const given = await answer.catch((error) => {
      if (error.code === CANCELLED) return this.problems([], expected);
      throw error;
    });
    const { items } = given.result as { readonly items: readonly Shown[] };
    if (expected && server.program.name !== 'floor' && isThere(items) !== expected.problem)
      throw new Error(`${server.program.name}: problems of another text in line ${expected.line + 1}`);
    return given;
  }

  #changed(start: object, end: object, text: string): Buffer {
    const textDocument = { ...this.textDocument, version: ++this.#version };
    return this.server.message('textDocument/didChange', {
      textDocument,
      contentChanges: [{ range: { start, end }, text }],
    });
  }
}
