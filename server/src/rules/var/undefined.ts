import type { Dockerfile } from '../../model/dockerfile.ts';
import { expansionsOf } from '../../model/expanded.ts';
import type { Stage } from '../../model/stage.ts';
import { insert, remove, replace } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import { EXPANDED, type Fix, type Problem, type Rule } from '../rule.ts';
import { isReadableName, meantNames } from '../support/meant-names.ts';
import { expandedScript } from '../support/script-text.ts';
import { shown } from '../support/shown.ts';
import { declareArg } from './declaring.ts';
import { environmentAt } from './from-image.ts';
import { severityWhenEmpty, stopsWhenEmpty } from './stops-when-empty.ts';
import { isParameter, type UndefinedUse, undefinedUses } from './undefined-uses.ts';

export const undefinedVariable: Rule = {
  id: 'var/undefined',
  severity: 'warning',
  summary: 'A variable that nothing defines',
  severities: 'an **error** where the builder stops at an empty word, and a **hint** in a heredoc.',
  why: `The builder replaces it with nothing, without a message: \`COPY app $DIR/\` then copies to \`/\`. It is reported where the base
image is known not to set it, and where the name is nearly that of a variable.`,
  reported: 'FROM alpine:3.20\nARG PREFIX=/opt\nCOPY app [|$PERFIX|]/\n',
  fine: 'FROM alpine:3.20\nARG PREFIX=/opt\nCOPY app $PREFIX/\nCOPY doc ${DOCS:-/usr/share/doc}/\n',
  peers: ['BuildKit UndefinedVar'],
  changes: EXPANDED,
  each: 'any',
  *check(dockerfile) {
    for (const use of undefinedUses(dockerfile)) {
      const problem = use.cause.kind === 'later' ? setLater(dockerfile, use) : setNowhere(dockerfile, use);
      if (problem) yield problem;
    }
  },
};

function setLater(dockerfile: Dockerfile, use: UndefinedUse): Problem | undefined {
  if (use.cause.kind !== 'later') return undefined;
  const { definition } = use.cause;
  return {
    range: use.range,
    message: `"${use.name}" is set further down only, and is empty here.`,
    ...severity(dockerfile, use),
    related: [{ range: definition.pair.name.range, message: 'Set here.' }],
    fixes: () => (definition.kind === 'arg' && !definition.pair.value ? declared(dockerfile, use) : []),
  };
}

function setNowhere(dockerfile: Dockerfile, use: UndefinedUse): Problem | undefined {
  if (use.cause.kind !== 'unknown') return undefined;
  const { certain } = use.cause;
  const names = namesAt(use);
  const meant = meantNames(use.name, names.keys());
  if (!certain && meant.length === 0) return undefined;
  // A script that lost all its variables has a rule of its own.
  if (meant.length === 0 && use.by === 'heredoc' && expandedScript(dockerfile, use.instruction, use.range))
    return undefined;
  const nearest = meant[0] === undefined ? undefined : names.get(meant[0]);
  return {
    range: use.range,
    message: `"${use.name}" is not defined${certain ? consequence(dockerfile, use) : ''}.`,
    ...severity(dockerfile, use),
    ...(nearest ? { related: [{ range: nearest, message: `Did you mean "${meant[0]}"?` }] } : {}),
    fixes: () => [
      ...meant.filter(isReadableName).map((name) => ({
        title: `Use "${name}"`,
        edits: use.nameRanges.map((range) => replace(range, name)),
        safe: false,
        preferred: meant.length === 1,
      })),
      ...quoteDelimiter(dockerfile, use),
      ...(isName(use) ? (dropDefault(use) ?? declared(dockerfile, use)) : []),
    ],
  };
}

/** An ARG without a value is of no use where the word must not be empty. */
const declared = (dockerfile: Dockerfile, use: UndefinedUse): Fix[] =>
  stopsWhenEmpty(use) ? [] : declareArg(dockerfile, use, false);

