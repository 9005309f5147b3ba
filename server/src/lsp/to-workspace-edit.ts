import {
  type AnnotatedTextEdit,
  type ChangeAnnotation,
  OptionalVersionedTextDocumentIdentifier,
  TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Edit } from '../text/edit.ts';
import type { Client } from './client.ts';
import type { TextFile } from './text-file.ts';

type EditedFile = Pick<TextFile, 'uri' | 'version' | 'range'>;

/** Edits of a document for a client. The version goes along, so that an edit for a text that is no more is refused. */
export const toWorkspaceEdit = (document: EditedFile, client: Client, edits: readonly Edit[]): WorkspaceEdit =>
  toWorkspaceEdits(client, [{ file: document, edits }]);

/** An edit of which a person should say whether it is right. */
interface DoubtfulEdit extends Edit {
  readonly certain?: boolean;
}

/** What is to be changed in a file. */
export interface FileEdits {
  readonly file: EditedFile;
  readonly edits: readonly DoubtfulEdit[];
}

const DOUBT = 'doubt';
const ANNOTATION: ChangeAnnotation = {
  label: 'May mean something else',
  description: 'A command, or a build that a variable has a say in.',
  needsConfirmation: true,
};

/** Edits of several files for a client. Those in doubt are shown to the user before, and left out where the client cannot do so. */
export function toWorkspaceEdits(client: Client, files: readonly FileEdits[]): WorkspaceEdit {
  const support = client.capabilities.workspace?.workspaceEdit;
  const asks = support?.documentChanges === true && support.changeAnnotationSupport !== undefined;
  const changed = files.flatMap(({ file, edits }) => {
    const textEdits = edits
      .filter(({ certain }) => asks || certain !== false)
      .map(({ range, newText, certain }): TextEdit | AnnotatedTextEdit => ({
        range: file.range(range),
        newText,
        ...(certain === false && { annotationId: DOUBT }),
      }));
    return textEdits.length > 0 || files.length === 1 ? [{ file, textEdits }] : [];
  });
  if (!support?.documentChanges)
    return { changes: Object.fromEntries(changed.map(({ file, textEdits }) => [file.uri, textEdits])) };
  const documentChanges = changed.map(({ file: { uri, version }, textEdits }) =>
    TextDocumentEdit.create(OptionalVersionedTextDocumentIdentifier.create(uri, version), textEdits),
  );
  const inDoubt = changed.some(({ textEdits }) => textEdits.some((edit) => 'annotationId' in edit));
  return { documentChanges, ...(inDoubt && { changeAnnotations: { [DOUBT]: ANNOTATION } }) };
}
