import { buildkitChecks, hadolintRules } from '../../knowledge/peer-checks.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineEnd, lineStart } from '../../model/edits.ts';
import { remember } from '../../model/remember.ts';
import type { Word } from '../../syntax/word.ts';
import { similar } from '../../text/distance.ts';
import { type Edit, remove, replace } from '../../text/edit.ts';
import { reportedAlike } from '../agreement.ts';
import type { Fix, Others, Rule } from '../rule.ts';
import { namesOf, type SuppressedName, type Suppression, suppressions, type Unheard } from '../suppression.ts';

export const unusedIgnore: Rule = {
  id: 'style/unused-ignore',
  severity: 'hint',
  summary: 'A comment suppresses nothing, or a rule that does not exist',
  why: `A name with a slip in it suppresses nothing, without a message. One that is not needed any more hides the next problem of its
kind. Names of BuildKit's and hadolint's checks are known; those whose reports differ from ours are never called unused. BuildKit
reads \`# check=\` up to the first blank, only where it begins its line, and of several above an instruction the first; some of its checks can
be skipped for the whole file only.`,
  reported: '# check=skip=[|JSONArgRecommended|]\nFROM alpine:3.20\nUSER 1000\n',
  fine: 'FROM alpine:3.20\n# hadolint ignore=DL3018\nRUN apk add --no-cache curl\nUSER 1000\n',
  peers: [],
  changes: [],
  whole: true,
  *check(dockerfile, _, others) {
    const called = rulesByName(others.rules);
    for (const suppression of suppressions(dockerfile)) {
      for (const name of suppression.names) {
        const { text, range, unheard } = name;
        if (unheard) {
          // "all" among other names is none.
          if (text === 'all' && (unheard === 'blank' || unheard === 'options')) continue;
          const message = `BuildKit does not skip "${text}": ${REASONS[unheard]}.`;
          yield { range, message, fixes: () => hearing(dockerfile, suppression, name) };
        } else if (text !== 'all' && /^[\w/-]+$/.test(text)) {
          const meant = called.get(text) ?? [];
          const known = meant.length > 0 || isForeign(text);
          if (known && !isUnused(suppression, text, meant, others)) continue;
          yield {
            range,
            message: known ? `There is nothing here that "${text}" would report.` : `No rule is called "${text}".`,
            unnecessary: known,
            fixes: () => [
              ...(known ? [] : corrections(name, others.rules)),
              ...deletion(dockerfile, suppression, name),
            ],
          };
        }
      }
    }
  },
};

const REASONS: Readonly<Record<Unheard, string>> = {
  blank: 'it reads no further than the first blank',
  indented: 'it does not hear an indented comment',
  options: 'it does not understand the options in this comment',
  parted: 'an empty comment parts this one from the instruction',
  second: 'of the comments above an instruction it hears the first "check" alone',
  wholeFile: 'this check can be skipped for the whole file only',
};

/** The rules that each name stands for. */
const rulesByName = remember((rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> => {
  const called = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const name of namesOf(rule)) called.set(name, [...(called.get(name) ?? []), rule]);
  }
  return called;
});

/** Whether a check of another tool has this name, one that no rule stands for included. */
const isForeign = (name: string): boolean =>
  buildkitChecks.has(name) || hadolintRules.has(name) || /^SC\d{4}$/.test(name);

/** Whether no rule of this name has anything to report where the comment is heard. */
function isUnused({ scope }: Suppression, name: string, called: readonly Rule[], others: Others): boolean {
  const meant = called.filter((rule) => rule !== unusedIgnore);
  const own = meant.length === 1 && meant[0]!.id === name;
  if (meant.length === 0 || !(own || reportedAlike.has(name))) return false;
  return !scope || meant.every((rule) => !others.mayReport(rule, scope));
}

/** What makes BuildKit hear a name. */
function hearing({ text }: Dockerfile, { comment, value }: Suppression, { range, unheard }: SuppressedName): Fix[] {
  const change = (title: string, edits: Edit[]): Fix[] => [{ title, edits, safe: false, preferred: true }];
  if (unheard === 'indented') {
    return change('Delete the indentation', [remove({ start: lineStart(text, comment.start), end: comment.start })]);
  }
  if (unheard !== 'blank') return [];
  const blanks = [...text.slice(value.start, range.end).matchAll(/\s+/g)];
  const edits = blanks.map(({ index, 0: blank }) => {
    const start = value.start + index;
    return remove({ start, end: start + blank.length });
  });
  return change('Delete the blanks', edits);
}

/** The rule that was meant. */
function corrections(name: Word, rules: readonly Rule[]): Fix[] {
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
