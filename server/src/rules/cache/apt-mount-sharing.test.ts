import { testRule } from '../../../../test/support/rule-test.ts';
import { aptMountSharing } from './apt-mount-sharing.ts';

const message = (manager: string) =>
  `Builds that run at once share this mount, and ${manager} has to be alone with it.`;
const problem = (manager: string, after: string) => ({
  message: message(manager),
  fixes: [{ title: 'Add "sharing=locked"', after, preferred: true }],
});

testRule(aptMountSharing, {
  reports: [
    {
      name: 'several mounts, over lines',
      text: 'FROM fedora:42\nRUN --mount=type=cache,id=a,target=[|/var/cache/libdnf5|] \\\n  # more\n  --mount=target=/var/cache/dnf/,type=cache,sharing=[|shared|] dnf install -y git\n',
      problems: [
        problem(
          'dnf',
          'FROM fedora:42\nRUN --mount=type=cache,id=a,target=/var/cache/libdnf5,sharing=locked \\\n  # more\n  --mount=target=/var/cache/dnf/,type=cache,sharing=shared dnf install -y git\n',
        ),
        problem(
          'dnf',
          'FROM fedora:42\nRUN --mount=type=cache,id=a,target=/var/cache/libdnf5 \\\n  # more\n  --mount=target=/var/cache/dnf/,type=cache,sharing=locked dnf install -y git\n',
        ),
      ],
    },
    {
      name: 'a quoted mount, with what is below the folder',
      text: 'FROM debian:12\nRUN --mount="type=cache,target=[|/var/cache/apt/archives|]" apt-get install -y git\n',
      problems: [{ message: message('apt') }],
    },
  ],
  quiet: [
    {
      name: 'a mount of one build',
      text: 'FROM debian:12\nRUN --mount=type=cache,target=/var/cache/apt,sharing=private a\n',
    },
    {
      name: 'one that is only read',
      text: 'FROM debian:12\nRUN --mount=type=cache,target=/var/cache/apt,ro ls /var/cache/apt\n',
    },
    { name: 'managers that can share', text: 'FROM node:22\nRUN --mount=type=cache,target=/root/.npm npm ci\n' },
    { name: 'another kind of mount', text: 'FROM debian:12\nRUN --mount=type=tmpfs,target=/var/cache/apt a\n' },
    {
      name: 'a stage that is not built',
      text: 'FROM debian:12 AS a\nRUN --mount=type=cache,target=/var/cache/apt a\nFROM debian:12\nRUN b\n',
    },
  ],
});
