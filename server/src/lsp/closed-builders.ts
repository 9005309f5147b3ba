import type { Connection } from 'vscode-languageserver';
import type { OnFailure } from '../rules/check.ts';
import { isToBeRead } from '../rules/check-builds.ts';
import type { Builds } from '../workspace/builders/builds.ts';
import type { Facts } from '../workspace/facts.ts';
import { normalized } from '../workspace/files.ts';
import type { BuilderProblems } from './builder-problems.ts';
import { coalesced } from './coalesced.ts';
import type { Documents } from './documents.ts';
import type { RunRules } from './endless-rules.ts';
import { Pauses } from './pauses.ts';
import type { SettingsOfDocuments } from './settings.ts';
import { rootOf } from './shown-path.ts';
import type { TextFiles } from './text-file.ts';
import { toDiagnostic } from './to-diagnostic.ts';

/** How long changes have to pause before files are looked at, in milliseconds. */
const PATIENCE = 300;
/** More files than these are not looked at as long as they are closed. */
const MOST = 500;

interface Parts {
  readonly connection: Connection;
  readonly documents: Documents;
  readonly settings: SettingsOfDocuments;
  readonly facts: Facts;
  readonly index: Builds;
  readonly texts: TextFiles;
  readonly builders: BuilderProblems;
  readonly roots: () => readonly string[];
  readonly onFailure: OnFailure;
  readonly run: (uri: string) => RunRules;
}

/**
 * The problems of files that start builds and are not open: a target that is gone is missing in all of them. Nobody asks for these, so
 * they are sent; once such a file is opened, its problems come as those of other documents do.
 */
export class ClosedBuilders {
  readonly #parts: Parts;
  readonly #pauses = new Pauses(PATIENCE);
  /** What was sent of files with problems, by their keys. */
  readonly #sent = new Map<string, { readonly uri: string; readonly told: string }>();
  /** The keys of the files that changed, or whose Dockerfiles did. */
  #changed = new Set<string>();
  #isAll = false;
  readonly #lookSoon: () => void;

  constructor(parts: Parts) {
    this.#parts = parts;
    const look = coalesced(() => this.#look());
    this.#lookSoon = () => this.#pauses.after('', look);
  }

  /** Files came, went or changed, or are open otherwise than they were. */
  changed(uris: Iterable<string>): void {
    for (const uri of uris) this.#changed.add(normalized(uri));
    if (this.#changed.size > 0) this.#lookSoon();
  }

  /** Any of them may have other problems now. */
  allChanged(): void {
    this.#isAll = true;
    this.#lookSoon();
  }

  /** A file was opened, and says by itself what is wrong. */
  opened(uri: string): void {
    this.#withdraw(normalized(uri));
  }

  async #look(): Promise<void> {
    const { index } = this.#parts;
    const changed = this.#changed;
    const isAll = this.#isAll;
    this.#changed = new Set();
    this.#isAll = false;
    const concerned = isAll
      ? index.builders
      : [...changed].flatMap((key) => [...index.in(key), ...index.of(key)].map(({ uri }) => uri));
    const wanted = new Map(concerned.map((uri) => [normalized(uri), uri]));
    for (const key of [...this.#sent.keys()]) {
      // One may be gone with its folder, of which alone was told.
      const isConcerned = isAll || changed.has(key) || index.in(key).length === 0;
      if (isConcerned && !wanted.has(key)) wanted.set(key, key);
    }
    let left = MOST;
    for (const [key, uri] of wanted) {
      const hasBuilds = left > 0 && index.in(key).some(isToBeRead);
      if (hasBuilds) left--;
      if (!hasBuilds || !(await this.#send(key, uri))) this.#withdraw(key);
    }
  }

  /** Sends what is wrong in a file. @returns whether anything is */
  async #send(key: string, uri: string): Promise<boolean> {
    const { connection, documents, settings, facts, texts, builders, roots, onFailure, run } = this.#parts;
    // Settings are those of a folder; asking for those of each file would be many questions.
    const root = rootOf(roots(), uri) ?? uri;
    const [set, { policy }, file] = await Promise.all([settings.of(root), facts.policyAt(uri), texts.of(uri)]);
    if (!set.enable || !file || documents.find(uri)) return false;
    const findings = await builders.of(file, policy, set.rules, onFailure, run(uri));
    if (!findings?.length || documents.find(uri)) return false;
    const diagnostics = findings.map((finding) => toDiagnostic(file, finding));
    const told = JSON.stringify(diagnostics);
    const before = this.#sent.get(key)?.told;
    // It may be opened, and what is sent withdrawn, while this is on its way.
    this.#sent.set(key, { uri, told });
    if (before !== told) await connection.sendDiagnostics({ uri, diagnostics });
    return true;
  }

  #withdraw(key: string): void {
    const sent = this.#sent.get(key);
    this.#sent.delete(key);
    if (sent) void this.#parts.connection.sendDiagnostics({ uri: sent.uri, diagnostics: [] });
  }
}
