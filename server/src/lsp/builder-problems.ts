import type { ReadBuild } from '../rules/builder-rule.ts';
import type { Finding, OnFailure, RuleSettings } from '../rules/check.ts';
import { checkBuilds, isToBeRead } from '../rules/check-builds.ts';
import type { Builds } from '../workspace/builders/builds.ts';
import type { FoundBuild } from '../workspace/builders/known-builders.ts';
import type { Policy } from '../workspace/policy.ts';
import type { OpenDocument } from './documents.ts';
import { pathFrom } from './shown-path.ts';
import type { TextFile, TextFiles } from './text-file.ts';

/** Runs the rules over open files that start builds, with the Dockerfiles as they are open. */
export class BuilderProblems {
  readonly #index: Builds;
  readonly #texts: TextFiles;

  constructor(index: Builds, texts: TextFiles) {
    this.#index = index;
    this.#texts = texts;
  }

  async of(
    { uri, text }: OpenDocument,
    policy: Policy,
    settings: RuleSettings,
    onFailure: OnFailure,
  ): Promise<readonly Finding[]> {
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
    return read.length > 0 ? checkBuilds(text, read, policy, settings, onFailure, others) : [];
  }
}
