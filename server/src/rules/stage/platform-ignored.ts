import type { Dockerfile } from '../../model/dockerfile.ts';
import { label, type Stage } from '../../model/stage.ts';
import { insert } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { isPlatformIgnored, platformOf, removePlatform, rootStage } from '../support/platform-flag.ts';

export const platformIgnored: Rule = {
  id: 'stage/platform-ignored',
  severity: 'warning',
  summary: 'The platform of a FROM that names a stage is ignored',
  severities: 'a **hint** where the platform is the same.',
  why: `A stage that is based on another has its platform: the flag counts only where an image is named. Without a message the
commands run on the platform of the other stage.`,
  reported: 'FROM golang:1.22 AS base\nFROM [|--platform=$BUILDPLATFORM|] base AS build\nRUN go build -o /app .\n',
  fine: 'FROM --platform=$BUILDPLATFORM golang:1.22 AS base\nFROM base AS build\nRUN go build -o /app .\n',
  peers: [],
  changes: ['steps', 'Base'],
  each: ['FROM'],
  *check(dockerfile) {
    for (const stage of dockerfile.stages) {
      const { base } = stage;
      const value = platformOf(stage);
      if (value === undefined || base.kind !== 'stage' || !isPlatformIgnored(stage)) continue;
      const root = rootStage(stage);
      const same = platformOf(root) === value;
      yield {
        range: stage.platform!.range,
        message: same
          ? `The flag has no effect: ${label(base.stage)} has this platform already.`
          : `The flag has no effect: the platform stays that of ${label(base.stage)}.`,
        ...(same && { severity: 'hint' as const }),
        related: [{ range: root.from.headRange, message: 'The platform is decided here.' }],
        fixes: () => fixes(dockerfile, stage, root),
      };
    }
  },
};

function fixes(dockerfile: Dockerfile, stage: Stage, root: Stage): Fix[] {
  const removed = removePlatform(dockerfile, stage);
  const remove: Fix = { title: 'Delete the flag', edits: [removed], safe: true, preferred: true };
  if (root.platform || root.base.kind === 'scratch') return [remove];
  const { start, end } = stage.platform!.range;
  const moved = insert(root.from.keyword.range.end, ` ${dockerfile.text.slice(start, end)}`);
  return [remove, { title: `Move the flag to ${label(root)}`, edits: [moved, removed], safe: false, preferred: false }];
}
