import { testRule } from '../../../../test/support/rule-test.ts';
import { exampleBuilds } from '../example-builds.ts';
import { requiredArgNotPassed } from './required-arg-not-passed.ts';

const built = (...args: readonly string[]) =>
  exampleBuilds(
    `services:\n${args.map((arg, i) => `  s${i}: { build: { context: ., args: { ${arg} } } }\n`).join('')}`,
  );
const text = 'ARG TAG\nFROM a:${TAG:?which?}\n';

testRule(requiredArgNotPassed, {
  reports: [
    {
      name: 'what no build passes',
      text: 'ARG TAG P\nFROM --platform=[|${P?which?}|] a:[|${TAG:?which?}|]\n',
      workspace: { builds: built('', 'OTHER: 1') },
      problems: [
        { message: 'No known build passes "P", and without it the builder stops here.' },
        { message: 'No known build passes "TAG", and without it the builder stops here.' },
      ],
    },
  ],
  quiet: [
    { name: 'a file of which nobody has looked who builds it', text },
    { name: 'one that nobody builds', text, workspace: { builds: [] } },
    { name: 'builds of which one passes it', text, workspace: { builds: built('', 'TAG: 1') } },
    { name: 'builds that may be missing', text, workspace: { builds: built(''), moreBuilds: true } },
    {
      name: 'arguments that may be missing',
      text,
      workspace: { builds: built('').map((build) => ({ ...build, moreArgs: true })) },
    },
    {
      name: 'a build that may be of another file',
      text,
      workspace: { builds: built('').map((build) => ({ ...build, certain: false })) },
    },
    { name: 'a default', text: `ARG TAG=1\n${text}`, workspace: { builds: built('') } },
    { name: 'what is not asked for', text: 'ARG TAG\nFROM a:${TAG:-1}\n', workspace: { builds: built('') } },
    { name: 'what nothing declares', text: 'FROM a:${TAG:?which?}\n', workspace: { builds: built('') } },
    {
      name: 'a platform argument',
      text: 'ARG TARGETARCH\nFROM a:${TARGETARCH:?}\n',
      workspace: { builds: built('') },
    },
  ],
});
