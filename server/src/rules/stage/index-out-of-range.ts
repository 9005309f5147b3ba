import { replace } from '../../text/edit.ts';
import type { Rule } from '../rule.ts';
import { isNamed } from './naming.ts';

export const indexOutOfRange: Rule = {
  id: 'stage/index-out-of-range',
  severity: 'error',
  summary: 'A numeric --from is beyond the stages',
  why: `The builder stops with "invalid stage index", even when no target needs the stage. Stages count from 0; an image that a
COPY above takes files from has the next number.`,
  reported: 'FROM golang:1.22 AS build\nRUN go build -o /app .\nFROM alpine:3.20\nCOPY --from=[|2|] /app /app\n',
  fine: 'FROM golang:1.22 AS build\nRUN go build -o /app .\nFROM alpine:3.20\nCOPY --from=build /app /app\n',
  peers: [],
  each: ['COPY', 'RUN'],
  *check(dockerfile) {
    const last = dockerfile.whole.stages.length - 1;
    for (const { stage, word, source, instruction } of dockerfile.references) {
      if (source.kind !== 'no-such-index' || instruction.onbuild) continue;
      const names = dockerfile.whole.stages.filter((other) => other.index < stage.index && isNamed(dockerfile, other));
      yield {
        range: word.range,
        message: `There is no stage ${source.index}: the stages of this file are ${last === 0 ? 'only 0' : `0 to ${last}`}.`,
        fixes: () =>
          names.map(({ key }) => ({
            title: `Use stage "${key}"`,
            edits: [replace(word.range, key!)],
            safe: false,
            preferred: false,
          })),
      };
    }
  },
};
