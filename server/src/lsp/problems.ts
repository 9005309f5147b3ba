import { findingsOutside, unneededFor } from '../features/focus/unneeded.ts';
import { check, type Finding, type OnFailure } from '../rules/check.ts';
import { checkIgnore } from '../rules/check-ignore.ts';
import type { OnRun } from '../rules/rule.ts';
import type { TreeFolder } from '../workspace/context-tree.ts';
import type { Facts } from '../workspace/facts.ts';
import type { ShellcheckAnswers } from '../workspace/shellcheck-remarks.ts';
import { type Platforms, type Workspace, withAnswers, withPlatforms } from '../workspace/workspace.ts';
import type { BuilderProblems } from './builder-problems.ts';
import type { Documents, OpenDocument } from './documents.ts';
import { EndlessRules, type Limit, type RunRules } from './endless-rules.ts';
import type { Focus, Focuses } from './focus.ts';
import type { IgnoreContexts } from './ignore-contexts.ts';
import type { Log } from './log.ts';
import { factsFor, limitOn, type Settings, type SettingsOfDocuments } from './settings.ts';
import type { ShellcheckInBackground } from './shellcheck.ts';

/** How long the client is listened to after a rule had to be ended, in milliseconds. */
const BREATH = 50;

/** The problems of one version of a document. */
export interface Checked {
  readonly document: OpenDocument;
  /** In what is focused on. */
  readonly findings: readonly Finding[];
  /** Why no rule was run over it. */
  readonly limit: string | undefined;
  /** The same only as long as text, settings, facts and focus are. */
  readonly id: string;
}

interface Entry extends Checked {
  /** Before the focus takes some away. */
  readonly all: readonly Finding[];
  readonly focus: Focus | undefined;
  readonly given: Given;
}

/** What the problems of a text depend on. */
interface Given {
  readonly settings: Settings;
  readonly workspace: Workspace;
  readonly shellcheck: ShellcheckAnswers | undefined;
  /** The build context of an ignore file. */
  readonly context: TreeFolder | undefined;
  readonly platforms: Platforms;
}

/** Runs the rules over open documents, once for each version, its settings and its surroundings. */
export class Problems {
  /** What registries have told of, when they were asked for something else. */
  platforms: Platforms = new Map();
  /** Looks at files that start builds. */
  builders: BuilderProblems | undefined;
  /** Told when the rules have looked at a Dockerfile, or have seen that it is too large. */
  onChecked: (() => void) | undefined;
  readonly #documents: Documents;
  readonly #settings: SettingsOfDocuments;
  readonly #facts: Facts;
  readonly #known = new WeakMap<OpenDocument, Entry>();
  readonly #builds = new WeakMap<OpenDocument, Checked>();
  readonly #focuses: Focuses;
  readonly #log: Log;
  readonly #shellcheck: ShellcheckInBackground | undefined;
  readonly #contexts: IgnoreContexts | undefined;
  readonly #endless: EndlessRules;
  #count = 0;

  constructor(
    documents: Documents,
    settings: SettingsOfDocuments,
    facts: Facts,
    focuses: Focuses,
    log: Log,
    shellcheck: ShellcheckInBackground | undefined,
    contexts?: IgnoreContexts,
    limit: Limit = (work) => ({ result: work() }),
  ) {
    this.#documents = documents;
    this.#settings = settings;
    this.#facts = facts;
    this.#focuses = focuses;
    this.#log = log;
    this.#shellcheck = shellcheck;
    this.#contexts = contexts;
    this.#endless = new EndlessRules(log, limit);
  }

  get onFailure(): OnFailure {
    return this.#endless.onFailure;
  }

