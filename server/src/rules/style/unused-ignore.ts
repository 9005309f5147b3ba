import { buildkitChecks, hadolintRules } from '../../knowledge/peer-checks.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineEnd, lineStart } from '../../model/edits.ts';
import type { Word } from '../../syntax/word.ts';
import { similar } from '../../text/distance.ts';
import { type Edit, remove, replace } from '../../text/edit.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { rules } from '../index.ts';
import type { Fix, Rule } from '../rule.ts';
import { isHeard, namesOf, type Suppression, suppressions } from '../suppression.ts';

export const unusedIgnore: Rule = {
  id: 'style/unused-ignore',
  severity: 'hint',
  summary: 'A comment suppresses nothing, or a rule that does not exist',
  why: `A name with a slip in it suppresses nothing, without a message. One that is not needed any more hides the next problem of its
kind. Names of BuildKit's and hadolint's checks are known; those whose reports differ from ours are never called unused.`,
  reported: '# check=skip=[|JSONArgRecommended|]\nFROM alpine:3.20\nUSER 1000\n',
  fine: 'FROM alpine:3.20\n# hadolint ignore=DL3018\nRUN apk add --no-cache curl\nUSER 1000\n',
  peers: [],
  *check(dockerfile, workspace) {
    const reports = new Map<Rule, readonly number[]>();
    for (const suppression of suppressions(dockerfile)) {
      for (const name of suppression.names) {
        if (name.text === 'all' || !/^[\w/-]+$/.test(name.text)) continue;
        const known = isKnown(name.text);
        if (known && !isUnused(dockerfile, workspace, suppression, name.text, reports)) continue;
        yield {
          range: name.range,
          message: known
            ? `There is nothing here that "${name.text}" would report.`
            : `No rule is called "${name.text}".`,
          unnecessary: known,
          fixes: () => [...(known ? [] : corrections(name)), ...deletion(dockerfile, suppression, name)],
        };
      }
    }
  },
};

/** Checks of peers that report exactly what the rules of ours report which stand for them. */
const EXACT = new Set([
  'ConsistentInstructionCasing',
  'DuplicateStageName',
  'ExposeProtoCasing',
  'FromAsCasing',
  'LegacyKeyValueFormat',
  'MaintainerDeprecated',
  'DL4000',
]);

const isKnown = (name: string): boolean =>
  buildkitChecks.has(name) ||
  hadolintRules.has(name) ||
  /^SC\d{4}$/.test(name) ||
  rules.some((rule) => namesOf(rule).includes(name));

/** Whether no rule of this name has anything to report where the comment is heard. */
function isUnused(
  dockerfile: Dockerfile,
  workspace: Workspace,
  suppression: Suppression,
  name: string,
  reports: Map<Rule, readonly number[]>,
): boolean {
  const meant = rules.filter((rule) => rule !== unusedIgnore && namesOf(rule).includes(name));
  const own = meant.length === 1 && meant[0]!.id === name;
  if (meant.length === 0 || !(own || EXACT.has(name))) return false;
  return meant.every((rule) => {
    let places = reports.get(rule);
    if (!places) {
      places = Array.from(rule.check(dockerfile, workspace), ({ range }) => range.start);
      reports.set(rule, places);
    }
    return !places.some((place) => isHeard(suppression, place));
  });
}

/** The rule that was meant. */
function corrections(name: Word): Fix[] {
  const all = new Set([...buildkitChecks, ...hadolintRules, ...rules.map(({ id }) => id)]);
  // One code is like the next.
  if (/^[A-Z]+\d+$/.test(name.text)) return [];
  const [meant, ...others] = similar(name.text, [...all], (other) => other);
  if (meant === undefined) return [];
  const title = `Use "${meant}"`;
  return [{ title, edits: [replace(name.range, meant)], safe: false, preferred: others.length === 0 }];
}

/** Takes the name out, and the comment with it when it says nothing else. */
function deletion(dockerfile: Dockerfile, { comment, names }: Suppression, name: Word): Fix[] {
  const title = `Delete "${name.text}"`;
  const at = names.indexOf(name);
  const next = names[at + 1];
  const before = names[at - 1];
  if (next) return fix(title, remove({ start: name.range.start, end: next.range.start }));
  if (before) return fix(title, remove({ start: before.range.end, end: name.range.end }));
  const { text } = dockerfile;
  const written = text.slice(comment.start, comment.end);
  const option = /(?:^#\s*check\s*=\s*|;)\s*(skip\s*=[^;]*)(;?)/i.exec(written);
  if (option && written.includes(';')) {
    const end = comment.start + option.index + option[0].length;
    const start = option[2] ? end - option[1]!.length - 1 : comment.start + option.index;
    return fix(title, remove({ start, end }));
  }
  // Without it, a line that is a mere comment now might become a directive.
  const end = lineEnd(text, comment.end);
  const directive = dockerfile.directives.some(({ range }) => range.start === comment.start);
  if (!directive && /^\s*#\s*(?:syntax|escape|check)\s*=/i.test(text.slice(end))) return [];
  return fix('Delete the comment', remove({ start: lineStart(text, comment.start), end }));
}

const fix = (title: string, edit: Edit): Fix[] => [{ title, edits: [edit], safe: true, preferred: true }];
