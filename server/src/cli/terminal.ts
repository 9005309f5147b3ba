import { styleText } from 'node:util';

/** Where the command line reads from and writes to, apart from files. */
export interface Terminal {
  out(text: string): void;
  /** One line of what went wrong, or of what the user should know beside the result. */
  note(line: string): void;
  readonly colour: boolean;
}

export type Style = Parameters<typeof styleText>[0];

/** Colours a text where the terminal shows colours. */
export const paint = (terminal: Terminal, style: Style, text: string): string =>
  terminal.colour && text !== '' ? styleText(style, text, { validateStream: false }) : text;

/** A text on one line. Control characters of a Dockerfile must not reach the terminal. */
export const plain = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029]/gu, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** `1 problem`, `2 problems`. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
