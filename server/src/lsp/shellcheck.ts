import { withContexts } from '../model/contexts.ts';
import { shellcheck as rule } from '../rules/shell/shellcheck.ts';
import { isSwitchedOff } from '../rules/wanted.ts';
import type { Shellcheck } from '../workspace/shellcheck.ts';
import type { ShellcheckAnswers, ShellcheckRemark } from '../workspace/shellcheck-remarks.ts';
import { type ShellcheckScript, shellcheckScripts } from '../workspace/shellcheck-scripts.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Documents, OpenDocument } from './documents.ts';
import { factsFor, limitOn, type Settings } from './settings.ts';

/** How long typing has to pause before a program is started for what was typed. */
const PATIENCE = 300;

/** What ShellCheck has said of the scripts of one version of a document, by the facts around it. */
interface Heard {
  readonly workspace: Workspace;
  readonly settings: Settings;
  readonly scripts: readonly ShellcheckScript[];
  /** Of how many of them it is known. */
  readonly count: number;
  readonly answers: ShellcheckAnswers;
}

interface Waiting {
  readonly document: OpenDocument;
  readonly settings: Settings;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Has open documents checked by ShellCheck once typing pauses. Nobody waits for it: what is known counts, and news is told. */
export class ShellcheckInBackground {
  /** Programs are started in trusted workspaces only. */
  trusted = false;
  readonly #shellcheck: Shellcheck;
  readonly #documents: Documents;
  readonly #onNews: (uri: string) => void;
  readonly #onAbsent: (program: string) => void;
  readonly #heard = new WeakMap<OpenDocument, Heard>();
  readonly #waiting = new Map<string, Waiting>();

  /** `onNews` is told of documents about which there is more to say; `onAbsent` of a program that is not there. */
  constructor(
    shellcheck: Shellcheck,
    documents: Documents,
    onNews: (uri: string) => void,
    onAbsent: (program: string) => void,
  ) {
    this.#shellcheck = shellcheck;
    this.#documents = documents;
    this.#onNews = onNews;
    this.#onAbsent = onAbsent;
  }

  /** What is known by now, the same object until more is known; undefined where it is not to be asked. Asks about the rest. */
  answersFor(document: OpenDocument, workspace: Workspace, settings: Settings): ShellcheckAnswers | undefined {
    const { enable, program } = settings.shellcheck;
    if (!this.trusted || !enable || limitOn(document, settings)) return undefined;
    if (isSwitchedOff(rule, settings.rules.severities, workspace.policy)) return undefined;
    if (this.#shellcheck.isAbsent(program)) return undefined;
    let heard = this.#heard.get(document);
    const isSame = heard?.workspace === workspace && heard.settings === settings;
    if (heard && isSame && heard.count === heard.scripts.length) return heard.answers;
    const { contexts } = factsFor(settings)(workspace);
    const scripts = heard && isSame ? heard.scripts : shellcheckScripts(withContexts(document.dockerfile, contexts));
    const answers = this.#known(scripts, program);
    if (!heard || !isSame || heard.count !== answers.count) {
      heard = { workspace, settings, scripts, ...answers };
      this.#heard.set(document, heard);
    }
    if (heard.count < scripts.length) this.#schedule(document, heard);
    return heard.answers;
  }

  close(uri: string): void {
    clearTimeout(this.#waiting.get(uri)?.timer);
    this.#waiting.delete(uri);
  }

  #known(scripts: readonly ShellcheckScript[], program: string): Pick<Heard, 'answers' | 'count'> {
    const known = new Map<string, readonly ShellcheckRemark[]>();
    let count = 0;
    for (const script of scripts) {
      const remarks = this.#shellcheck.answer(script, program);
      if (!remarks) continue;
      count++;
      known.set(script.key, remarks);
    }
    return { answers: ({ key }) => known.get(key), count };
  }

  #schedule(document: OpenDocument, heard: Heard): void {
    const { uri } = document;
    const { settings } = heard;
    const waiting = this.#waiting.get(uri);
    if (waiting?.document === document && waiting.settings === settings) return;
    clearTimeout(waiting?.timer);
    const timer = setTimeout(() => void this.#ask(entry, heard), PATIENCE);
    const entry = { document, settings, timer };
    this.#waiting.set(uri, entry);
  }

  async #ask(entry: Waiting, { scripts, settings, count }: Heard): Promise<void> {
    const { document } = entry;
    const { program } = settings.shellcheck;
    const isWanted = () => this.#waiting.get(document.uri) === entry && this.#documents.get(document.uri) === document;
    await this.#shellcheck.ask(scripts, program, isWanted);
    if (!isWanted()) return;
    this.#waiting.delete(document.uri);
    if (this.#shellcheck.isAbsent(program)) this.#onAbsent(program);
    if (this.#known(scripts, program).count > count) this.#onNews(document.uri);
  }
}
