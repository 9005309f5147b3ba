import type { Random } from '../../buildkit/random.ts';

/** What has a meaning of its own to some reader of ours. */
const PIECES = [
  ...' \t\n\r"\'\\`$#=,:;/.*?![](){}<>|&@%^~-+_0aZ',
  ...[
    '\r\n',
    '\\\n',
    '`\n',
    '${',
    '$(',
    '$((',
    '${a:-',
    '<<',
    '<<E',
    '<<-E\n',
    '\nE\n',
    '--',
    '--from=',
    '--mount=',
    '**/',
    '*a',
  ],
  ...[
    'FROM ',
    'FROM a AS b\n',
    'RUN ',
    'COPY ',
    'ARG ',
    'ENV ',
    'ONBUILD ',
    'AS ',
    'CMD [',
    'HEALTHCHECK ',
    'SHELL ',
    '\n# ',
    '# escape=`\n',
  ],
  ...[
    '&&',
    '||',
    ' \\\n # c\n',
    '[[ ',
    'if ',
    'then ',
    'fi',
    'case ',
    'esac',
    'for ',
    'do ',
    'done',
    'sh -c ',
    'sudo ',
  ],
  ...[
    '__proto__',
    'constructor',
    'hasOwnProperty',
    '\u00a0',
    '\u0085',
    '\u2028',
    '\u3000',
    '\ufeff',
    '\0',
    '\x0b',
    '\x0c',
    '\x1b',
    '\x7f',
  ],
  ...['\u00e9', 'e\u0301', '\u0130', '\u017f', '\u00df', '\ud83d\ude00', '\ud83d', '\ude00', '\uffff', '\ufffd'],
];

/** Bytes, read as UTF-8 as editors read a file that is none. */
function bytes(length: number, random: Random): string {
  return Buffer.from(Array.from({ length }, () => random.below(256))).toString('utf8');
}

/** Random text: bytes, or characters and pieces that mean something, or few of them again and again. */
export function characters(length: number, random: Random): string {
  const kind = random.below(6);
  if (kind === 0) return bytes(length, random);
  const choices = kind === 1 ? Array.from({ length: 1 + random.below(4) }, () => random.of(PIECES)) : PIECES;
  let text =
    random.below(2) === 0 ? `FROM a\n${random.of(['RUN ', 'COPY ', 'ENV ', 'CMD ', '', 'ARG ', 'LABEL '])}` : '';
  while (text.length < length) text += random.below(9) === 0 ? character(random) : random.of(choices);
  return text;
}

const character = (random: Random): string =>
  String.fromCharCode(random.below(4) === 0 ? random.below(0x10000) : random.below(0x80));

/** One such piece. */
export const token = (random: Random): string => random.of(PIECES);
