import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { changesInWords } from '../../scripts/generate/changes.ts';
import { root } from '../../scripts/lib/paths.ts';
import { rules as allRules } from '../../server/src/rules/index.ts';
import { KINDS, OTHERWISE } from '../corpus/targets.ts';
import { ELSEWHERE } from './elsewhere.ts';
import { FIX_SUBJECTS } from './fixes.ts';
import { PARDONS } from './pardons.ts';
import type { Tally } from './tally.ts';
import { CHECKS } from './verdict.ts';
import { WANTED } from './wanted.ts';

/** The page that tells how far we and BuildKit agree. */
export const PAGE = 'docs/agreement.md';

const COUNTS = path.join(root, 'test', 'buildkit', 'recorded', 'counts.json');

export const readPage = (): string =>
  existsSync(path.join(root, PAGE)) ? readFileSync(path.join(root, PAGE), 'utf8') : '';

/** The counts of the last run that was recorded. */
export const recordedCounts = (): Record<string, number> =>
  existsSync(COUNTS) ? JSON.parse(readFileSync(COUNTS, 'utf8')) : {};

export const writeCounts = (counts: Record<string, number>): void =>
  writeFileSync(COUNTS, `${JSON.stringify(counts, undefined, 1)}\n`);

function version(): string {
  const modules = readFileSync(path.join(root, 'test/buildkit/oracle/go.mod'), 'utf8');
  return /github\.com\/moby\/buildkit (v\S+)/.exec(modules)?.[1] ?? 'unknown';
}

