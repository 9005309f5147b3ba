/** A text on one line, without control characters and those that turn the direction of what follows, cut where it is longer than `longest`. */
export function oneLine(text: string, longest: number): string {
  // The start is enough, and some instructions are very long.
  const plain = text
    .slice(0, 4 * longest)
    .replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ')
    .trim();
  return plain.length > longest ? `${plain.slice(0, longest - 1).trimEnd()}…` : plain;
}
