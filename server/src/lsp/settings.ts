import { LARGE_FILES, type LargeFiles } from '../features/limits.ts';
import { KEYWORD_CASES, type KeywordCase } from '../features/presentation/formatting/style.ts';
import type { HintKinds } from '../features/presentation/inlay-hints.ts';
import { remember, rememberApart } from '../model/remember.ts';
import type { Mirrors } from '../registry/location.ts';
import type { RuleSettings } from '../rules/check.ts';
import type { Severity } from '../rules/rule.ts';
import { type Workspace, withNames } from '../workspace/workspace.ts';
import type { OpenDocument } from './documents.ts';

export const SECTION = 'dockerfileStages';

/** What the user has set for a document. */
export interface Settings {
  readonly enable: boolean;
  readonly rules: RuleSettings;
  /** Names of contexts beside those that neighbouring files name. */
  readonly buildContexts: readonly string[];
  /** Which commands stand above the lines that they are about. */
  readonly codeLens: { readonly focus: boolean; readonly builtBy: boolean; readonly pin: boolean };
  /** Whether ShellCheck is to be asked, and which: a name that is looked for in PATH, or an absolute path. */
  readonly shellcheck: { readonly enable: boolean; readonly program: string };
  readonly inlayHints: HintKinds;
  readonly formatting: { readonly keywords: KeywordCase };
  /** What is done in files that are too large. */
  readonly largeFiles: LargeFiles;
  /** What is asked in the place of registries. */
  readonly registry: { readonly mirrors: Mirrors };
}

/** The facts around a document, with the contexts that are set: the same object as long as facts and settings are. */
export const factsFor = remember((settings: Settings) =>
  rememberApart((workspace: Workspace) => withNames(workspace, settings.buildContexts)),
);

/** That a document is too large, in a sentence for those who miss something in it; undefined where nothing is left out. */
export function limitOn({ tooLarge, kind }: OpenDocument, { largeFiles }: Settings): string | undefined {
  if (!tooLarge || largeFiles === 'everything') return undefined;
  const what = kind === 'dockerfile' ? 'Only the stages of this file are shown' : 'The rules are off in this file';
  return `${what}: ${tooLarge}`;
}

const SEVERITIES: ReadonlySet<unknown> = new Set<Severity | 'off'>(['error', 'warning', 'information', 'hint', 'off']);

const isSeverity = (value: unknown): value is Severity | 'off' => SEVERITIES.has(value);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the settings as a client gives them, with or without the section's name around. What is no setting is left out. */
function readSettings(given: unknown): Settings {
  const outer = isObject(given) ? given : {};
  const section = isObject(outer[SECTION]) ? outer[SECTION] : outer;
  const rules = isObject(section.rules) ? Object.entries(section.rules) : [];
  const severities = rules.flatMap(([id, severity]) => (isSeverity(severity) ? [[id, severity] as const] : []));
  const contexts: unknown[] = Array.isArray(section.buildContexts) ? section.buildContexts : [];
  const shellcheck = isObject(section.shellcheck) ? section.shellcheck : {};
  const formatting = isObject(section.formatting) ? section.formatting : {};
  const hints = isObject(section.inlayHints) ? section.inlayHints : {};
  const codeLens = isObject(section.codeLens) ? section.codeLens : {};
  const registry = isObject(section.registry) ? section.registry : {};
  const mirrors = isObject(registry.mirrors) ? Object.entries(registry.mirrors) : [];
  return {
    enable: section.enable !== false,
    rules: { severities: Object.fromEntries(severities) },
    buildContexts: contexts.filter((name) => typeof name === 'string'),
    codeLens: { focus: codeLens.focus !== false, builtBy: codeLens.builtBy !== false, pin: codeLens.pin !== false },
    shellcheck: {
      enable: shellcheck.enable !== false,
      program: typeof shellcheck.path === 'string' && shellcheck.path !== '' ? shellcheck.path : 'shellcheck',
    },
    inlayHints: {
      resolvedBase: hints.resolvedBase !== false,
      stageNames: hints.stageNames !== false,
      argValues: hints.argValues !== false,
    },
    formatting: { keywords: KEYWORD_CASES.find((one) => one === formatting.keywords) ?? 'consistent' },
    largeFiles: LARGE_FILES.find((one) => one === section.largeFiles) ?? 'stages',
    registry: {
      mirrors: Object.fromEntries(mirrors.flatMap(([name, url]) => (typeof url === 'string' ? [[name, url]] : []))),
    },
  };
}

/** Asks the client for what is set at a document. */
type AskClient = (uri: string) => Promise<unknown>;

/** The settings of each document, asked for once until they change. */
export class SettingsOfDocuments {
  readonly #ask: AskClient | undefined;
  readonly #known = new Map<string, Promise<Settings>>();
  #common: Promise<Settings>;

  /** Without `ask`, what the client sends of its own accord counts for all documents. */
  constructor(initial: unknown, ask: AskClient | undefined) {
    this.#common = Promise.resolve(readSettings(initial));
    this.#ask = ask;
  }

  /** The same promise until they change. */
  of(uri: string): Promise<Settings> {
    if (!this.#ask) return this.#common;
    let settings = this.#known.get(uri);
    if (!settings) {
      settings = this.#ask(uri).then(readSettings, () => this.#common);
      this.#known.set(uri, settings);
    }
    return settings;
  }

  change(sent: unknown): void {
    if (!this.#ask) this.#common = Promise.resolve(readSettings(sent));
    this.#known.clear();
  }

  close(uri: string): void {
    this.#known.delete(uri);
  }
}
