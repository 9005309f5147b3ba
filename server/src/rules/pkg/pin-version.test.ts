import { testRule } from '../../../../test/support/rule-test.ts';
import type { Severity } from '../rule.ts';
import { pinVersion } from './pin-version.ts';

const any = (label: string, packages: string, severity: Severity) => ({
  message: `"${label}" takes any version of ${packages}.`,
  severity,
});

testRule(pinVersion, {
  reports: [
    {
      name: 'each command on its own, and the words without a version alone',
      text: 'FROM debian:12\nRUN apt-get install -y git=1:2.39 && [|apt-get install|] -t sid curl wget=1 ./a.deb $X && [|pip install|] a==1 b\n',
      problems: [any('apt-get install', '"curl"', 'information'), any('pip install', '"b"', 'warning')],
    },
    {
      name: 'a hint in a builder',
      text: 'FROM golang:1.25 AS a\nRUN [|go install|] example.com/a@latest\nFROM scratch\nCOPY --from=a /go/bin/a /a\n',
      problems: [any('go install', '"example.com/a@latest"', 'hint')],
    },
    {
      name: 'the distributions',
      text: 'FROM alpine\nRUN [|apk add|] --virtual .x gcc\nRUN [|dnf install|] -y rpm-sign @web\nRUN [|yum module install|] a\nRUN [|zypper in|] -y a\n',
      problems: [
        any('apk add', '"gcc"', 'information'),
        any('dnf install', '"rpm-sign"', 'information'),
        any('yum module install', '"a"', 'information'),
        any('zypper in', '"a"', 'information'),
      ],
    },
    {
      name: 'repositories without a commit, and tags that move',
      text: 'FROM node:22\nRUN [|npm install|] -g @a/b c@latest git+ssh://git@example.com/d.git\nRUN [|corepack prepare|] pnpm@latest --activate\nRUN [|pip install|] git+https://git@example.com/e/f.git git+https://example.com/g@main\nRUN [|pnpm dlx|] h --port 1\n',
      problems: [
        any('npm install', '"@a/b", "c@latest" and "git+ssh://git@example.com/d.git"', 'warning'),
        any('corepack prepare', '"pnpm@latest"', 'warning'),
        any('pip install', '"git+https://git@example.com/e/f.git" and "git+https://example.com/g@main"', 'warning'),
        any('pnpm dlx', '"h"', 'warning'),
      ],
    },
    {
      name: 'other languages',
      text: 'FROM a:1\nRUN [|gem install|] a b:1\nRUN [|cargo install|] a --git https://example.com/a\nRUN [|composer require|] a/b c/d 1.*\nRUN [|pipx install|] a\nRUN [|uv tool run|] a b\nRUN [|conda install|] -c x a b=1\nRUN [|dotnet tool install|] a\n',
      problems: [
        any('gem install', '"a"', 'warning'),
        any('cargo install', '"a"', 'warning'),
        any('composer require', '"a/b"', 'warning'),
        any('pipx install', '"a"', 'warning'),
        any('uv tool run', '"a"', 'warning'),
        any('conda install', '"a"', 'warning'),
        any('dotnet tool install', '"a"', 'warning'),
      ],
    },
  ],
  quiet: [
    {
      name: 'packages of the distributions with a version',
      text: 'FROM a:1\nRUN apt-get install a=1* b/sid c- && apk add a~1 "b>=2" ./c.apk && dnf install -y a-1:1.1k gcc-c++-1.1 c.rpm && yum module install a:1 && zypper in -t pattern a && zypper in "a>=1"\n',
    },
    {
      name: 'packages of the languages with a version',
      text: `FROM a:1\nRUN pip install 'a>=1' b.whl ./c d[x]==1 git+https://a.example/b@v1#egg=b && pip install -c x a && npm i a@1 @b/c@">=1" ./d e.tgz git+https://x.example/y#semver:^5 && gem i a -v 1 && gem i a:1 -- --with x && cargo install a --version 1 && cargo install --path . && composer require a/b:1 c/d ^2\nRUN go run example.com/a@v1 b && go install ./cmd/x /go/app && go run main.go && go test example.com/a && go get . && uvx a\n`,
    },
    {
      name: 'what is not known',
      text: 'FROM a:1\nENV PIP_CONSTRAINT=/c.txt\nRUN pip install a && npm i $A b@$C "$D"\n',
    },
    {
      name: 'what lists and lock files say',
      text: 'FROM a:1\nRUN npm ci && npm install && pip install -r a.txt && poetry add a && bundle install\n',
    },
    { name: 'tools of a Go module', text: 'FROM golang:1.25\nCOPY go.mod go.sum ./\nRUN go install example.com/a\n' },
  ],
});
