import { testRule } from '../../../../test/support/rule-test.ts';
import { exampleBuilds } from '../example-builds.ts';
import { lastNotBuilt } from './last-not-built.ts';

const built = (...targets: readonly string[]) =>
  exampleBuilds(
    `services:\n${targets.map((target, i) => `  s${i}: { build: { context: ., ${target && `target: ${target}`} } }\n`).join('')}`,
  );
const inCi = (...targets: readonly string[]) =>
  built(...targets).map((build) => ({
    ...build,
    kind: 'GitHub Actions' as const,
    uri: 'file:///.github/workflows/ci.yml',
  }));
const text = 'FROM a:1 AS dev\nFROM a:1 AS test\nFROM a:1 AS prod\n';

testRule(lastNotBuilt, {
  reports: [
    {
      name: 'a last stage that nobody builds',
      text: text.replace('FROM a:1 AS prod', '[|FROM a:1 AS prod|]'),
      workspace: { builds: [...built('Dev', 'test'), ...inCi('dev')] },
      problems: [{ message: 'No known build makes the last stage: they name "dev", "test" as their target.' }],
    },
    {
      name: 'one without a name, which no build can name',
      text: text.replace('FROM a:1 AS prod', '[|FROM a:1|]'),
      workspace: { builds: built('dev') },
      problems: [{ message: 'No known build makes the last stage: they name "dev" as their target.' }],
    },
  ],
  quiet: [
    { name: 'a file of which nobody has looked who builds it', text },
    { name: 'one that nobody builds', text, workspace: { builds: [] } },
    { name: 'a build without a target', text, workspace: { builds: [...inCi('dev'), ...built('dev', '')] } },
    { name: 'a build of the last stage', text, workspace: { builds: [...inCi('dev'), ...built('dev', 'PROD')] } },
    { name: 'a target that varies', text, workspace: { builds: [...inCi('dev'), ...built('"${T:-dev}"')] } },
    { name: 'a target that is not there', text, workspace: { builds: [...inCi('deb'), ...built('deb')] } },
    {
      name: 'builds that may be missing',
      text,
      workspace: { builds: [...inCi('dev'), ...built('dev')], moreBuilds: true },
    },
    {
      name: 'a word that may be a target',
      text,
      workspace: { builds: [...inCi('dev'), ...built('dev')], targets: new Set(['prod']) },
    },
    { name: 'one file alone', text, workspace: { builds: inCi('dev', 'test') } },
    {
      name: 'files for developers alone',
      text,
      workspace: { builds: ['a', 'b'].flatMap((name) => built('dev').map((build) => ({ ...build, uri: name }))) },
    },
    ...(['Dev container', 'README', 'Script', 'Makefile', 'package.json'] as const).map((kind) => ({
      name: `a ${kind} alone`,
      text: text.replace(' AS prod', ''),
      workspace: { builds: built('dev').map((build) => ({ ...build, kind })) },
    })),
  ],
});
