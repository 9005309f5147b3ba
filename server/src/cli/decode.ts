/** The largest file that is read, in bytes. A Dockerfile of this size is a mistake. */
export const SIZE_LIMIT = 4 * 1024 * 1024;

// A byte-order mark is a part of the text: what is written back has it, too.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A file's bytes as text, such that the text's bytes are these again. @throws Error that says what is wrong */
export function decode(bytes: Uint8Array): string {
  if (bytes.length > SIZE_LIMIT) throw new Error(`larger than ${SIZE_LIMIT / 1024 / 1024} MB`);
  try {
    return decoder.decode(bytes);
  } catch (error) {
    throw new Error('not valid UTF-8', { cause: error });
  }
}
