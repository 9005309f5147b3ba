import type { PrepareRenameResult, TextDocumentPositionParams, WorkspaceEdit } from 'vscode-languageserver';
import { renameTargets } from '../../../features/builders/rename-targets.ts';
import { builtStage, isLiteral } from '../../../features/builders/words.ts';
import { prepareRename, rename } from '../../../features/symbols/rename.ts';
import { type Refusal, refuse } from '../../../features/symbols/renaming.ts';
import { nameRange } from '../../../features/symbols/stage-mentions.ts';
import type { Dockerfile } from '../../../model/dockerfile.ts';
import type { Stage } from '../../../model/stage.ts';
import type { FoundBuild } from '../../../workspace/builders/known-builders.ts';
import { normalized } from '../../../workspace/files.ts';
import { contentModified, type Request, type Server, workspaceAround } from '../../method.ts';
import { shownPath } from '../../shown-path.ts';
import { type FileEdits, toWorkspaceEdits } from '../../to-workspace-edit.ts';
import { buildsOf } from './builds-of.ts';
import { type BuiltStage, meantAt } from './word.ts';

type Asked = Request<TextDocumentPositionParams>;

/** The target at a position that may get another name, together with its stage; why it may not; null where there is none. */
export async function prepareTargetRename(request: Asked): Promise<PrepareRenameResult | Refusal | null> {
  const found = await targetToRename(request);
  if (!found || 'refusal' in found) return found ?? null;
  const { document, server } = request;
  const { file, stage, build } = found;
  const may = prepareRename(file.dockerfile, await workspaceAround({ document: file, server }), nameRange(stage).start);
  if (!may || 'refusal' in may) return may ? inFile(request, found, may) : null;
  return { range: document.range(build.words.target!), placeholder: build.target! };
}

/** Gives the stage that the target at a position means another name, everywhere. */
export async function renameTarget(request: Asked, name: string): Promise<WorkspaceEdit | Refusal | null> {
  const found = await targetToRename(request);
  if (!found || 'refusal' in found) return found ?? null;
  const { server } = request;
  const { file, stage } = found;
  const { start } = nameRange(stage);
  const renamed = rename(file.dockerfile, await workspaceAround({ document: file, server }), start, name);
  if (!renamed || 'refusal' in renamed) return renamed ? inFile(request, found, renamed) : null;
  const others = await targetEdits(server, file, stage, name);
  const isCurrent = [file, request.document].every(
    (one) => one.version === null || server.documents.get(one.uri) === one,
  );
  if (!isCurrent) throw contentModified();
  return toWorkspaceEdits(server.client, [{ file, edits: renamed.edits }, ...others]);
}

/** A reason tells of lines of the Dockerfile. */
const inFile = ({ server }: Asked, { file }: BuiltStage, { refusal }: Refusal): Refusal =>
  refuse(`${shownPath(server.roots(), file.uri)}: ${refusal}`);

async function targetToRename(request: Asked): Promise<BuiltStage | Refusal | undefined> {
  const meant = await meantAt(request);
  if (meant?.word.kind !== 'target') return undefined;
  const [only, ...others] = meant.stages;
  if (!only) return undefined;
  const { text } = request.document;
  if (!isLiteral(text, only.build))
    return refuse('The target is not written in one piece: rename the stage in its Dockerfile.');
  if (others.length > 0) return refuse('The target means stages of several Dockerfiles: rename them there.');
  if (!meant.word.builds.every(({ certain }) => certain))
    return refuse('A variable has a say in what is built here: rename the stage in its Dockerfile.');
  return only;
}

/** The edits of the files that build a stage of a Dockerfile by its name, which is to be another one. */
export async function targetEdits(
  server: Server,
  { uri, dockerfile }: { readonly uri: string; readonly dockerfile: Dockerfile },
  stage: Stage,
  name: string,
): Promise<FileEdits[]> {
  const { index, texts } = server;
  const all = await buildsOf(server, uri);
  const own = all.filter((build) => build.words.target && builtStage(dockerfile, build) === stage);
  const found = [...new Set(own.map((build) => build.uri))].map(async (other): Promise<FileEdits[]> => {
    const file = await texts.of(other);
    if (!file) return [];
    const builds = await index.inText(other, file.text);
    const isOwn = (build: FoundBuild) =>
      build.dockerfile !== undefined &&
      normalized(build.dockerfile) === normalized(uri) &&
      builtStage(dockerfile, build) === stage;
    return [{ file, edits: renameTargets(file.text, builds, isOwn, name) }];
  });
  return (await Promise.all(found)).flat();
}
