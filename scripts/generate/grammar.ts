import { heredocs } from './grammar/heredocs.ts';
import { instructions } from './grammar/instructions.ts';
import { LANGUAGES, SHELL } from './grammar/languages.ts';
import { group, include, type Pattern, scope } from './grammar/pattern.ts';
import { commands } from './grammar/shell.ts';

/** The scope of the grammar that is injected into VS Code's own one. */
const GRAMMAR = 'dockerfile-stages.injection';
/** Where the grammar is. */
export const GRAMMAR_FILE = 'syntaxes/dockerfile.tmLanguage.json';
/** What the names of rules end with in a file whose escape character is the backtick. */
const BACKTICK = '-backtick';

/** The names of rules, and what includes them, with an ending. */
function renamed(rules: Readonly<Record<string, Pattern>>, ending: string): Readonly<Record<string, Pattern>> {
  const own = new Set(Object.keys(rules).map((name) => `#${name}`));
  const rename = (key: string, value: unknown) =>
    key === 'include' && own.has(String(value)) ? `${value}${ending}` : value;
  return Object.fromEntries(
    Object.entries(rules).map(([name, pattern]) => [`${name}${ending}`, JSON.parse(JSON.stringify(pattern, rename))]),
  );
}

const directive = (name: string, value: string): Pattern => ({
  match: String.raw`^[ \t]*(#)[ \t]*(?i:(${name}))[ \t]*(=)(${value})`,
  name: scope('comment.line.number-sign'),
  captures: {
    1: group('punctuation.definition.comment'),
    2: group('keyword.other.directive'),
    3: group('keyword.operator.assignment'),
  },
});

/**
 * The grammar. It takes whole instructions, so that the patterns of VS Code's, which know neither continued lines nor the end of a
 * quote that is left open, see nothing of them.
 */
export const grammar = (): string =>
  `${JSON.stringify(
    {
      information_for_contributors: ['Made by "npm run generate" from scripts/generate/grammar: change that.'],
      scopeName: GRAMMAR,
      injectionSelector: 'L:source.dockerfile -(meta.instruction | meta.directives | string)',
      patterns: [{ include: '#directives' }, { include: '#instruction' }],
      repository: {
        ...instructions(String.raw`\\`, true),
        ...commands,
        ...heredocs,
        ...renamed(instructions('\x60', false), BACKTICK),
        comment: {
          match: String.raw`^[ \t]*((#)[^\n]*)`,
          captures: { 1: group('comment.line.number-sign'), 2: group('punctuation.definition.comment') },
        },
        // They stand in the first lines, and nowhere else.
        directives: {
          begin: String.raw`\A(?=[ \t]*#[ \t]*(?i:syntax|escape|check)[ \t]*=)`,
          end: String.raw`^(?![ \t]*#[ \t]*(?i:syntax|escape|check)[ \t]*=)`,
          name: scope('meta.directives'),
          patterns: [
            {
              begin: String.raw`^(?=[ \t]*#[ \t]*(?i:escape)[ \t]*=[ \t]*\x60[ \t]*\n)`,
              end: '(?!)',
              patterns: [
                directive('syntax|escape|check', String.raw`[^\n]*`),
                ...include('#comment', `#instruction${BACKTICK}`),
              ],
            },
            directive('syntax|escape|check', String.raw`[^\n]*`),
          ],
        },
      },
    },
    null,
    2,
  )}\n`;

/** VS Code's languages by our scopes, so that comments and brackets are theirs. */
const embeddedLanguages: Readonly<Record<string, string>> = Object.fromEntries([
  ...[SHELL, ...LANGUAGES].map(({ name, id }) => [`meta.embedded.block.${name}`, id]),
  ['meta.embedded.line.shell', SHELL.id],
]);

/** The manifest with the grammar in it, and all else as it was. */
export function withGrammar(manifest: string): string {
  const parsed = JSON.parse(manifest);
  const own = { scopeName: GRAMMAR, path: `./${GRAMMAR_FILE}`, injectTo: ['source.dockerfile'], embeddedLanguages };
  parsed.contributes = { ...parsed.contributes, grammars: [own] };
  return `${JSON.stringify(parsed, null, 2)}\n`;
}