/** The words behind `?` are the builder's own, as long as nothing in them is replaced. */
function consequence({ text }: Dockerfile, { name, modifier, range }: UndefinedUse): string {
  if (!modifier?.endsWith('?')) return ', and so is empty';
  const words = text.slice(range.start, range.end).split('?').slice(1).join('?').slice(0, -1);
  const said = words === '' ? 'is not allowed to be unset' : words;
  return /[$"'`\\\n]/.test(said)
    ? ', and so the build stops'
    : `, and so the build stops with "${name}: ${shown(said)}"`;
}

const isName = ({ name, by }: UndefinedUse): boolean => by === 'word' && /^[A-Za-z_]\w*$/.test(name);

/** A `?` makes the builder stop. */
const severity = (dockerfile: Dockerfile, use: UndefinedUse): Pick<Problem, 'severity'> =>
  use.by === 'word' && use.modifier?.endsWith('?') && use.cause.kind === 'unknown' && use.cause.certain
    ? { severity: 'error' }
    : severityWhenEmpty(dockerfile, use);

/** Comparing every name with every other would take seconds in a file that no person wrote. */
const MOST_DEFINITIONS = 300;

/** The names that have a value where the variable is used, with the place that sets them unless that is the base image. */
function namesAt({ stage, place }: UndefinedUse): ReadonlyMap<string, Range | undefined> {
  const names = new Map<string, Range | undefined>();
  for (const name of environmentAt(stage) ?? []) names.set(name, undefined);
  let seen = 0;
  for (let link: Stage | undefined = stage; link; link = link.base.kind === 'stage' ? link.base.stage : undefined) {
    seen += link.scope.definitions.length + 1;
    if (seen > MOST_DEFINITIONS) return new Map();
    for (const { name, pair } of link.scope.definitions) {
      if (link !== stage || pair.range.start < place.range.start) names.set(name, pair.name.range);
    }
  }
  return names;
}

/** `ARG X=$X` comes to what `ARG X` says. */
function dropDefault({ instruction, name, place, range }: UndefinedUse): Fix[] | undefined {
  const pair = instruction.name === 'ARG' ? instruction.pairs.find((other) => other === place) : undefined;
  if (!pair?.value || pair.name.text !== name || !contains(pair.value.range, range)) return undefined;
  const edit = remove({ start: pair.name.range.end, end: pair.range.end });
  return [{ title: `Write "ARG ${name}"`, edits: [edit], safe: false, preferred: true }];
}

/** Keeps the builder from replacing anything in the heredoc, where there is nothing that it should. */
function quoteDelimiter(dockerfile: Dockerfile, use: UndefinedUse): Fix[] {
  const { instruction, range } = use;
  const heredoc = instruction.heredocs.find(({ body }) => body.start <= range.start && range.end <= body.end);
  if (use.by !== 'heredoc' || !heredoc || !isPlain(dockerfile, heredoc.range, heredoc.delimiter)) return [];
  const defined = expansionsOf(dockerfile, instruction).some(
    (other) => contains(heredoc.body, other.range) && hasValue(use.stage, other.name, use),
  );
  if (defined || /\\[$\\]/.test(dockerfile.text.slice(heredoc.body.start, heredoc.body.end))) return [];
  const { end } = heredoc.range;
  const edits = [insert(end - heredoc.delimiter.length, '"'), insert(end, '"')];
  return [{ title: 'Quote the delimiter, so that nothing is replaced', edits, safe: false, preferred: false }];
}

const contains = (outer: Range, inner: Range): boolean => outer.start <= inner.start && inner.end <= outer.end;

const hasValue = (stage: Stage, name: string, { place }: UndefinedUse): boolean =>
  !isParameter(name) && (stage.scope.declares(name, place) || environmentAt(stage)?.has(name) !== false);

const isPlain = ({ text }: Dockerfile, { start, end }: Range, delimiter: string): boolean =>
  text.slice(start, end).endsWith(delimiter) && /^[\w.-]+$/.test(delimiter);
