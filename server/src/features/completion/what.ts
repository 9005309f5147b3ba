import type { Place, Scope } from '../../model/scope.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Spot } from './cursor.ts';

/** What may be written at a place. */
export type What =
  | { readonly kind: 'instruction'; readonly trigger: boolean; readonly directives: boolean }
  | { readonly kind: 'directive' }
  | { readonly kind: 'directive-value'; readonly name: string }
  | Names
  | { readonly kind: 'flag'; readonly hasValue: boolean }
  | { readonly kind: 'flag-value'; readonly flag: string }
  | { readonly kind: 'mount-key'; readonly mount: MountSoFar; readonly hasValue: boolean }
  | { readonly kind: 'mount-value'; readonly mount: MountSoFar; readonly key: string }
  | { readonly kind: 'image' }
  | { readonly kind: 'as' }
  | { readonly kind: 'stage-name' }
  | Variable
  | { readonly kind: 'pair-name'; readonly hasValue: boolean; readonly given: readonly string[] }
  | Path
  /** What a shell reads, where it begins. */
  | { readonly kind: 'command' }
  | { readonly kind: 'healthcheck' }
  | { readonly kind: 'user' }
  | { readonly kind: 'directory' }
  | { readonly kind: 'shell' }
  | { readonly kind: 'signal' }
  | { readonly kind: 'protocol' };

/** The names of rules in a comment. */
export interface Names {
  readonly kind: 'rules';
  readonly form: 'check' | 'hadolint';
  /** Whether the comment speaks of the whole file. */
  readonly file: boolean;
  /** Those that it names already. */
  readonly given: readonly string[];
}

/** The name of a variable, behind `$` or `${`. */
export interface Variable {
  readonly kind: 'variable';
  readonly braced: boolean;
  /** Whether the brace is closed, or something stands behind the name that closes it. */
  readonly closed: boolean;
  /** Whether it is a shell that replaces it. */
  readonly shell: boolean;
}

/** A path of COPY, ADD or VOLUME. */
export interface Path {
  readonly kind: 'path';
  readonly source: boolean;
  readonly destination: boolean;
  /** How it is written: in JSON `quoted` where the quotes are there, and `unquoted` where they are missing. */
  readonly form: 'plain' | 'quoted' | 'unquoted';
}

/** What is known of a mount that is being written. */
export interface MountSoFar {
  readonly type: string;
  /** The keys of its other fields. */
  readonly keys: readonly string[];
  /** Whether none of them stands in front of the cursor. */
  readonly isFirst: boolean;
  readonly from: string | undefined;
  readonly source: string | undefined;
}

/** What one of the readers finds at a cursor. */
export interface Found {
  readonly what: What;
  readonly spot: Spot;
  /** Flags may stand here as well. */
  readonly flags?: boolean;
  /** Where the pair of ARG begins that it is the value of. */
  readonly pair?: number;
}

/** What may be written at a cursor, and what it belongs to. */
export interface Context {
  readonly what: What;
  readonly spot: Spot;
  /** Flags may stand here as well. */
  readonly flags: boolean;
  /** The instruction that the cursor is in; the trigger inside ONBUILD. */
  readonly instruction: Instruction | undefined;
  /** The stage that it is in: of FROM its own. */
  readonly stage: Stage | undefined;
  /** The variables that count here. */
  readonly scope: Scope;
  readonly place: Place;
}
