import { testRule } from '../../../../test/support/rule-test.ts';
import { NO_POLICY } from '../../workspace/policy.ts';
import { allowedRegistry } from './allowed-registry.ts';

const trust = (...trustedRegistries: string[]) => ({ policy: { ...NO_POLICY, trustedRegistries } });
const untrusted = (name: string) => ({ message: `"${name}" is not among the trusted registries.` });

testRule(allowedRegistry, {
  reports: [
    {
      name: 'images of other registries, wherever they are named',
      text: `ARG REGISTRY=quay.io
FROM [|$REGISTRY/a/b:1|] AS one
FROM --platform=linux/amd64 [|ghcr.io:443|]/c@sha256:${'0'.repeat(64)}
COPY --from=[|untrusted.com|]/x /a /a
RUN --mount=type=cache,from=[|untrusted.com|]/y,target=/foo make
COPY --from=ghcr.io/z /b /b
`,
      workspace: trust('ghcr.io'),
      problems: ['quay.io', 'ghcr.io:443', 'untrusted.com', 'untrusted.com'].map(untrusted),
    },
    {
      name: 'images of Docker Hub',
      text: 'FROM [|debian:12|] AS a\nFROM [|docker.io|]/library/debian:12\n',
      workspace: trust('*.io.com', 'docker.com'),
      problems: [
        { message: '"debian:12" comes from docker.io, which is not among the trusted registries.' },
        untrusted('docker.io'),
      ],
    },
    {
      name: 'what no pattern means',
      text: 'FROM [|x.com|]/debian AS a\nFROM [|random.com|]/b\n',
      workspace: trust('*.random.com', 'x.c.*'),
      problems: ['x.com', 'random.com'].map(untrusted),
    },
  ],
  quiet: [
    {
      name: 'patterns',
      text: 'FROM foo.Random.com/debian AS a\nFROM x.de/a\nFROM debian:12\nFROM index.docker.io/x/y:1\n',
      workspace: trust('*.random.com', 'x.*', 'docker.io'),
    },
    { name: 'all registries', text: 'FROM a.com/b:1 AS a\nFROM debian:12\n', workspace: trust('*') },
    {
      name: 'stages, scratch, contexts and what a variable decides',
      text: 'ARG IMAGE\nFROM $IMAGE AS a\nFROM scratch AS b\nFROM b\nCOPY --from=a /a /a\nCOPY --from=0 /b /b\nCOPY --from=src /c /c\n',
      workspace: { ...trust('ghcr.io'), contexts: new Set(['src']) },
    },
    { name: 'no list', text: 'FROM a.com/b:1\nCMD ["x"]\n' },
  ],
});
