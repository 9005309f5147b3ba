import { type Change, EXPANDED, type Rule } from '../../server/src/rules/rule.ts';
import { list } from './markdown.ts';

const OF_THE_IMAGE: Readonly<Record<Exclude<Change, 'steps' | 'targets' | 'Base'>, string>> = {
  Author: 'author',
  User: 'user',
  ExposedPorts: 'exposed ports',
  Env: 'environment',
  Entrypoint: 'entrypoint',
  Cmd: 'command',
  Volumes: 'volumes',
  WorkingDir: 'working directory',
  Labels: 'labels',
  StopSignal: 'stop signal',
  Healthcheck: 'health check',
  OnBuild: 'triggers',
  Shell: 'shell',
};

/** What fixes that are not safe may change, in words: `the steps of the build and the user of the image`. */
export function changesInWords(changes: NonNullable<Rule['changes']>): string {
  if (changes === 'anything') return changes;
  if (changes === EXPANDED) return 'what the variable comes to, in the steps of the build and in the image';
  const image = changes.flatMap((change) =>
    change === 'steps' || change === 'targets' || change === 'Base' ? [] : OF_THE_IMAGE[change],
  );
  return list(
    [
      ...(changes.includes('targets') ? ['the targets that there are'] : []),
      ...(changes.includes('steps') ? ['the steps of the build'] : []),
      ...(changes.includes('Base') ? ['the base image with all that it sets'] : []),
      ...(image.length > 0 ? [`the ${list(image, 'and')} of the image`] : []),
    ],
    'and',
  );
}

/** A sentence for a rule's page: what is to be said of its fix, the safe one or another. BuildKit has shown it (test/buildkit). */
export function effect({ changes, severity }: Pick<Rule, 'changes' | 'severity'>, safe: boolean): string {
  const known = changes && changes !== 'anything' ? changes : undefined;
  const words = known && changesInWords(known);
  if (safe) {
    const other = words ? ` Where it is not, it may change ${words}, and nothing else.` : '';
    return `Safe: what is built stays the same, so "fix all" applies it.${other}`;
  }
  if (words) {
    const where = severity === 'error' ? 'Where the file can be built without it, it' : 'It';
    return `${where} may change ${words}, and nothing else: look at it before you accept it.`;
  }
  return known
    ? 'What is built stays the same, but whether it is meant is for you to say.'
    : 'What is built may change, so look at it before you accept it.';
}
