import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Edit } from '../../text/edit.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Context } from './what.ts';

/** What a proposal is, for the icon beside it. */
export type ProposalKind =
  | 'directive'
  | 'file'
  | 'flag'
  | 'folder'
  | 'image'
  | 'instruction'
  | 'key'
  | 'pattern'
  | 'rule'
  | 'stage'
  | 'user'
  | 'value'
  | 'variable';

/** What a documentation is about: enough to write it without the document, but for a stage and a variable. */
export interface Topic {
  readonly kind:
    | 'instruction'
    | 'directive'
    | 'flag'
    | 'mount-type'
    | 'mount-key'
    | 'rule'
    | 'image'
    | 'pattern'
    | 'stage'
    | 'variable';
  /** `COPY`, `COPY --from`, `cache target`, `stage/unused`; of a stage `1 build`, of a variable `HOME 120`: used by the instruction there. */
  readonly name: string;
}

/** Something that may be written at a cursor, in the place of the word there. */
export interface Proposal {
  readonly label: string;
  readonly kind: ProposalKind;
  /** A few words behind the label. */
  readonly detail?: string | undefined;
  readonly topic?: Topic;
  /** What is written. */
  readonly text: string;
  /** The same with places to fill in, in the syntax of snippets; only for clients that know them. */
  readonly snippet?: string;
  /** It is nothing without the places to fill in. */
  readonly needsSnippet?: true;
  /** What the word at the cursor is compared with, where that is not `text`. */
  readonly filter?: string;
  /** What has to be changed elsewhere. */
  readonly edits?: readonly Edit[];
  /** Its value is still to be chosen, and there are proposals for it. */
  readonly goesOn?: boolean;
}

/** What proposals are made from. */
export interface Asked {
  readonly dockerfile: Dockerfile;
  readonly workspace: Workspace;
  readonly context: Context;
  readonly outside: Outside;
}

/** What had to be looked up before. */
export interface Outside {
  /** The names in the folder of the build context that `folderAsked` gives; undefined where nobody could look. */
  readonly names: readonly string[] | undefined;
  /** The images that other Dockerfiles name, as written there. */
  readonly images: readonly string[];
}

/** A text as a snippet, in which nothing is filled in. */
export const escapeSnippet = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

/** The first thing that a text of ours says, as the few words behind a label. */
export const inWords = (about: string): string => about.replace(/`/g, '').replace(/(?:\.(?:\s.*)?|, such as .*)$/s, '');
