import type { DefinitionLink, DefinitionParams, Location, ReferenceParams } from 'vscode-languageserver';
import { builtStage } from '../../../features/builders/words.ts';
import { mentions, nameRange } from '../../../features/symbols/stage-mentions.ts';
import type { Stage } from '../../../model/stage.ts';
import type { Request, Server } from '../../method.ts';
import type { TextFile } from '../../text-file.ts';
import { buildsOf } from './builds-of.ts';
import { meantAt } from './word.ts';

/** The stages that the word at a position of a file that starts builds means. */
export async function builtStageDefinitions(
  request: Request<DefinitionParams>,
): Promise<DefinitionLink[] | Location[]> {
  const { document, server } = request;
  const meant = await meantAt(request);
  if (!meant) return [];
  if (!server.client.capabilities.textDocument?.definition?.linkSupport)
    return meant.stages.map(({ file, stage }): Location => ({ uri: file.uri, range: file.range(nameRange(stage)) }));
  return meant.stages.map(
    ({ file, stage }): DefinitionLink => ({
      originSelectionRange: document.range(meant.word.range),
      targetUri: file.uri,
      targetRange: file.range(stage.range),
      targetSelectionRange: file.range(nameRange(stage)),
    }),
  );
}

/** All places that name the stages which the target at a position means: in their Dockerfiles, and where they are built. */
export async function builtStageReferences(request: Request<ReferenceParams>): Promise<Location[]> {
  const { params, server } = request;
  const meant = await meantAt(request);
  if (meant?.word.kind !== 'target') return [];
  const found = await Promise.all(
    meant.stages.map(async ({ file, stage }): Promise<Location[]> => {
      const own = mentions(file.dockerfile).filter(
        ({ kind, stages }) => stages.includes(stage) && (kind !== 'name' || params.context.includeDeclaration),
      );
      const locations = own.map(({ range }): Location => ({ uri: file.uri, range: file.range(range) }));
      return [...locations, ...(await targetsNaming(server, file, [stage]))];
    }),
  );
  return found.flat();
}

/** The words in other files that name some stages of a Dockerfile as targets. */
export async function targetsNaming(
  server: Server,
  { uri, dockerfile }: Pick<TextFile, 'uri' | 'dockerfile'>,
  stages: readonly Stage[],
): Promise<Location[]> {
  const found = new Map<string, Location>();
  for (const build of await buildsOf(server, uri)) {
    const stage = build.words.target && builtStage(dockerfile, build);
    if (!stage || !stages.includes(stage)) continue;
    const range = { start: build.start, end: build.end };
    found.set(`${build.range.start} ${build.uri}`, { uri: build.uri, range });
  }
  return [...found.values()];
}
