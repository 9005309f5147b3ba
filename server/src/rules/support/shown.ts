/** A word as a message shows it: of a long one, the beginning. */
export const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** The same of a word that may go over several lines. */
export const shownInLine = (text: string): string => shown(text).replace(/\s+/g, ' ');
