import type { Finding } from '../../rules/check.ts';
import type { BesideFix } from '../../rules/rule.ts';
import type { Edit } from '../../text/edit.ts';

/** A change the user can choose at a place. */
export interface Action {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** The problems it does away with. */
  readonly findings: readonly Finding[];
  readonly preferred: boolean;
  /** What to add to another file, in place of any edits. */
  readonly beside?: BesideFix;
  /** The rule to be switched off in the settings, in place of any edits. */
  readonly switchesOff?: string;
}
