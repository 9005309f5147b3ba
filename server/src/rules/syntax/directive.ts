import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineStart } from '../../model/edits.ts';
import type { Directive } from '../../syntax/directive.ts';
import type { Problem, Rule } from '../rule.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { shown } from '../support/shown.ts';
import { checkOptionFaults } from './check-options.ts';
import { hasShebang, misplacedDirectives, removeLine } from './misplaced-directives.ts';

export const directive: Rule = {
  id: 'syntax/directive',
  severity: 'error',
  summary: 'A parser directive is broken, repeated, or has no effect where it stands',
  why: `Directives stand in the first lines of the file, one below the other, each once. The first empty line, instruction or other comment
ends them: from there on \`# escape=\` and its like are mere comments.`,
  reported: '# syntax=docker/dockerfile:1\n[|# syntax=docker/dockerfile:1.7|]\nFROM alpine:3.20\n',
  fine: '# syntax=docker/dockerfile:1\n# check=error=true\nFROM alpine:3.20\n',
  peers: ['tally syntax-directive-typo'],
  changes: 'anything',
  whole: true,
  *check(dockerfile) {
    if (isForeignFrontend(dockerfile)) return;
    const { directives, text } = dockerfile;
    const shebang = hasShebang(text);
    for (const found of directives) {
      const { name, value } = found;
      if (found.repeated) yield repeated(dockerfile, found);
      else if (name.text === 'escape' && value.text !== '`' && value.text !== '\\') {
        if (!shebang)
          yield { range: value.range, message: `The escape character is "\\" or "\`", not "${shown(value.text)}".` };
      }
    }
    const check = checkRead(dockerfile);
    if (check && !check.repeated) yield* checkOptionFaults(check);
    yield* misplacedDirectives(dockerfile);
  },
};

function repeated(dockerfile: Dockerfile, { range, name }: Directive): Problem {
  return {
    range,
    message: `There is a directive "${name.text}" already, and it may be given once only.`,
    fixes: () => [{ title: 'Delete it', edits: [removeLine(dockerfile.text, range)], safe: false, preferred: true }],
  };
}

/** The check directive, which is looked for in lines that begin with `#` at once (ParseDirective in BuildKit's directives.go). */
function checkRead({ directives, text }: Dockerfile): Directive | undefined {
  const indented = directives.findIndex(({ range }) => range.start !== lineStart(text, range.start));
  const read = indented < 0 ? directives : directives.slice(0, indented);
  return read.find(({ name }) => name.text === 'check');
}
