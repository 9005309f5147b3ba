import { label } from '../../model/stage.ts';
import { mayHaveTargets } from '../../workspace/workspace.ts';
import type { Rule } from '../rule.ts';
import { toolchainInUse } from './toolchain.ts';

/** Names of stages that make something for others. An alias of another stage only says which one is the default. */
const BUILDER = /(?:^|[-_.])(?:build|builder|building|compile|compiler)$/;

export const finalAddsNothing: Rule = {
  id: 'stage/final-adds-nothing',
  severity: 'hint',
  summary: 'The last stage is the builder itself',
  why: `The image holds the compilers, the sources and the caches of the stage it is based on. Start the last stage from a small
image, and copy what was made into it.`,
  reported: 'FROM golang:1.22 AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o /app .\nFROM [|build|]\nCMD ["/app"]\n',
  fine: 'FROM golang:1.22 AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o /app .\nFROM debian:12-slim\nCOPY --from=build /app /app\nCMD ["/app"]\n',
  peers: [],
  whole: true,
  *check(dockerfile, workspace) {
    const { final } = dockerfile;
    if (final?.base.kind !== 'stage' || !BUILDER.test(final.base.stage.key ?? '') || mayHaveTargets(workspace)) return;
    if (final.image!.text.includes('$') || final.instructions.some(({ name }) => CHANGES_FILES.has(name))) return;
    const image = toolchainInUse(dockerfile, final);
    if (image === undefined) return;
    yield {
      range: final.image!.range,
      message: `The image is all of ${label(final.base.stage)}, with what comes in "${image}".`,
    };
  },
};

const CHANGES_FILES: ReadonlySet<string | undefined> = new Set(['RUN', 'COPY', 'ADD']);
