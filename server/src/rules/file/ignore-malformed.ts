import type { IgnoreRule } from '../ignore-rule.ts';
import { shownInLine } from '../support/shown.ts';

export const ignoreMalformed: IgnoreRule = {
  id: 'file/ignore-malformed',
  severity: 'error',
  summary: 'A line of an ignore file is no pattern, and the builder refuses it',
  why: `One malformed line stops the build before its first step: "invalid excludepatterns" or "syntax error in pattern". Patterns are those of
Go's [filepath.Match](https://pkg.go.dev/path/filepath#Match), with \`**\` for any number of folders: a class such as \`[a-c]\` has to be closed and
to have something in it, in the order of its characters, and behind \`!\` comes a pattern.`,
  reported: 'node_modules\n[|*.[ch|]\n',
  fine: 'node_modules\n*.[ch]\n',
  peers: [],
  *checkIgnore({ text, lines }) {
    for (const line of lines) {
      if (!('fault' in line) || line.fault === 'uncertain') continue;
      const { start, end } = line.range;
      const written = text.slice(start, end);
      // On Windows it is a slash.
      if (written.includes('\\')) continue;
      const message = /^!\s*\/*$/.test(written)
        ? 'Behind "!" the pattern is missing of what to let in again, and the builder refuses that.'
        : `"${shownInLine(written)}" is malformed, and the builder refuses it.`;
      yield { range: line.range, message };
    }
  },
};
