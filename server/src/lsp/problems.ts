import { findingsOutside, unneededFor } from '../features/focus/unneeded.ts';
import { check, type Finding, type OnFailure } from '../rules/check.ts';
import type { Facts } from '../workspace/facts.ts';
import type { ShellcheckAnswers } from '../workspace/shellcheck-remarks.ts';
import { type Workspace, withAnswers } from '../workspace/workspace.ts';
import type { Documents, OpenDocument } from './documents.ts';
import type { Focus, Focuses } from './focus.ts';
import type { Log } from './log.ts';
import { factsFor, type Settings, type SettingsOfDocuments } from './settings.ts';
import type { ShellcheckInBackground } from './shellcheck.ts';

/** The problems of one version of a document. */
export interface Checked {
  readonly document: OpenDocument;
  /** In what is focused on. */
  readonly findings: readonly Finding[];
  /** The same only as long as text, settings, facts and focus are. */
  readonly id: string;
}

interface Entry extends Checked {
  /** Before the focus takes some away. */
  readonly all: readonly Finding[];
  readonly focus: Focus | undefined;
  readonly settings: Settings;
  readonly workspace: Workspace;
  readonly shellcheck: ShellcheckAnswers | undefined;
}

/** Runs the rules over open documents, once for each version, its settings and its surroundings. */
export class Problems {
  readonly #documents: Documents;
  readonly #settings: SettingsOfDocuments;
  readonly #facts: Facts;
  readonly #known = new WeakMap<OpenDocument, Entry>();
  readonly #focuses: Focuses;
  readonly #log: Log;
  readonly #shellcheck: ShellcheckInBackground | undefined;
  #count = 0;

  constructor(
    documents: Documents,
    settings: SettingsOfDocuments,
    facts: Facts,
    focuses: Focuses,
    log: Log,
    shellcheck: ShellcheckInBackground | undefined,
  ) {
    this.#documents = documents;
    this.#settings = settings;
    this.#facts = facts;
    this.#focuses = focuses;
    this.#log = log;
    this.#shellcheck = shellcheck;
  }

  get onFailure(): OnFailure {
    return this.#log.failed;
  }

  /** The problems of a document's latest version, which may have changed since the call; undefined once it is closed. */
  async of(uri: string): Promise<Checked | undefined> {
    const asked = [this.#settings.of(uri), this.#facts.of(uri)] as const;
    const [settings, workspace] = await Promise.all(asked);
    const document = this.#documents.get(uri);
    if (!document) return undefined;
    // What was looked up before a change says nothing any more, however late it comes.
    if (this.#settings.of(uri) !== asked[0] || this.#facts.of(uri) !== asked[1]) return this.of(uri);
    const isOn = settings.enable && document.kind === 'dockerfile';
    const shellcheck = isOn ? this.#shellcheck?.answersFor(document, workspace, settings) : undefined;
    const focus = isOn ? this.#focuses.of(document) : undefined;
    const known = this.#known.get(document);
    const isKnown = known?.settings === settings && known.workspace === workspace && known.shellcheck === shellcheck;
    if (isKnown && known.focus === focus) return known;
    const all = isKnown ? known.all : this.#check(document, settings, workspace, shellcheck);
    const findings = this.#inFocus(document, all, focus);
    const entry = { document, findings, all, focus, id: String(++this.#count), settings, workspace, shellcheck };
    this.#known.set(document, entry);
    return entry;
  }

  #check(
    document: OpenDocument,
    settings: Settings,
    workspace: Workspace,
    shellcheck: ShellcheckAnswers | undefined,
  ): readonly Finding[] {
    for (const config of workspace.configs) this.#log.config(config);
    if (!settings.enable || document.kind !== 'dockerfile') return [];
    if (document.tooLarge) {
      this.#log.tooLarge(document.uri, document.tooLarge);
      return [];
    }
    const around = withAnswers(factsFor(settings)(workspace), shellcheck);
    return check(document.dockerfile, around, settings.rules, this.onFailure);
  }

  /** What is left of the findings in what is focused on. The client is told what to dim. */
  #inFocus(document: OpenDocument, all: readonly Finding[], focus: Focus | undefined): readonly Finding[] {
    const unneeded = focus ? unneededFor(document.dockerfile, focus.stage) : [];
    this.#focuses.tell(document.uri, focus, unneeded);
    return findingsOutside(all, unneeded);
  }
}
