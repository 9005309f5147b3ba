import { group, include, type Pattern, scope, TO_THE_END } from './pattern.ts';

/**
 * A command goes over several lines, and its shell must not go over its end whatever is unfinished in it. So each line is given to the
 * grammar of the shell on its own. What a line lacks of the one before it is a matter of two states: a command begins, or goes on.
 */
const LINE = String.raw`(?:^|\G)[ \t]*+(?!\\[ \t]*\n)`;
const CONTINUED = String.raw`[ \t]*(\\)[ \t]*\n`;

/**
 * A line of the shell. VS Code's grammar sees a command at the beginning of a line only, which is not where that of an instruction
 * begins: hence its rule for statements first, and before it the words that end what began in another line.
 */
export const SHELL_LINE: readonly Pattern[] = [
  { match: String.raw`(?<![\w./-])(?:esac|fi|done)(?=[ \t;)]|$)`, name: 'keyword.control.shell' },
  ...include('source.shell#typical_statements', 'source.shell'),
];

/** What a command begins behind. */
const OPERATOR = String.raw`(?:&&|\|\|?|;|[({]|(?<![\w-])(?:then|do|else|elif|if|while|until|!|case\b[^\n]*\bin))`;
/** Parts of a line that are closed: quotes and what stands between them. */
const CLOSED = String.raw`(?:[^"'\n\\]|\\[^\n]|"(?:[^"\\\n]|\\[^\n])*"|'[^'\n]*')*`;

const shell = group('meta.embedded.line.shell', ...SHELL_LINE);
const separator = group('punctuation.separator.continuation');

/** A quote that is open at the end of a line: what comes before its end, then the rest of the command. */
const openQuote = (quote: string, inside: string, kind: string): Pattern => ({
  begin: `${LINE}(${CLOSED})(${quote}${inside}*?)${CONTINUED}`,
  beginCaptures: { 1: shell, 2: group(`string.quoted.${kind}`), 3: separator },
  ...TO_THE_END,
  patterns: [
    {
      begin: String.raw`\G`,
      end: String.raw`${quote}|(?=\n)`,
      applyEndPatternLast: true,
      name: scope(`string.quoted.${kind}`),
      patterns: include('#gap', '#continuation', ...(quote === '"' ? ['#escaped', '#variable'] : [])),
    },
    ...include('#arguments'),
  ],
});

/** Where a command begins, and where it goes on. */
export const commands: Readonly<Record<string, Pattern>> = {
  body: {
    begin: String.raw`(?=\S)`,
    name: scope('meta.command'),
    ...TO_THE_END,
    patterns: include('#command'),
  },
  command: {
    patterns: [
      ...include('#gap', '#continuation', '#heredoc-run'),
      openQuote('"', String.raw`(?:[^"\\\n]|\\[^\n])`, 'double'),
      openQuote("'", String.raw`[^'\n]`, 'single'),
      // The last of it is the label of a case.
      {
        match: String.raw`${LINE}([^\n]*?${OPERATOR}|\(?[^()\n]+\))${CONTINUED}`,
        captures: { 1: shell, 2: separator },
      },
      {
        begin: String.raw`${LINE}([^\n]*?\S)${CONTINUED}`,
        beginCaptures: { 1: shell, 2: separator },
        ...TO_THE_END,
        patterns: include('#arguments'),
      },
      { match: String.raw`${LINE}([^\n]+)`, captures: { 1: shell } },
    ],
  },
  arguments: {
    patterns: [
      ...include('#gap', '#continuation'),
      {
        begin: String.raw`(&&|\|\|?|;;?)[ \t]*`,
        beginCaptures: { 1: group('keyword.operator.list') },
        ...TO_THE_END,
        patterns: include('#command'),
      },
      ...include('#string', '#escaped'),
      {
        match: String.raw`(\$\()([^()\n]*)(\))`,
        captures: {
          1: group('punctuation.definition.subshell'),
          2: shell,
          3: group('punctuation.definition.subshell'),
        },
      },
      ...include('#variable'),
      { match: String.raw`(?<!\S)--?[A-Za-z][\w-]*`, name: scope('constant.other.option') },
      { match: '[<>]', name: scope('keyword.operator.redirect') },
      { match: String.raw`[^\s"'$\\&|;<>(){}]+`, name: scope('string.unquoted.argument') },
    ],
  },
};
