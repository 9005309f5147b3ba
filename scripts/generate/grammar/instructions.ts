import { group, include, type Pattern, scope, TO_THE_END, WORD } from './pattern.ts';

const KEYWORD = group('keyword.other.special-method');
const OPERATOR = group('keyword.operator.assignment');
const STAGE = group('entity.name.type.stage');
const NAME = group('variable.other.assignment');
const PARAMETER = group('variable.parameter.mount');
/** Where a key of a mount begins: values are taken with their keys. */
const KEY = '(?<=[=,])';
const FLAG = group('constant.other.option');

/** The instructions and what they are made of, in a file with an escape character, given as a regular expression has it. */
export function instructions(escape: string, readsShell: boolean): Readonly<Record<string, Pattern>> {
  const END = String.raw`(?:[ \t\n]|${escape}[ \t]*\n)`;
  /** The characters of a word, without the escape character at the end of a line. */
  const CHARS = String.raw`(?:(?!${escape}[ \t]*\n)\S)`;
  const VALUE = String.raw`(?:"[^"\n]*"|'[^'\n]*'|(?!${escape}[ \t]*\n)[^\s,])`;
  const variables = include('#variable');

  const instruction = (words: string, ...patterns: readonly Pattern[]): Pattern => ({
    name: scope(`meta.instruction`),
    begin: String.raw`^[ \t]*(?:(?i:(ONBUILD))[ \t]+)?(?i:(${words}))(?=${END})`,
    beginCaptures: { 1: group('keyword.control'), 2: KEYWORD },
    ...TO_THE_END,
    patterns: [...include('#gap', '#continuation'), ...patterns],
  });

  return {
    instruction: {
      patterns: [
        instruction('FROM', ...include('#flag', '#alias'), {
          match: `${WORD}${CHARS}+`,
          name: scope('entity.name.type.base'),
          captures: { 0: group('', ...variables) },
        }),
        instruction('RUN', ...include('#mount', '#flag', '#json', '#body')),
        instruction('CMD|ENTRYPOINT', ...include('#json', '#body')),
        instruction('HEALTHCHECK', ...include('#flag'), {
          begin: `${WORD}(?i:(CMD))(?=${END})`,
          beginCaptures: { 1: KEYWORD },
          ...TO_THE_END,
          patterns: include('#gap', '#continuation', '#json', '#body'),
        }),
        instruction('COPY|ADD', ...include('#from', '#flag', '#json', '#heredoc-copy', '#word')),
        instruction('ENV|LABEL', ...include('#key', '#word')),
        instruction('ARG', ...include('#argument', '#word')),
        instruction('EXPOSE|MAINTAINER|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR', ...include('#json', '#word')),
      ],
    },
    gap: {
      match: String.raw`^[ \t]*((#)[^\n]*)?\n`,
      captures: { 1: group('comment.line.number-sign'), 2: group('punctuation.definition.comment') },
    },
    continuation: {
      match: String.raw`(${escape})[ \t]*\n`,
      captures: { 1: group('punctuation.separator.continuation') },
    },
    word: { patterns: include('#string', '#escaped', '#variable') },
    escaped: { match: `${escape}.`, name: scope('constant.character.escape') },
    variable: {
      patterns: [
        {
          match: String.raw`(\$\{)([A-Za-z_]\w*|\d+|[@*#?$!-])(?:(:?[-+?]|##?|%%?|//?)([^}\n]*))?(\})`,
          name: scope('variable.other'),
          captures: {
            1: group('punctuation.definition.variable'),
            3: group('keyword.operator.expansion'),
            4: group('', ...variables),
            5: group('punctuation.definition.variable'),
          },
        },
        {
          match: String.raw`(\$)(?:[A-Za-z_]\w*|\d|[@*#?$!-])`,
          name: scope('variable.other'),
          captures: { 1: group('punctuation.definition.variable') },
        },
      ],
    },
    string: {
      patterns: [
        {
          begin: '"',
          end: String.raw`"|(?=\n)`,
          applyEndPatternLast: true,
          name: scope('string.quoted.double'),
          patterns: include('#gap', '#continuation', '#escaped', '#variable'),
        },
        {
          begin: "'",
          end: String.raw`'|(?=\n)`,
          applyEndPatternLast: true,
          name: scope('string.quoted.single'),
          patterns: include('#gap', '#continuation'),
        },
      ],
    },
    json: {
      begin: String.raw`${WORD}(\[)(?=[ \t]*(?:"|\]|${escape}[ \t]*\n))`,
      end: String.raw`(\])|(?=\n)`,
      applyEndPatternLast: true,
      name: scope('meta.structure.array'),
      beginCaptures: { 1: group('punctuation.definition.array.begin') },
      endCaptures: { 1: group('punctuation.definition.array.end') },
      patterns: [
        ...include('#gap', '#continuation'),
        {
          begin: '"',
          end: String.raw`"|(?=\n)`,
          name: scope('string.quoted.double'),
          patterns: [
            { match: String.raw`\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})`, name: scope('constant.character.escape') },
            ...variables,
          ],
        },
        { match: ',', name: scope('punctuation.separator.array') },
      ],
    },
    flag: {
      match: String.raw`${WORD}(--[A-Za-z][\w-]*)(?:(=)(${CHARS}*))?`,
      captures: { 1: FLAG, 2: OPERATOR, 3: group('', ...include('#string', '#variable')) },
    },
    from: { match: `${WORD}(--from)(=)(${CHARS}*)`, captures: { 1: FLAG, 2: OPERATOR, 3: STAGE } },
    mount: {
      begin: `${WORD}(--mount)(=)`,
      end: `(?=${END})`,
      name: scope('meta.mount'),
      beginCaptures: { 1: FLAG, 2: OPERATOR },
      patterns: [
        {
          match: `${KEY}(type)(=)(${VALUE}*)`,
          captures: { 1: PARAMETER, 2: OPERATOR, 3: group('constant.language.mount') },
        },
        { match: `${KEY}(from)(=)(${VALUE}*)`, captures: { 1: PARAMETER, 2: OPERATOR, 3: STAGE } },
        {
          match: String.raw`${KEY}([A-Za-z][\w-]*)(?:(=)(${VALUE}*))?`,
          captures: { 1: PARAMETER, 2: OPERATOR, 3: group('', ...include('#string', '#variable')) },
        },
        { match: ',', name: scope('punctuation.separator.mount') },
      ],
    },
    alias: {
      match: String.raw`${WORD}(?i:(AS))(?:[ \t]+(${CHARS}+)|(?=[ \t]*\n))`,
      captures: { 1: KEYWORD, 2: STAGE },
    },
    key: {
      match: String.raw`${WORD}([A-Za-z_][\w./-]*)(=)|\G[ \t]+([A-Za-z_][\w./-]*)(?=[ \t\n])`,
      captures: { 1: NAME, 2: OPERATOR, 3: NAME },
    },
    argument: { match: String.raw`${WORD}([A-Za-z_]\w*)(?:(=)|(?=${END}))`, captures: { 1: NAME, 2: OPERATOR } },
    ...(readsShell
      ? {}
      : // Windows reads commands otherwise, and which of its shells it is the line does not say.
        {
          body: {
            begin: String.raw`(?=\S)`,
            name: scope('meta.command'),
            ...TO_THE_END,
            patterns: include('#gap', '#continuation'),
          },
        }),
  };
}
