import { mountHolding } from '../../model/mount-holding.ts';
import { label } from '../../model/stage.ts';
import { isInContext } from '../../workspace/workspace.ts';
import type { Rule } from '../rule.ts';
import { stageCopies } from '../support/stage-copies.ts';

export const cacheMountPathCopied: Rule = {
  id: 'stage/cache-mount-path-copied',
  severity: 'error',
  summary: 'COPY takes a path from a stage that was in a mount there, and so is not in the stage',
  why: `What a RUN writes to a [cache, tmpfs or bind mount](https://docs.docker.com/reference/dockerfile/#run---mount) never becomes
part of the stage: COPY finds nothing there. Copy what is needed to another folder at the end of the same RUN, and take it from there.`,
  reported:
    'FROM rust:1.85 AS build\nWORKDIR /app\nCOPY . .\nRUN --mount=type=cache,target=/app/target cargo build --release\n\nFROM debian:12-slim\nCOPY --from=build [|/app/target/release/server|] /usr/local/bin/\nUSER 65532\n',
  fine: 'FROM rust:1.85 AS build\nWORKDIR /app\nCOPY . .\nRUN --mount=type=cache,target=/app/target cargo build --release && cp target/release/server /bin/server\n\nFROM debian:12-slim\nCOPY --from=build /bin/server /usr/local/bin/\nUSER 65532\n',
  peers: [],
  deep: true,
  each: ['COPY'],
  *check(dockerfile, workspace) {
    for (const copy of stageCopies(dockerfile)) {
      const mounted = mountHolding(dockerfile, copy, (path) => isInContext(workspace, path));
      if (!mounted) continue;
      const { mount, target } = mounted;
      const where = copy.path === target && !copy.isPattern ? 'it' : `"${target}"`;
      yield {
        range: copy.word.range,
        message: `"${copy.word.text}" is not in ${label(copy.from)}: ${where} is a ${mount.type} mount there.`,
        related: [{ range: mount.target!.range, message: 'Mounted here.' }],
      };
    }
  },
};
