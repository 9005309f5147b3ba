import { testRule } from '../../../../test/support/rule-test.ts';
import { exampleBuilds } from '../example-builds.ts';
import { lastNotBuilt } from './last-not-built.ts';

const built = (...targets: readonly string[]) =>
  exampleBuilds(
    `services:\n${targets.map((target, i) => `  s${i}: { build: { context: ., ${target && `target: ${target}`} } }\n`).join('')}`,
  );
const text = 'FROM a:1 AS dev\nFROM a:1 AS test\nFROM a:1 AS prod\n';

testRule(lastNotBuilt, {
  reports: [
    {
      name: 'a last stage that nobody builds',
      text: text.replace('FROM a:1 AS prod', '[|FROM a:1 AS prod|]'),
      workspace: { builds: built('Dev', 'test', 'dev') },
      problems: [{ message: 'No known build makes the last stage: they name "dev", "test" as their target.' }],
    },
  ],
  quiet: [
    { name: 'a file of which nobody has looked who builds it', text },
    { name: 'one that nobody builds', text, workspace: { builds: [] } },
    { name: 'a build without a target', text, workspace: { builds: built('dev', '') } },
    { name: 'a build of the last stage', text, workspace: { builds: built('dev', 'PROD') } },
    { name: 'a target that varies', text, workspace: { builds: built('"${T:-dev}"') } },
    { name: 'a target that is not there', text, workspace: { builds: built('deb') } },
    { name: 'builds that may be missing', text, workspace: { builds: built('dev'), moreBuilds: true } },
    { name: 'a word that may be a target', text, workspace: { builds: built('dev'), targets: new Set(['prod']) } },
    {
      name: 'a development container alone',
      text,
      workspace: { builds: built('dev').map((build) => ({ ...build, kind: 'Dev container' })) },
    },
  ],
});
