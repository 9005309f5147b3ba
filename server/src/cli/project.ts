import { homedir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Files, normalized, parent } from '../workspace/files.ts';
import { isRepository } from '../workspace/upward.ts';

/** The URI of a folder, with a slash at its end. */
export const folderUri = (folder: string): string => pathToFileURL(path.join(path.resolve(folder), path.sep)).href;

/** The current folder. */
export const here = folderUri('.');

/** The repository that a folder lies in, if it lies in one; both are URIs with a slash at the end. */
async function repositoryOf(files: Files, folder: string): Promise<string | undefined> {
  for (let at: string | undefined = folder; at; at = parent(at)) if (isRepository(await files.list(at))) return at;
  return undefined;
}

/** Whether the current folder is one that people work in, and not where everything lies. */
const isProject = ![path.parse(process.cwd()).root, homedir()].includes(process.cwd());

/**
 * The folder whose files speak for what lies in a folder: its repository, else the current folder where it lies in that one, else the
 * folder itself. So a file has the same neighbours whether it is given by itself or with all others.
 */
export async function projectOf(files: Files, folder: string): Promise<string> {
  const isHere = isProject && normalized(folder).startsWith(normalized(here));
  return (await repositoryOf(files, folder)) ?? (isHere ? here : folder);
}
