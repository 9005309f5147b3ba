import { LANGUAGES, type Language, SHELL } from './languages.ts';
import { group, include, type Pattern, scope, WORD } from './pattern.ts';
import { SHELL_LINE } from './shell.ts';

/** `<<-"NAME"` as groups: the operator, the dash, the quote, the name. The builder takes no blank in between. */
const START = String.raw`(<<)(-?)(["']?)([A-Za-z_][\w.-]*)\3`;
/** The same for looking ahead: the dash and the name are its groups. */
const AHEAD = String.raw`<<(-?)["']?([A-Za-z_][\w.-]*)["']?`;
/** The rest of a line that is not continued, and has no other heredoc. */
const REST = String.raw`((?:(?![\\\x60][ \t]*\n|\s<<-?["']?\w)[^\n])*)(?=\n)`;
/**
 * The line that ends a heredoc, given the groups of its dash and its name. Tabs may stand before it where there is a dash: without one
 * the negative look-ahead is empty, and never true.
 */
const last = (dash: number, name: number): string => `(?:(?!\\${dash})\\t)*\\${name}$`;

/** Where a command may begin: what is looked for there must not be looked for at every character of a long line. */
const COMMAND = String.raw`(?:^|\G)(?=[^\n]*<<)`;

const embedded = ({ name, grammar }: Language, ...first: readonly Pattern[]): Pattern => ({
  contentName: scope(`meta.embedded.block.${name}`),
  patterns: [...first, ...include(grammar)],
});

const SIGN = group('keyword.operator.heredoc');

/** A first line that names a program makes the whole script its language. */
const byFirstLine: readonly Pattern[] = [SHELL, ...LANGUAGES]
  .filter(({ programs }) => programs)
  .map(({ name, grammar, programs }) => ({
    begin: String.raw`^(?=#![^\n]*[/ ](?:${programs})\b)`,
    end: '(?!)',
    contentName: scope(`meta.embedded.block.${name}`),
    patterns: include(grammar),
  }));

const plain: Pattern = { patterns: [...byFirstLine, { match: '^.+', name: scope('string.unquoted.heredoc') }] };

/** What a heredoc is, where `when` is true of its line, and what may stand before it. */
interface Kind {
  readonly when: string;
  readonly before: string;
  readonly body: Pattern;
}

/**
 * Heredocs: `where` their lines begin, what may stand before them, the patterns of that and of what is behind, and the kinds, of which
 * the first that fits counts. A pattern with `while` lets nothing out of the body, however unfinished that is; the one around it takes
 * the last line.
 */
const heredoc = (
  where: string,
  before: string,
  around: readonly Pattern[],
  behind: readonly Pattern[],
  kinds: readonly Kind[],
): Pattern => ({
  name: scope('meta.heredoc'),
  begin: `${where}(?=${before}${AHEAD})`,
  end: `^(${last(1, 2)})`,
  endCaptures: { 1: group('keyword.control.heredoc-token') },
  patterns: kinds.map((kind) => ({
    ...kind.body,
    // The groups of the start are behind that of what stands before it.
    begin: String.raw`\G(?=${kind.when})(${kind.before})${START.replace('\\3', '\\4')}${REST}`,
    while: `^(?!${last(3, 5)})`,
    beginCaptures: {
      ...(around.length > 0 && { 1: group('meta.embedded.line.shell', ...around) }),
      2: SIGN,
      3: SIGN,
      5: group('keyword.control.heredoc-token'),
      6: group(around.length > 0 ? 'meta.embedded.line.shell' : '', ...behind),
    },
  })),
});

/** Several heredocs in one line follow each other: nobody says here where one of them ends, so all of it is plain. */
const several = (where: string, before: string): Pattern => ({
  name: scope('meta.heredoc'),
  begin: String.raw`${where}(?=${before}<<-?["']?\w[^\n]*\s${AHEAD}(?![^\n]*\s<<-?["']?\w)[^\n]*\n)`,
  end: `^(${last(1, 2)})`,
  endCaptures: { 1: group('keyword.control.heredoc-token') },
  patterns: [
    {
      match: String.raw`\G[^\n]+`,
      captures: {
        0: group('', {
          match: WORD + START,
          captures: { 1: SIGN, 2: SIGN, 4: group('keyword.control.heredoc-token') },
        }),
      },
    },
    { match: '^.+', name: scope('string.unquoted.heredoc') },
  ],
});

const named = ({ delimiters }: Language): string => String.raw`<<-?["']?(?i:${delimiters})["']?(?!\S)`;
/** What stands before a heredoc that a command reads: nothing where it is the script. */
const BEFORE = String.raw`(?:[^\n]*?\s)?`;

const FILE = String.raw`[ \t]*["']?[^\s"'<>|;&]*`;

/** A command that reads a heredoc, or the heredoc that is the script. */
function inRun(language: Language): Kind {
  const { programs, endings } = language;
  const says = [
    String.raw`[^\n]*?${WORD}${named(language)}`,
    String.raw`[^\n]*(?:>|\btee[ \t]+(?:-a[ \t]+)?)${FILE}\.(?:${endings})["']?\s`,
    ...(programs ? [String.raw`(?:[^\n|;&]*[\s/])?(?:${programs})\s[^\n|;&<]*<<`] : []),
  ];
  return { when: says.join('|'), before: BEFORE, body: embedded(language, ...(language === SHELL ? byFirstLine : [])) };
}

/** A file that is written. */
const inCopy = (language: Language): Kind => ({
  when: String.raw`${named(language)}|<<[^\n]*\.(?:${language.endings})["']?[ \t]*\n`,
  before: '',
  body: embedded(language),
});

const ALL = [...LANGUAGES, SHELL];

/** The heredocs of RUN, where a command begins, and those of COPY and ADD. */
export const heredocs: Readonly<Record<string, Pattern>> = {
  'heredoc-run': {
    patterns: [
      several(COMMAND, BEFORE),
      heredoc(COMMAND, BEFORE, SHELL_LINE, include('source.shell'), [
        ...ALL.map(inRun),
        { when: '', before: String.raw`[ \t]*`, body: embedded(SHELL, ...byFirstLine) },
        { when: '', before: BEFORE, body: plain },
      ]),
    ],
  },
  'heredoc-copy': {
    patterns: [
      several(WORD, ''),
      heredoc(WORD, '', [], include('#word'), [...ALL.map(inCopy), { when: '', before: '', body: plain }]),
    ],
  },
};
