import type { DocumentSelector } from 'vscode-languageserver';
import { BUILDERS, isBuilder } from '../workspace/builders/readers.ts';
import { CONFIG_NAMES, isConfigFile } from '../workspace/config/find.ts';
import { isDockerfile } from '../workspace/dockerfiles.ts';
import { normalized } from '../workspace/files.ts';

/** What an open document is to us: a Dockerfile, or one of the files around it. */
export type DocumentKind = 'dockerfile' | NeighbourKind;

/** What the project wants, what the build context leaves out, and what starts builds. */
export type NeighbourKind = 'config' | 'ignore' | 'builder';

/** Where the files around Dockerfiles are, in the protocol's words. Other people's tools serve them, too. */
export const SELECTORS: Readonly<Record<NeighbourKind, DocumentSelector>> = {
  config: CONFIG_NAMES.map((name) => ({ pattern: `**/${name}` })),
  ignore: [{ pattern: '**/*.dockerignore' }],
  builder: BUILDERS.map((glob) => ({ pattern: `**/${glob}` })),
};

/** What a document is. Who calls it a Dockerfile knows best, and what is no file of another kind is one. */
export function kindOf(uri: string, languageId: string): DocumentKind {
  if (isConfigFile(uri)) return 'config';
  if (languageId === 'dockerfile' || isDockerfile(uri)) return 'dockerfile';
  const path = normalized(uri);
  if (path.endsWith('.dockerignore')) return 'ignore';
  return isBuilder(path) ? 'builder' : 'dockerfile';
}
