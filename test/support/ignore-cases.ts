import { Random } from '../buildkit/random.ts';

/** The files of a build context that each ignore file is about: names with all that means something in a pattern. */
export const PATHS: readonly string[] = [
  ...[
    'a',
    'ab',
    'b',
    'b.md',
    'README.md',
    'x.md.bak',
    '.env',
    '.a',
    'a b',
    'a.b',
    'aXb',
    'a-b',
    'a|c',
    'a+b',
    '(a)',
    '{a}',
  ],
  ...['!a', '#a', '-', ']', '[a]', '^a', 'a^b', '\\', 'é', 'éa', '\u{1f600}', '*', '?', 'ab*'],
  ...['src/a', 'src/b.md', 'src/ab/a', 'src/ab/b.md', 'src/x/y/z/a', 'src/!a', 'src/node_modules/a', 'src2/a'],
  ...[
    'node_modules/a/b.md',
    'node_modules/.env',
    'docs/README.md',
    'docs/a/README.md',
    'd/e/f/g',
    'd/e/f/h.md',
    'd/ef/a',
  ],
];

const NAMES: readonly string[] = [
  ...[
    'a',
    'b',
    'ab',
    'src',
    'docs',
    'd',
    'e',
    'x',
    'node_modules',
    'README.md',
    '.env',
    '*.md',
    '*',
    '**',
    '?',
    'a*',
    '*b',
    '?b',
    'a?b',
  ],
  ...[
    '[a-c]',
    '[^a]',
    '[!a]',
    'a[.|X]b',
    '[',
    '[]',
    'a]',
    '[b-a]',
    '[a-',
    '[\\]]',
    '[^\\-a]',
    '\\a',
    '\\*',
    '\\',
    '**a',
    'a**',
    '**.md',
  ],
  ...[
    '..',
    '.',
    '',
    '!a',
    '#a',
    '^a',
    'a^b',
    'a|c',
    'a+b',
    '(a)',
    '{a}',
    'a b',
    'é',
    '?a',
    '\u{1f600}',
    '[é]',
    '***',
    'a{1}',
    '$',
  ],
];

const GENERATED = 4000;

/** Ignore files: each way to write a line once, and many at random, which are the same each time. */
export function ignoreTexts(): readonly string[] {
  const random = new Random(20);
  const pattern = (): string => {
    const names = Array.from({ length: 1 + random.below(3) }, () => random.of(NAMES));
    const path = (random.below(6) === 0 ? '/' : '') + names.join('/') + (random.below(6) === 0 ? '/' : '');
    return random.below(3) === 0 ? `!${random.below(8) === 0 ? ' ' : ''}${path}` : path;
  };
  const file = (): string =>
    Array.from({ length: 1 + random.below(4) }, () => (random.below(8) === 0 ? random.of(ODD) : pattern())).join(
      random.below(9) === 0 ? '\r\n' : '\n',
    );
  return [
    ...new Set([
      ...NAMES.flatMap((name) => [name, `*\n!${name}`, `**/${name}`, `src/${name}`, `${name}/**`]),
      ...ODD,
      ...Array.from({ length: GENERATED }, file),
    ]),
  ];
}

const ODD: readonly string[] = [
  ...[
    '# a',
    ' # a',
    '\ufeffa',
    '\u00a0a\u2003',
    'a \t',
    '!',
    '! ',
    '!/',
    '!.',
    '!!a',
    '/',
    '//',
    './a',
    '../a',
    'a/../b',
    '!../a',
    '/a/',
  ],
  ...[
    'a\r',
    'a # b',
    '"a"',
    'a,b',
    '*\n',
    '**/',
    '!**',
    '*\n!*',
    '*\n!**/a',
    '*\n!src/*\nsrc/ab',
    '\ufeff# a\nb',
    'b\n\ufeffa',
  ],
];
