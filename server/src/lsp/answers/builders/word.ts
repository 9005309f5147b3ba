import type { TextDocumentPositionParams } from 'vscode-languageserver';
import { type BuildWord, builtStage, wordAt } from '../../../features/builders/words.ts';
import type { Stage } from '../../../model/stage.ts';
import type { FoundBuild } from '../../../workspace/builders/known-builders.ts';
import { contentModified, type Request } from '../../method.ts';
import type { TextFile } from '../../text-file.ts';

/** A stage that a build makes, in its Dockerfile. */
export interface BuiltStage {
  readonly file: TextFile;
  readonly stage: Stage;
  readonly build: FoundBuild;
}

/** What a word in a file that starts builds says. */
interface Meant {
  readonly word: BuildWord<FoundBuild>;
  /** The stages that are built, each once. */
  readonly stages: readonly BuiltStage[];
}

/** What is meant at a position of a file that starts builds; undefined where nothing is said of a build. */
export async function meantAt({
  document,
  params,
  server,
}: Request<TextDocumentPositionParams>): Promise<Meant | undefined> {
  await server.index.ready();
  const builds = await server.index.inText(document.uri, document.text);
  const word = wordAt(builds, document.offset(params.position));
  const found = new Map<string, BuiltStage>();
  for (const build of word?.builds ?? []) {
    const file = build.exists ? await server.texts.of(build.dockerfile!) : undefined;
    const stage = file && builtStage(file.dockerfile, build);
    if (file && stage) found.set(`${stage.index} ${file.uri}`, { file, stage, build });
  }
  if (server.documents.get(document.uri) !== document) throw contentModified();
  return word && { word, stages: [...found.values()] };
}
