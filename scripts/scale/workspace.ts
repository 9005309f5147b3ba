import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What lies in each service's folder beside its Dockerfile, a third of it files that may start builds. */
const FILES: Readonly<Record<string, (name: string) => string>> = {
  Dockerfile: (name) =>
    `FROM golang:1.24 AS build\nRUN go build ./cmd/${name}\nFROM scratch\nCOPY --from=build /${name} /\n`,
  Makefile: (name) => `image:\n\tdocker build --target build -t ${name} .\n`,
  'README.md': (name) =>
    `# ${name}\n\n${'It does one thing. '.repeat(40)}\n\n\`\`\`sh\ndocker build -t ${name} .\n\`\`\`\n`,
  'package.json': (name) => JSON.stringify({ name, scripts: { build: 'tsc', image: 'docker build .' } }, undefined, 2),
  'hack/build.sh': (name) => `#!/bin/sh\nset -e\ncd "$(dirname "$0")/.."\ndocker build --build-arg NAME=${name} .\n`,
  'compose.yaml': (name) =>
    `services:\n  ${name}:\n    build: { context: ., target: build }\n  db:\n    image: postgres:17\n`,
};
const SOURCES = 20;

/** Writes a workspace with so many Dockerfiles, and about 25 other files for each. @returns how many other files there are */
export function writeWorkspace(folder: string, dockerfiles: number): number {
  let others = 0;
  for (let i = 0; i < dockerfiles; i++) {
    const name = `service-${i}`;
    const home = path.join(folder, `group-${i % 40}`, name);
    mkdirSync(path.join(home, 'hack'), { recursive: true });
    mkdirSync(path.join(home, 'src'));
    for (const [file, text] of Object.entries(FILES)) writeFileSync(path.join(home, file), text(name));
    for (let n = 0; n < SOURCES; n++) writeFileSync(path.join(home, 'src', `file-${n}.go`), 'package main\n');
    others += Object.keys(FILES).length - 1 + SOURCES;
  }
  return others;
}
