import { testRule } from '../../../../test/support/rule-test.ts';
import { mountOptions } from './mount-options.ts';

testRule(mountOptions, {
  reports: [
    {
      name: 'keys and types, each with what was meant',
      text: 'FROM alpine:3.20\nRUN --mount=type=cache,[|targte|]=/a,sharing=[|lock|] --mount=type=[|Secert|],id=b true\nUSER 65532\n',
      problems: [
        {
          message: 'A mount has no key "targte".',
          fixes: [
            {
              title: 'Use "target"',
              after:
                'FROM alpine:3.20\nRUN --mount=type=cache,target=/a,sharing=lock --mount=type=Secert,id=b true\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
        {
          message: '"sharing" takes shared, private or locked, not "lock".',
          fixes: [],
        },
        {
          message: 'There is no mount type "Secert".',
          fixes: [
            {
              title: 'Use "secret"',
              after:
                'FROM alpine:3.20\nRUN --mount=type=cache,targte=/a,sharing=lock --mount=type=secret,id=b true\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a path without its key',
      text: 'FROM alpine:3.20\nRUN --mount=type=cache,[|/root/.cache|] true\nUSER 65532\n',
      problems: [
        {
          message: 'A mount has no key "/root/.cache".',
          fixes: [
            {
              title: 'Insert "target="',
              after: 'FROM alpine:3.20\nRUN --mount=type=cache,target=/root/.cache true\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'keys that the type does not have',
      text: 'FROM alpine:3.20\nRUN --mount=type=cache,target=/a,[|required|] --mount=target=/b,[|sharing|]=locked,[|mode|]=0755,[|size|]=1m true\nRUN --mount=type=ssh,[|source|]=a --mount=type=secret,id=b,[|from|]=alpine:3.20 --mount=type=secret,id=c,[|src=d|] true\nUSER 65532\n',
      problems: [
        { message: 'The key "required" is for mounts of type secret or ssh, and at this point the type is cache.' },
        { message: 'A mount of type bind takes no "sharing".' },
        { message: 'A mount of type bind takes no "mode".' },
        { message: 'The key "size" is for mounts of type tmpfs, and at this point the type is bind.' },
        { message: 'A mount of type ssh takes no source.' },
        { message: 'A mount of type secret takes no "from".' },
        { message: 'A secret has an id or a source, which mean the same, not both.' },
      ],
    },
    {
      name: 'values',
      text: 'FROM alpine:3.20\nARG ID\nRUN --mount=type=cache,target=/a,uid=[|app|],mode=[|0888|],ro=[|yes|] --mount=type=tmpfs,target=/b,size=[|much|] true\nRUN --mount=type=cache,target=/a,[|uid=$ID|] true\nRUN [|--mount=type=secret|] [|--mount=|] --mount=type=bind,from=[|$ID|],target=/c true\nUSER 65532\n',
      problems: [
        { message: '"uid" takes a number, not "app".' },
        { message: '"0888" is not a file mode: write octal digits.' },
        { message: '"ro" takes true or false, not "yes".' },
        { message: '"much" is not a size: write it as in 64m.' },
        {
          message: 'Without its build argument, this stops the build: "uid" takes a number, not "".',
          severity: 'information',
        },
        { message: 'A secret needs an id.' },
        { message: 'The mount is empty.' },
        { message: 'Variables are not replaced in "from": name a stage FROM that image, and mount from there.' },
      ],
    },
    {
      name: 'a target that is the root',
      text: 'FROM scratch\nARG T\nRUN [|--mount=type=cache|] --mount=type=bind,target=[|/|] --mount=type=tmpfs,target=[|a/..|] true\nRUN --mount=type=cache,target=[|$T|] true\nUSER 65532\n',
      problems: [
        { message: 'The mount has no target.' },
        { message: 'The target "/" is the root, which cannot be replaced.' },
        { message: 'The target "a/.." is the root, which cannot be replaced.' },
        {
          message: 'Without its build argument, this stops the build: The mount has no target.',
          severity: 'information',
        },
      ],
    },
    {
      name: 'no target, where the image may have another working directory',
      text: 'FROM registry.example.com/a\nRUN [|--mount=type=cache|] --mount=target=[|/|] true\nUSER 65532\n',
      problems: [
        { message: 'The mount has no target.', severity: 'warning' },
        { message: 'The target "/" is the root, which cannot be replaced.' },
      ],
    },
    {
      name: 'stages that are not built, whose mounts are read all the same',
      text: 'FROM alpine:3.20\nRUN --mount=type=[|a|],id=b --mount=target=/b,c\\[|"d|] true\nFROM alpine:3.20\nUSER 65532\n',
      problems: [
        { message: 'There is no mount type "a".', severity: 'warning' },
        { message: 'This quote is out of place.' },
      ],
    },
    {
      name: 'keys that another builder may know',
      text: '# syntax=example.com/frontend\nFROM alpine:3.20\nRUN --mount=target=/a,[|lazy|]=1 true\nUSER 65532\n',
      problems: [{ message: 'A mount has no key "lazy".', severity: 'hint' }],
    },
    {
      name: 'the default that a variable has in it',
      text: 'FROM golang:1.22\nRUN --mount=type=[|cache${A:-b}|],target=/c go\nUSER 65532\n',
      problems: [{ message: 'There is no mount type "cacheb".' }],
    },
    {
      name: 'an empty from, which means the build context',
      text: 'FROM alpine:3.20\nRUN --mount=type=bind,[|from=|],target=/a --mount=[|from=|],target=/b ls\nUSER 65532\n',
      problems: [
        {
          message: '"from" is empty: the files come from the build context.',
          severity: 'warning',
          fixes: [
            {
              title: 'Delete "from"',
              after: 'FROM alpine:3.20\nRUN --mount=type=bind,target=/a --mount=from=,target=/b ls\nUSER 65532\n',
              safe: true,
              preferred: true,
            },
          ],
        },
        {
          message: '"from" is empty: the files come from the build context.',
          severity: 'warning',
          fixes: [
            {
              title: 'Delete "from"',
              after: 'FROM alpine:3.20\nRUN --mount=type=bind,from=,target=/a --mount=target=/b ls\nUSER 65532\n',
              safe: true,
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'what the base image may set',
      text: 'FROM golang:1.22\nRUN --mount=type=cache,target=/c,uid=${APP_UID:-1000},gid=$APP_GID go\nUSER 65532\n',
    },
    {
      name: 'every key of every type',
      text: 'FROM alpine:3.20\nRUN --mount=target=/a,src=b,from=alpine:3.20,rw --mount=type=cache,id=c,dst=/c,sharing=locked,from=alpine:3.20,source=d,mode=0755,uid=1,gid=1,ro=false true\nRUN --mount=type=tmpfs,destination=/e,size=64m --mount=type=secret,id=f,target=/f,required,mode=0400,uid=1,gid=1,env=F --mount=type=ssh,id=g,target=/g,required=true,mode=0600 true\n',
    },
    {
      name: 'a target below the working directory',
      text: 'FROM alpine:3.20\nWORKDIR /src\nRUN --mount=type=bind ls\n',
    },
    {
      name: 'a working directory of the image',
      text: 'FROM golang:1.22\nRUN --mount=target=. --mount=type=cache,target= go build\n',
    },
    {
      name: 'the working directory of an image that nobody knows',
      text: 'FROM registry.example.com/a\nRUN --mount=target=. make\n',
    },
    {
      name: 'unknown variables',
      text: 'FROM registry.example.com/a\nARG T\nWORKDIR $W\nRUN --mount=type=cache,target=$T,uid=$U --mount=type=$X,id=a true\n',
    },
    { name: 'mounts in the command', text: 'FROM alpine:3.20\nRUN docker run --mount=type=volume,foo=bar a\n' },
  ],
});
