import { oneLine } from './one-line.ts';

/** How a hover is written. Whatever comes from the Dockerfile goes through `code`. */
export interface Markup {
  /** A text of the file as it stands there, on one line. */
  code(text: string): string;
  bold(text: string): string;
  /** A text of ours, with what is code between backticks. */
  prose(text: string): string;
  /** A line that leads to a page of ours or Docker's; empty where none can be followed. */
  link(label: string, address: string): string;
}

const LONGEST = 120;

/** For clients that show texts as they are. */
export const plaintext: Markup = {
  code: (text) => oneLine(text, LONGEST),
  bold: (text) => text,
  prose: (text) => text.replace(/`([^`]*)`/g, '$1'),
  link: () => '',
};

/** For clients that show Markdown. */
export const markdown: Markup = {
  code(text) {
    const line = oneLine(text, LONGEST);
    if (line === '') return '(empty)';
    // Inside a code span nothing has a meaning but a run of as many backticks as opened it.
    const runs = line.match(/`+/g) ?? [];
    const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
    return runs.length > 0 ? `${fence} ${line} ${fence}` : fence + line + fence;
  },
  bold: (text) => `**${text}**`,
  prose: (text) => text,
  link: (label, address) => `[${label}](${address})`,
};