  /** The problems of a document's latest version, which may have changed since the call; undefined once it is closed. */
  async of(uri: string): Promise<Checked | undefined> {
    const asked = [this.#settings.of(uri), this.#factsOf(uri)] as const;
    const [settings, workspace] = await Promise.all(asked);
    const isIgnore = settings.enable && this.#documents.get(uri)?.kind === 'ignore';
    const context = isIgnore ? await this.#contexts?.of(uri) : undefined;
    const document = this.#documents.get(uri);
    if (!document) return undefined;
    // What was looked up before a change says nothing any more, however late it comes.
    if (this.#settings.of(uri) !== asked[0] || this.#factsOf(uri) !== asked[1]) return this.of(uri);
    if (document.kind === 'builder') return this.#ofBuilder(document, settings, workspace);
    const isOn = settings.enable && document.kind === 'dockerfile';
    const shellcheck = isOn ? this.#shellcheck?.answersFor(document, workspace, settings) : undefined;
    const focus = isOn ? this.#focuses.of(document) : undefined;
    const known = this.#known.get(document);
    const given: Given = { settings, workspace, shellcheck, context, platforms: this.platforms };
    const isKnown = known !== undefined && isSame(known.given, given);
    if (isKnown && known.focus === focus) return known;
    const all = isKnown ? known.all : this.#endless.run(uri, (onRun) => this.#check(document, given, onRun));
    if (!all) return this.#again(uri);
    const findings = document.kind === 'dockerfile' ? this.#inFocus(document, all, focus) : all;
    const limit = settings.enable ? limitOn(document, settings) : undefined;
    const entry = { document, findings, limit, all, focus, id: String(++this.#count), given };
    this.#known.set(document, entry);
    return entry;
  }

  /** Of files around Dockerfiles nothing is asked but what the project wants. */
  #factsOf(uri: string): Promise<Workspace> {
    const kind = this.#documents.get(uri)?.kind;
    return kind === undefined || kind === 'dockerfile' ? this.#facts.of(uri) : this.#facts.policyAt(uri);
  }

  /** Runs rules over a document, or over a file that is closed, and ends those that do not end. */
  readonly run =
    (uri: string): RunRules =>
    (check) =>
      this.#endless.run(uri, check);

  close(uri: string): void {
    this.#endless.close(uri);
  }

  /** Without a rule that has to be left out. What came in meanwhile is listened to first. */
  async #again(uri: string): Promise<Checked | undefined> {
    await new Promise((resolve) => setTimeout(resolve, BREATH));
    return this.of(uri);
  }

  /** They depend on the Dockerfiles, so they are looked for each time. */
  async #ofBuilder(document: OpenDocument, settings: Settings, { policy }: Workspace): Promise<Checked | undefined> {
    const isOn = settings.enable && !limitOn(document, settings);
    const found = isOn
      ? this.builders?.of(document, policy, settings.rules, this.onFailure, this.run(document.uri))
      : undefined;
    const findings = found ? await found : [];
    if (!findings) return this.#again(document.uri);
    const now = this.#documents.get(document.uri);
    if (now !== document) return now && this.of(document.uri);
    const before = this.#builds.get(document);
    if (before && sayTheSame(before.findings, findings)) return before;
    const checked = { document, findings, limit: undefined, id: String(++this.#count) };
    this.#builds.set(document, checked);
    return checked;
  }

  #check(document: OpenDocument, given: Given, onRun: OnRun): readonly Finding[] {
    const { settings, workspace, shellcheck, context, platforms } = given;
    for (const config of workspace.configs) this.#log.config(config);
    const limit = limitOn(document, settings);
    if (settings.enable && document.kind === 'ignore' && !limit)
      return checkIgnore(document.ignore, context, workspace.policy, settings.rules, this.onFailure, onRun);
    if (!settings.enable || document.kind !== 'dockerfile') return [];
    if (limit) {
      this.#log.tooLarge(document.uri, limit);
      this.onChecked?.();
      return [];
    }
    const around = withAnswers(factsFor(settings)(withPlatforms(workspace, platforms)), shellcheck);
    const findings = check(document.dockerfile, around, settings.rules, this.onFailure, onRun);
    this.onChecked?.();
    return findings;
  }

  /** What is left of the findings in what is focused on. The client is told what to dim. */
  #inFocus(document: OpenDocument, all: readonly Finding[], focus: Focus | undefined): readonly Finding[] {
    const unneeded = focus ? unneededFor(document.dockerfile, focus.stage) : [];
    this.#focuses.tell(document.uri, focus, unneeded);
    return findingsOutside(all, unneeded);
  }
}

const isSame = (a: Given, b: Given): boolean =>
  a.settings === b.settings &&
  a.workspace === b.workspace &&
  a.shellcheck === b.shellcheck &&
  a.context === b.context &&
  a.platforms === b.platforms;

const sayTheSame = (a: readonly Finding[], b: readonly Finding[]): boolean =>
  a.length === b.length &&
  a.every(({ range, message, severity }, i) => {
    const other = b[i]!;
    const isThere = range.start === other.range.start && range.end === other.range.end;
    return isThere && message === other.message && severity === other.severity;
  });
