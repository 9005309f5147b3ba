import { askedIn, attemptsAt } from '../../../server/src/features/builders/half-written.ts';
import { renameTargets } from '../../../server/src/features/builders/rename-targets.ts';
import { targetProposals } from '../../../server/src/features/builders/target-proposals.ts';
import { builtStage, wordAt } from '../../../server/src/features/builders/words.ts';
import { configComplaints } from '../../../server/src/features/config/complaints.ts';
import { configCompletions } from '../../../server/src/features/config/completion.ts';
import { configHover } from '../../../server/src/features/config/hover.ts';
import { writtenNameAt } from '../../../server/src/features/context/ignore-completion.ts';
import { ignoreHover } from '../../../server/src/features/context/ignore-hover.ts';
import { markdown } from '../../../server/src/features/markup.ts';
import { readDockerfile } from '../../../server/src/model/dockerfile.ts';
import { checkBuilds } from '../../../server/src/rules/check-builds.ts';
import { checkIgnore } from '../../../server/src/rules/check-ignore.ts';
import { fixesOf } from '../../../server/src/rules/fixes.ts';
import { readBuilds, readerOf } from '../../../server/src/workspace/builders/readers.ts';
import { readHadolintConfig } from '../../../server/src/workspace/config/hadolint.ts';
import { readConfig } from '../../../server/src/workspace/config/read.ts';
import { effectOf } from '../../../server/src/workspace/context-sizes.ts';
import { treeOf } from '../../../server/src/workspace/context-tree.ts';
import { isIgnored, mayLetInBelow, patternsOf, readIgnoreText } from '../../../server/src/workspace/ignore.ts';
import { contextsIn } from '../../../server/src/workspace/named-contexts.ts';
import { targetsIn } from '../../../server/src/workspace/neighbours.ts';
import { mayMoveContext } from '../../../server/src/workspace/other-context.ts';
import { NO_POLICY } from '../../../server/src/workspace/policy.ts';
import { fail, told } from './dockerfile.ts';
import type { Examined } from './examined.ts';

const ALL = { severities: {}, all: true };

const TREE = treeOf(['a', 'b/c', 'b/d/e.js', 'node_modules/x/package.json', '.git/HEAD', 'src/a.ts', '.env', 'ä b']);
const PATHS = ['a', 'b/c', 'node_modules/x/package.json', '.git', 'a/a/a/a/a/a/b'];

/** A .dockerignore: what it leaves out, its problems and their fixes. */
export function examineIgnore(examined: Examined, offsets: readonly number[]): void {
  const { text } = examined;
  const ignore = examined.do('read', () => readIgnoreText(text));
  examined.ask('lines', () => [ignore.lines.map(({ range }) => range), ignore.comments]);
  examined.ask('paths', () => {
    const patterns = patternsOf(ignore);
    if (!patterns) return undefined;
    const file = { name: '.dockerignore', patterns };
    const effects = patterns.slice(0, 5).map((_, i) => effectOf(TREE, patterns, i).effect.fits.files);
    return [PATHS.map((path) => [isIgnored(file, path), mayLetInBelow(file, path)]), effects];
  });
  const findings = examined.do('check', () => checkIgnore(ignore, TREE, NO_POLICY, ALL, fail));
  examined.ask('problems', () => findings.map(told));
  for (const finding of findings) {
    for (const { edits } of examined.ask('fixes', () => fixesOf(finding, fail)))
      readIgnoreText(examined.edited(`fix of ${finding.rule.id}`, edits));
  }
  for (const offset of offsets) {
    examined.ask(`hover at ${offset}`, () => ignoreHover(ignore, offset, undefined, markdown));
    examined.ask(`name at ${offset}`, () => writtenNameAt(text, offset));
  }
}

/** A file that says what the project wants. */
export function examineConfig(examined: Examined, offsets: readonly number[]): void {
  const { text } = examined;
  const config = examined.do('read', () => readConfig(text));
  examined.do('read as that of hadolint', () => readHadolintConfig(text));
  examined.ask('complaints', () => configComplaints(config).map(({ range, message }) => ({ range, message })));
  for (const offset of offsets) {
    examined.ask(`hover at ${offset}`, () => configHover(text, offset, markdown));
    examined.ask(`completion at ${offset}`, () => configCompletions(text, offset));
  }
}

const DOCKERFILE = readDockerfile('ARG A\nFROM a AS build\nARG B=1\nFROM build AS test\nFROM build AS prod\nARG C\n');

/** A file that starts builds. */
export function examineBuilder(examined: Examined, path: string, offsets: readonly number[]): void {
  const { text } = examined;
  const reader = readerOf(path)!;
  const read = (from: string) =>
    readBuilds(reader, from, path, (other) => (other.endsWith('.env') ? 'A=b\n' : undefined)).builds;
  const builds = examined.do('read', () => read(text));
  examined.ask('builds', () =>
    builds.map(({ range, words, target, args, argRanges, certain, label }) => [
      { range, words, target, certain, label },
      [...args],
      [...argRanges.values()],
    ]),
  );
  examined.do('words', () => [
    targetsIn(text),
    contextsIn(text),
    mayMoveContext({ folder: '', path, text }, '', 'Dockerfile'),
  ]);
  const known = builds.map((build) => ({ build, dockerfile: DOCKERFILE, name: 'Dockerfile' }));
  const findings = examined.do('check', () => checkBuilds(text, known, NO_POLICY, ALL, fail));
  examined.ask('problems', () => findings.map(told));
  for (const finding of findings) {
    for (const { edits } of examined.ask('fixes', () => fixesOf(finding, fail)))
      read(examined.edited(`fix of ${finding.rule.id}`, edits));
  }
  examined.ask('rename', () => {
    const edits = renameTargets(text, builds, (build) => builtStage(DOCKERFILE, build)?.key === 'build', 'other');
    examined.edited('rename', edits);
    return edits;
  });
  for (const offset of offsets) {
    examined.ask(`word at ${offset}`, () => wordAt(builds, offset)?.range);
    examined.ask(`completion at ${offset}`, () =>
      attemptsAt(text, offset).map((attempt) => [
        attempt.replace,
        askedIn(attempt, read(attempt.text)).length,
        targetProposals(DOCKERFILE, attempt).length,
      ]),
    );
  }
}