const number = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** The page for the counts of a run. */
export function agreementPage(tally: Tally): string {
  const of = (name: string) => number(tally.of(name));
  const sum = (names: readonly string[]) => names.reduce((total, name) => total + tally.of(name), 0);
  const sources = ['corpus', 'cases', 'examples', 'mutants'];
  const all = number(sum(sources.map((source) => `documents ${source}`)));
  const sections = [
    '<!-- Made by "npm run test:buildkit". Run that instead of changing this file. -->',
    '# How far we agree with BuildKit',
    `What a Dockerfile means is what BuildKit makes of it, so BuildKit (${version()}) is the test. \`npm run test:buildkit\` asks it about
${all} Dockerfiles: ${of('documents corpus')} from public repositories, ${of('documents cases')} cases of linters and of BuildKit itself, the ${of('documents examples')} examples
of our rules, and ${of('documents mutants')} mutants, which are files from the repositories with a word, flag, line or block deleted, doubled,
swapped or re-cased, other line ends, or a line continued. \`npm test\` compares with the recorded answers.`,
    '## 1. What is written',
    `Where instructions begin and end, their keywords, flags and heredocs were compared in ${of('instructions')} files that BuildKit can parse, the
names and bases of stages in ${of('stages')}. Different: ${of('disagreed instructions')} and ${of('disagreed stages')}.`,
    '## 2. What is refused',
    table(
      ['BuildKit', 'Files', 'We disagree'],
      [
        [
          'refuses to build it; an error of ours is at the same line',
          of('refused build'),
          of('disagreed missed (build)'),
        ],
        [
          'refuses a stage that is not built; a warning or error of ours is there',
          of('refused check'),
          of('disagreed missed (check)'),
        ],
        [
          'needs a build argument that has no default; we warn where the base image depends on it',
          of('refused argument'),
          of('disagreed missed (argument)'),
        ],
        ['accepts it; no rule says that it is refused', of('accepted'), of('disagreed false error')],
      ],
    ),
    'Where no error of ours is at a line that BuildKit names, this is why:',
    table(
      ['Because', 'Files'],
      ELSEWHERE.map(({ reason }) => [reason, of(`elsewhere ${reason}`)]),
    ),
    '## 3. What is warned of',
    `Pairs of a check and an instruction. Of a file that BuildKit refuses it does not check the rest; what we alone find there is "not
looked at". Our rules see some things otherwise on purpose; each of those has a reason below. CopyIgnoredFile needs a build context and
InvalidBaseImagePlatform a registry: BuildKit cannot be asked about them here.`,
    table(
      ['Check', 'BuildKit', 'Ours', 'Both', 'Not looked at', 'Wanted', 'We disagree'],
      CHECKS.map((check) => [
        check,
        ...['BuildKit', 'ours', 'both', 'unseen', 'wanted'].map((what) => of(`${check} ${what}`)),
        number(sum([`disagreed ${check}, BuildKit alone`, `disagreed ${check}, ours alone`])),
      ]),
    ),
    ...(WANTED.length === 0
      ? []
      : [
          table(
            ['Check', 'Reported by', 'Because', 'Pairs'],
            WANTED.map(({ check, side, reason }) => [check, `${side} alone`, reason, of(`wanted ${reason}`)]),
          ),
        ]),
    '## 4. What fixes do',
    ...fixSection(tally),
    '## 5. What fixes keep',
    `After each of these fixes the text was read anew, and looked whether it still has its comments, heredoc bodies, JSON forms, flags,
continued lines, line ends and escape character, and every instruction that the fix does not touch, letter by letter. Something
was lost ${of('disagreed a fix that loses something')} times, besides what a fix is there for:`,
    table(
      ['Found', 'Rules', 'Because', 'Times'],
      [...new Set(PARDONS.map(({ reason }) => reason))].map((reason) => [
        [...new Set(pardonsFor(reason).map(({ about }) => about))].join(', '),
        [...new Set(pardonsFor(reason).map(({ rule }) => `\`${rule}\``))].join(', '),
        reason,
        of(`pardoned ${reason}`),
      ]),
    ),
    '## 6. Who builds it',
    ...buildsSection(of, sum),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** What neighbouring files say of builds, beside what the index of the corpus says. */
function buildsSection(of: (name: string) => string, sum: (names: readonly string[]) => number): string[] {
  const all = (what: string) => number(sum(Object.values(KINDS).map((kind) => `builds ${kind} ${what}`)));
  return [
    `The public repositories have an index of the files that build each Dockerfile, made by a tolerant program. A build is found if
\`dockerfile-stages targets\` tells of one in that file, of that Dockerfile, with that target.`,
    table(
      ['Named in', 'References', 'Found', 'With a target', 'Found'],
      Object.values(KINDS).map((kind) => [
        kind,
        ...['references', 'found', 'targets', 'targets found'].map((what) => of(`builds ${kind} ${what}`)),
      ]),
    ),
    `These are ${all('found')} of ${all('references')}, and every one whose target is written out. Where we say something else than the index, this is why:`,
    table(
      ['Dockerfile: named in, target', 'Because'],
      Object.entries(OTHERWISE).map(([name, reason]) => [`\`${name.trim()}\``, reason]),
    ),
    `Of ${of('builds of the corpus')} builds that were found of Dockerfiles in the corpus, the index does not know ${of('builds more')}: ${of('builds more, in Tiltfiles')} are in
Tiltfiles, at which it does not look, and most others have values of a matrix; each was looked at and is right, so that none is false. ${of('builds elsewhere')} more are of Dockerfiles that the
corpus leaves out, or nobody can tell of which. No target names a stage that is not there, but for the one in a Makefile that is known to be
wrong, in two places.`,
  ];
}

const pardonsFor = (wanted: string) => PARDONS.filter(({ reason }) => reason === wanted);

function fixSection(tally: Tally): string[] {
  const of = (name: string) => number(tally.of(name));
  const rules = Object.keys(tally.toJSON()).flatMap((name) => /^fix (\S+) tried$/.exec(name)?.[1] ?? []);
  const total = (what: string) => number(rules.reduce((sum, rule) => sum + tally.of(`fix ${rule} ${what}`), 0));
  const changes = new Map(allRules.map((rule) => [rule.id, rule.changes]));
  return [
    `Every fix of every problem was applied alone, in all files and in ${of('fixes of mutants')} of the mutants: ${total('tried')} fixes. In files that
BuildKit accepts it accepted ${total('accepted')} of those that came out; the other ${total('refused before')} fixes were tried in files that it refuses for one
reason or another, and tell nothing of this kind. ${total('safe')} are safe: graph and image stay the same, for the default target and for every stage with a
name. A stage without one can be asked for by nobody, and is built where another needs it. Of the rest the last column says what they may
change, which was looked at in the same way: in the graph of the build, in the targets, and in the keys of the image's configuration. "Fix
all" was run on ${of('fix trials')} files.`,
    table(
      ['Found', 'Times'],
      FIX_SUBJECTS.map((about) => [about, of(`disagreed ${about}`)]),
    ),
    table(
      ['Rule', 'Fixes tried', 'Accepted', 'Refused before', 'Safe', 'Others may change'],
      rules.map((rule) => [
        `[${rule}](rules/${rule}.md)`,
        ...['tried', 'accepted', 'refused before', 'safe'].map((what) => of(`fix ${rule} ${what}`)),
        changesInWords(changes.get(rule) ?? []),
      ]),
    ),
  ];
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
