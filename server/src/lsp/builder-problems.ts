import type { ReadBuild } from '../rules/builder-rule.ts';
import type { Finding, OnFailure, RuleSettings } from '../rules/check.ts';
import { checkBuilds, isToBeRead } from '../rules/check-builds.ts';
import type { Builds } from '../workspace/builders/builds.ts';
import type { FoundBuild } from '../workspace/builders/known-builders.ts';
import type { Policy } from '../workspace/policy.ts';
import type { RunRules } from './endless-rules.ts';
import { pathFrom } from './shown-path.ts';
import type { TextFile, TextFiles } from './text-file.ts';

/** A version of a file that starts builds. */
interface BuilderText {
  readonly uri: string;
  readonly text: string;
}

interface Known {
  readonly policy: Policy;
  readonly settings: RuleSettings;
  readonly findings: readonly Finding[];
}

/** Runs the rules over files that start builds, with the Dockerfiles as they are open. */
export class BuilderProblems {
  readonly #index: Builds;
  readonly #texts: TextFiles;
  readonly #lasts: boolean;
  #known = new WeakMap<BuilderText, Known>();

  /** `lasts` is whether changes of files are told of: then a version is looked at once as long as nothing changes. */
  constructor(index: Builds, texts: TextFiles, lasts: boolean) {
    this.#index = index;
    this.#texts = texts;
    this.#lasts = lasts;
  }

  /** Something has changed on which they may depend. */
  forget(): void {
    this.#known = new WeakMap();
  }

  /** Undefined where a rule had to be ended. */
  async of(
    file: BuilderText,
    policy: Policy,
    settings: RuleSettings,
    onFailure: OnFailure,
    run: RunRules,
  ): Promise<readonly Finding[] | undefined> {
    const before = this.#known.get(file);
    if (before && before.policy === policy && before.settings === settings) return before.findings;
    const memory = this.#known;
    const findings = await this.#look(file, policy, settings, onFailure, run);
    if (this.#lasts && findings) memory.set(file, { policy, settings, findings });
    return findings;
  }

  async #look(
    { uri, text }: BuilderText,
    policy: Policy,
    settings: RuleSettings,
    onFailure: OnFailure,
    run: RunRules,
  ): Promise<readonly Finding[] | undefined> {
    const builds = await this.#index.inText(uri, text);
    const files = new Map<string, TextFile | undefined>();
    const read: ReadBuild[] = [];
    const others: FoundBuild[] = [];
    for (const build of builds) {
      const { dockerfile } = build;
      const isRead = dockerfile !== undefined && isToBeRead(build);
      if (isRead && !files.has(dockerfile)) files.set(dockerfile, await this.#texts.of(dockerfile));
      const file = isRead ? files.get(dockerfile) : undefined;
      if (isRead && file) read.push({ build, dockerfile: file.dockerfile, name: pathFrom(uri, dockerfile) });
      else others.push(build);
    }
    return read.length > 0 ? run((onRun) => checkBuilds(text, read, policy, settings, onFailure, others, onRun)) : [];
  }
}
