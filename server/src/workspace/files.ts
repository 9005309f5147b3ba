/** Reads what lies around a Dockerfile. Folders' URIs end with a slash. */
export interface Files {
  /** A file's text; undefined when it is not there, not to be read, or too large. */
  read(uri: string): Promise<string | undefined>;
  /** The names in a folder, those of folders with a slash at the end; undefined when not all can be read. */
  list(uri: string): Promise<readonly string[] | undefined>;
  /**
   * The same, with the sizes of files in bytes. Who cannot tell them leaves it out, and then nobody says how large anything is. Links
   * are files of their own.
   */
  sizes?(uri: string): Promise<ReadonlyMap<string, number> | undefined>;
}

/** The folder that a file or folder lies in; undefined for the topmost. */
export function parent(uri: string): string | undefined {
  const path = uri.endsWith('/') ? uri.slice(0, -1) : uri;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return /^[a-z][a-z\d+.-]*:\/\/[^/]*\/./i.test(uri) ? folder : undefined;
}

/** What a name of `list` stands for. */
export const child = (folder: string, name: string): string =>
  folder + name.split('/').map(encodeURIComponent).join('/');

/** A URI in one spelling: clients differ in what they escape, and in how they write the drives of Windows. */
export function normalized(uri: string): string {
  return decoded(uri).replace(/^file:\/\/\/[A-Z]:/, (drive) => drive.toLowerCase());
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
