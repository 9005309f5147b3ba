import type { Dockerfile } from '../../model/dockerfile.ts';
import { expansionsOf } from '../../model/expanded.ts';
import type { Heredoc } from '../../syntax/heredoc.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { type Edit, insert } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { listed } from '../support/listed.ts';
import { expandedScript } from '../support/script-text.ts';
import { undefinedVariable } from '../var/undefined.ts';
import { undefinedUses } from '../var/undefined-uses.ts';

export const quotedHeredocVars: Rule = {
  id: 'shell/quoted-heredoc-vars',
  severity: 'hint',
  summary: 'The builder empties the variables of a script in a heredoc',
  why: `In a heredoc of COPY or ADD the builder itself replaces \`$name\`, and what it does not know becomes nothing. Quote the delimiter,
\`<<"EOF"\`, and the script stays as it is; where the builder shall replace some of them, put a backslash in front of the others.`,
  reported: 'FROM alpine:3.22\nCOPY [|<<EOF|] /run.sh\n#!/bin/sh\nexec app "$1"\nEOF\n',
  fine: 'FROM alpine:3.22\nCOPY <<"EOF" /run.sh\n#!/bin/sh\nexec app "$1"\nEOF\n',
  peers: ['BuildKit UndefinedVar'],
  changes: ['steps'],
  each: 'any',
  *check(dockerfile, _, others) {
    const scripts = new Map<Heredoc, { instruction: Instruction; names: Set<string> }>();
    for (const { by, cause, instruction, name, range } of undefinedUses(dockerfile)) {
      if (by !== 'heredoc' || cause.kind !== 'unknown') continue;
      const heredoc = expandedScript(dockerfile, instruction, range);
      if (!heredoc || others.mayReport(undefinedVariable, range)) continue;
      const script = scripts.get(heredoc) ?? { instruction, names: new Set() };
      scripts.set(heredoc, script);
      script.names.add(name);
    }
    for (const [heredoc, { instruction, names }] of scripts) {
      const written = [...names].map((name) => `"$${name}"`);
      yield {
        range: heredoc.range,
        message: `The builder replaces ${listed(written)} in this script with nothing.`,
        fixes: () => keeping(dockerfile, instruction, heredoc, names),
      };
    }
  },
};

/** Quotes the delimiter; where other variables shall be replaced, or the text counts on it, protects these alone. */
function keeping(
  dockerfile: Dockerfile,
  instruction: Instruction,
  heredoc: Heredoc,
  names: ReadonlySet<string>,
): Fix[] {
  const { body, delimiter, range } = heredoc;
  const text = dockerfile.text.slice(body.start, body.end);
  const all = expansionsOf(dockerfile, instruction).filter(
    (use) => use.heredoc && body.start <= use.range.start && use.range.end <= body.end,
  );
  const isPlain = dockerfile.text.slice(range.start, range.end).endsWith(delimiter) && /^[\w.-]+$/.test(delimiter);
  if (isPlain && all.every(({ name }) => names.has(name)) && !/\\[$\\]/.test(text)) {
    const edits: Edit[] = [insert(range.end - delimiter.length, '"'), insert(range.end, '"')];
    return [{ title: 'Quote the delimiter', edits, safe: false, preferred: true }];
  }
  const edits = all.filter(({ name }) => names.has(name)).map((use) => insert(use.range.start, '\\'));
  return [{ title: 'Protect them with a backslash', edits, safe: false, preferred: true }];
}
