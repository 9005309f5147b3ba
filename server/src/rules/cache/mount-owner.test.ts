import { testRule } from '../../../../test/support/rule-test.ts';
import { mountOwner } from './mount-owner.ts';

const message = (user: string, target: string) =>
  `User "${user}" cannot write to "${target}": a cache mount belongs to root.`;
const owned = (user: string, target: string, options: string, after: string) => ({
  message: message(user, target),
  fixes: [{ title: `Add "${options}"`, after, preferred: true }],
});

testRule(mountOwner, {
  reports: [
    {
      name: 'numbers, and a relative target',
      text: 'FROM alpine:3.22\nWORKDIR /src\nUSER 1000:2000\nRUN --mount=type=cache,target=[|.cache|] \\\n  make\n',
      problems: [
        owned(
          '1000',
          '/src/.cache',
          'uid=1000,gid=2000',
          'FROM alpine:3.22\nWORKDIR /src\nUSER 1000:2000\nRUN --mount=type=cache,target=.cache,uid=1000,gid=2000 \\\n  make\n',
        ),
      ],
    },
    {
      name: 'a user whose number a base stage gives',
      text: 'FROM debian:12 AS a\nRUN useradd --uid 1001 app\nUSER app\nFROM a\nRUN --mount=type=cache,target=[|/c|],sharing=locked make\n',
      problems: [
        owned(
          'app',
          '/c',
          'uid=1001',
          'FROM debian:12 AS a\nRUN useradd --uid 1001 app\nUSER app\nFROM a\nRUN --mount=type=cache,target=/c,uid=1001,sharing=locked make\n',
        ),
      ],
    },
    {
      name: 'a name without a number, and quotes, without a fix',
      text: 'FROM alpine:3.22\nUSER app\nRUN --mount=type=cache,target=[|/c|] make\nUSER 7\nRUN --mount="type=cache,target=[|/d|]" make\n',
      problems: [{ message: message('app', '/c') }, { message: message('7', '/d') }],
    },
  ],
  quiet: [
    { name: 'root', text: 'FROM alpine:3.22\nUSER root\nRUN --mount=type=cache,target=/c make\n' },
    {
      name: 'a user that is not known',
      text: 'FROM example.com/a\nRUN --mount=type=cache,target=/c make\nARG U=1\nARG V\nUSER $V\nRUN --mount=type=cache,target=/c make\n',
    },
    {
      name: 'an owner or a mode',
      text: 'FROM alpine:3.22\nUSER 1\nRUN --mount=type=cache,target=/c,uid=1 --mount=type=cache,target=/d,mode=0777 make\n',
    },
    {
      name: 'what comes from another stage',
      text: 'FROM alpine:3.22 AS a\nFROM a\nUSER 1\nRUN --mount=type=cache,target=/c,from=a make\n',
    },
    {
      name: 'sudo',
      text: 'FROM debian:12\nUSER 1\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked sudo apt-get install x\n',
    },
    {
      name: 'a cache that root gives away',
      text: 'FROM alpine:3.22\nRUN --mount=type=cache,target=/c chown 1 /c\nUSER 1\nRUN --mount=type=cache,target=/c make\n',
    },
    {
      name: 'another kind of mount',
      text: 'FROM alpine:3.22\nUSER 1\nRUN --mount=type=tmpfs,target=/c --mount=type=secret,id=a,target=/d make\n',
    },
  ],
});
