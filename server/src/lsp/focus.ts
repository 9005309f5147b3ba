import type { Connection } from 'vscode-languageserver';
import { follow } from '../features/focus/follow.ts';
import { targetOf } from '../features/focus/targets.ts';
import { type Stage, shortLabel } from '../model/stage.ts';
import type { Range } from '../text/range.ts';
import type { OpenDocument } from './documents.ts';

/** Our notification of what a client is to dim: the document's URI, and the label of its focus with the ranges that it leaves out, or null. */
const FOCUS_CHANGED = 'dockerfileStages/focusChanged';

/** The stage that the user has focused on, in one version of a document. */
export interface Focus {
  readonly document: OpenDocument;
  readonly stage: Stage;
}

/** What is focused on in open documents. The focus follows its stage through edits and ends with it, or when the document is closed. */
export class Focuses {
  readonly #connection: Connection;
  readonly #current = new Map<string, Focus>();
  readonly #told = new Map<string, string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Focuses on the target that `targetId` calls so; on none without one. */
  set(document: OpenDocument, target: string | undefined): void {
    const stage = target === undefined ? undefined : targetOf(document.dockerfile, target);
    if (stage) this.#current.set(document.uri, { document, stage });
    else this.#current.delete(document.uri);
  }

  /** What is focused on in the latest version of a document: the same object for the same version. */
  of(document: OpenDocument): Focus | undefined {
    const known = this.#current.get(document.uri);
    if (!known || known.document === document) return known;
    const stage = follow(known.document.dockerfile, known.stage, document.dockerfile);
    const focus = stage && { document, stage };
    if (focus) this.#current.set(document.uri, focus);
    else this.#current.delete(document.uri);
    return focus;
  }

  close(uri: string): void {
    this.#current.delete(uri);
    this.tell(uri, undefined, []);
  }

  /** Tells the client what to dim, unless it knows. */
  tell(uri: string, focus: Focus | undefined, unneeded: readonly Range[]): void {
    const shown = focus && {
      label: shortLabel(focus.stage),
      dimmed: unneeded.map((range) => focus.document.range(range)),
    };
    const told = JSON.stringify(shown);
    if (told === this.#told.get(uri)) return;
    if (told === undefined) this.#told.delete(uri);
    else this.#told.set(uri, told);
    void this.#connection.sendNotification(FOCUS_CHANGED, { uri, focus: shown ?? null });
  }
}
