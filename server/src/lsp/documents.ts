import {
  type Connection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  type Position as LspPosition,
  type Range as LspRange,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { tooLarge } from '../features/limits.ts';
import { type Dockerfile, readDockerfile } from '../model/dockerfile.ts';
import { Lines } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import { type ConfigText, readConfig } from '../workspace/config/read.ts';
import { normalized } from '../workspace/files.ts';
import { type IgnoreText, readIgnoreText } from '../workspace/ignore.ts';
import { type DocumentKind, kindOf } from './kind.ts';
import { onNotification } from './notification.ts';
import { isRange, isString, isTextDocument, isVersion, listOf, objectOf, optional } from './params.ts';

/** One version of an open document. Read once, however many requests ask for it. */
export class OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly lines: Lines;
  /** Why only its stages are shown, unless the settings want everything. */
  readonly tooLarge: string | undefined;
  readonly kind: DocumentKind;
  #dockerfile: Dockerfile | undefined;
  #config: ConfigText | undefined;
  #ignore: IgnoreText | undefined;

  constructor(uri: string, languageId: string, version: number, text: string) {
    this.uri = uri;
    this.version = version;
    this.text = text;
    this.lines = new Lines(text);
    this.tooLarge = tooLarge(this.lines);
    this.kind = kindOf(uri, languageId);
  }

  get dockerfile(): Dockerfile {
    this.#dockerfile ??= readDockerfile(this.text);
    return this.#dockerfile;
  }

  get config(): ConfigText {
    this.#config ??= readConfig(this.text);
    return this.#config;
  }

  get ignore(): IgnoreText {
    this.#ignore ??= readIgnoreText(this.text);
    return this.#ignore;
  }

  range({ start, end }: Range): LspRange {
    return { start: this.lines.position(start), end: this.lines.position(end) };
  }

  /** The other way round: the offsets of a range that a client names. */
  span({ start, end }: LspRange): Range {
    return { start: this.offset(start), end: this.offset(end) };
  }

  offset(position: LspPosition): number {
    return this.lines.offset(position);
  }
}

/** Told of a document that was opened, changed, saved or closed. */
export type OnChange = (uri: string, kind: 'open' | 'change' | 'save' | 'close') => void;

const OF_DOCUMENT = { textDocument: isTextDocument };
const isItem = objectOf({ uri: isString, languageId: isString, version: isVersion, text: isString });
const CHANGES = {
  textDocument: objectOf({ uri: isString, version: isVersion }),
  contentChanges: listOf(objectOf({ text: isString, range: optional(isRange) })),
};

/** A document after a change. Its range may name places that are not there, and its ends in any order. */
function changed(document: TextDocument, change: { readonly range?: LspRange | null; readonly text: string }) {
  const { uri, languageId, version } = document;
  const { range, text } = change;
  if (!range) return TextDocument.create(uri, languageId, version, text);
  const offsets = [document.offsetAt(range.start), document.offsetAt(range.end)];
  // The library keeps a list of lines, which must not grow to lines that are not there.
  const [start, end] = [document.positionAt(Math.min(...offsets)), document.positionAt(Math.max(...offsets))];
  return TextDocument.update(document, [{ range: { start, end }, text }], version);
}

/** The documents that the client has open, as it last told of them. */
export class Documents {
  readonly #synced = new Map<string, TextDocument>();
  readonly #current = new Map<string, OpenDocument>();
  /** The URIs by their spelling as `normalized` has it. */
  readonly #spelled = new Map<string, string>();

  listen(connection: Connection, onChange: OnChange): void {
    onNotification(connection, DidOpenTextDocumentNotification.type, { textDocument: isItem }, ({ textDocument }) => {
      const { uri, languageId, version, text } = textDocument;
      this.#synced.set(uri, TextDocument.create(uri, languageId, version, text));
      this.#current.delete(uri);
      this.#spelled.set(normalized(uri), uri);
      onChange(uri, 'open');
    });
    onNotification(connection, DidChangeTextDocumentNotification.type, CHANGES, ({ textDocument, contentChanges }) => {
      const { uri, version } = textDocument;
      const document = this.#synced.get(uri);
      if (!document) return;
      // An empty list is a new version, too.
      const same = TextDocument.update(document, [], version);
      this.#synced.set(
        uri,
        contentChanges.reduce((text, change) => changed(text, change), same),
      );
      this.#current.delete(uri);
      onChange(uri, 'change');
    });
    onNotification(connection, DidSaveTextDocumentNotification.type, OF_DOCUMENT, ({ textDocument: { uri } }) => {
      if (this.#synced.has(uri)) onChange(uri, 'save');
    });
    onNotification(connection, DidCloseTextDocumentNotification.type, OF_DOCUMENT, ({ textDocument: { uri } }) => {
      this.#current.delete(uri);
      this.#spelled.delete(normalized(uri));
      if (this.#synced.delete(uri)) onChange(uri, 'close');
    });
  }

  get uris(): readonly string[] {
    return [...this.#synced.keys()];
  }

  /** The URIs as `normalized` has them. */
  get keys(): Iterable<string> {
    return this.#spelled.keys();
  }

  /** The latest version of a document whose URI may come in another spelling than the client's. */
  find(uri: string): OpenDocument | undefined {
    return this.get(uri) ?? this.get(this.#spelled.get(normalized(uri)) ?? uri);
  }

  /** The document's latest version; undefined when it is not open. */
  get(uri: string): OpenDocument | undefined {
    const synced = this.#synced.get(uri);
    let document = this.#current.get(uri);
    if (synced && !document) {
      document = new OpenDocument(uri, synced.languageId, synced.version, synced.getText());
      this.#current.set(uri, document);
    }
    return document;
  }
}
