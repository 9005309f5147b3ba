import type { Heredoc } from '../../syntax/heredoc.ts';
import { type Edit, insert, replace } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { shownInLine } from '../support/shown.ts';
import { type WordFault, wordFaults } from './lex-faults.ts';

export const variableSubstitution: Rule = {
  id: 'syntax/variable-substitution',
  severity: 'error',
  summary: 'A variable is written in a way that the builder does not know',
  why: `The builder replaces \`$NAME\`, \`\${NAME}\`, and \`\${NAME…}\` with \`-\`, \`+\`, \`?\` (and a colon in front of them), \`#\`, \`##\`, \`%\`,
\`%%\`, \`/\` or \`//\` behind the name. It stops at anything else that begins with \`\${\`, though a shell may know more.`,
  reported: 'FROM alpine:3.20\nARG DIR\nWORKDIR [|${DIR:=/app}|]\n',
  fine: 'FROM alpine:3.20\nARG DIR\nWORKDIR ${DIR:-/app}\nRUN echo ${DIR:=/app}\n',
  peers: [],
  each: 'any',
  *check(dockerfile) {
    for (const found of wordFaults(dockerfile)) {
      if (found.fault === 'quote') continue;
      const read = readFault(found);
      yield {
        range: found.part(found.start, read.end),
        message: read.message,
        severity: found.checked.severity,
        fixes: () => [
          ...(read.edit ? [{ title: read.title, edits: [read.edit(found)], safe: false, preferred: true }] : []),
          ...(found.heredoc ? quoteDelimiter(found.heredoc) : []),
        ],
      };
    }
  },
};

interface Read {
  /** In the word. */
  readonly end: number;
  readonly message: string;
  readonly title: string;
  readonly edit?: (fault: WordFault) => Edit;
}

const NAME = /^\$\{(\p{Nd}+|[@*#?\-$!]|[\p{L}_][\p{L}\p{Nd}_]*)?/u;
const KNOWN = /^(?::?[-+?]|[#%/])/;

/** What is wrong with the `${…}`, and how far it goes. */
function readFault({ word, start, fault }: WordFault): Read {
  const text = word.text.slice(start);
  const head = NAME.exec(text)!;
  const name = head[1] ?? '';
  const rest = text.slice(head[0].length);
  const close = /^[^\n]*/.exec(text)![0].indexOf('}');
  const end = start + (close < 0 ? lengthOfOpen(text) : close + 1);
  const written = shownInLine(word.text.slice(start, end));
  if (fault === 'pattern') {
    const message = `The builder cannot read the pattern in "${written}": a backslash stands before *, ?, } or / only.`;
    return { end, message, title: '' };
  }
  if (close < 0) return { end, ...unclosed(name, rest, start + head[0].length, end, written) };
  if (name === '' && /^[{:}]/.test(rest)) return { end, message: `There is no name in "${written}".`, title: '' };
  if (rest.startsWith('/')) {
    return { end, message: `"${written}" has a pattern, but no replacement.`, title: '' };
  }
  if (KNOWN.test(rest) && !/^:[#%]/.test(rest)) {
    return { end, message: `The closing brace of "${written}" is missing, or hidden in quotes.`, title: '' };
  }
  const modifier = /^:?./su.exec(rest)![0];
  const message = `The builder knows no ${/\s/.test(modifier) ? 'space' : `"${modifier}"`} after a variable's name.`;
  if (modifier !== ':=' && modifier !== '=') return { end, message, title: '' };
  // What a shell assigns, the builder can fall back to.
  const meant = modifier.replace('=', '-');
  const at = start + head[0].length;
  const edit = ({ part }: WordFault) => replace(part(at, at + modifier.length), meant);
  return { end, message, title: `Write "${meant}"`, edit };
}

/** An open brace: where the name ends it is, or at the end of what stands behind a modifier. */
function unclosed(name: string, rest: string, nameEnd: number, end: number, written: string): Omit<Read, 'end'> {
  const message = `The closing brace of "${written}" is missing.`;
  const title = 'Close the brace';
  if (name === '') return { message, title };
  if (rest === '' || /^[/."'\s]/.test(rest)) {
    return { message, title, edit: ({ part }) => insert(part(nameEnd - 1, nameEnd).end, '}') };
  }
  if (!/^:?[-+?#%][^\s"']*$/.test(rest.slice(0, end - nameEnd))) return { message, title };
  return { message, title, edit: ({ part }) => insert(part(end - 1, end).end, '}') };
}

/** How much of a text belongs to a `${` that is never closed: up to a blank or a quote. */
const lengthOfOpen = (text: string): number => /^\$\{?[^\s"']*/.exec(text)![0].length;

/** In a body that is text for a shell, no variable is meant for the builder. */
function quoteDelimiter({ range, delimiter }: Heredoc): Fix[] {
  if (!/^\w+$/.test(delimiter)) return [];
  const edits = [replace({ start: range.end - delimiter.length, end: range.end }, `"${delimiter}"`)];
  return [{ title: 'Quote the delimiter, so that the body stays as it is', edits, safe: false, preferred: true }];
}
