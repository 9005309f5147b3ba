import { directiveReferences } from '../../knowledge/reference/directives.ts';
import { type Asked, inWords, type Proposal } from './proposal.ts';

const SYNTAX = 'docker/dockerfile:1';

/** What each directive is written with; the user goes on with `check`. */
const WRITTEN: Readonly<Record<string, string>> = {
  syntax: `syntax=${SYNTAX}`,
  escape: 'escape=`',
  check: 'check=skip=',
};

/** The parser directives that are not there yet, with `#` in front. */
export function directiveProposals({ dockerfile: { directives }, context: { spot } }: Asked): Proposal[] {
  const given = directives.filter(({ range }) => range.start !== spot.insert.start).map(({ name }) => name.text);
  return Object.entries(WRITTEN)
    .filter(([name]) => !given.includes(name))
    .map(([name, written]) => ({
      label: `# ${written}`,
      kind: 'directive',
      text: `# ${written}`,
      topic: { kind: 'directive', name },
      goesOn: written.endsWith('='),
    }));
}

/** What a directive, or the comment `# check=`, may be set to. */
export function directiveValues({ dockerfile, context: { what, spot } }: Asked): Proposal[] {
  if (what.kind !== 'directive-value') return [];
  const { name } = what;
  const topic = { kind: 'directive', name } as const;
  if (name === 'syntax') {
    return [SYNTAX, `${SYNTAX}-labs`].map((text) => ({ label: text, kind: 'value', text, topic }));
  }
  const values = Object.entries(directiveReferences[name]?.values ?? {});
  if (name !== 'check')
    return values.map(([text, detail]) => ({ label: text, kind: 'value', text, detail: inWords(detail), topic }));
  // Above an instruction nothing else is heard.
  const isDirective = dockerfile.directives.some(
    ({ range }) => range.start <= spot.insert.start && spot.insert.start <= range.end,
  );
  const isTop =
    isDirective || dockerfile.text.slice(0, spot.insert.start).split('\n').length <= dockerfile.directives.length + 1;
  return values
    .filter(([option]) => option === 'skip' || isTop)
    .map(([option, detail]) => {
      const text = option === 'error' ? 'error=true' : `${option}=`;
      return { label: text, kind: 'value', text, detail: inWords(detail), topic, goesOn: option === 'skip' };
    });
}
