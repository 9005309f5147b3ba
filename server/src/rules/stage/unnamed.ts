import { usesOf } from '../../model/graph.ts';
import type { Rule } from '../rule.ts';
import { nameStage } from './naming.ts';

export const unnamed: Rule = {
  id: 'stage/unnamed',
  // stage/numeric-reference says it of each index, with the same fix.
  severity: 'off',
  summary: 'A stage other than the last has no name',
  why: `Without a name a stage can be referred to by its index only, cannot be a target, and is nameless in the build's output.`,
  reported: 'FROM [|golang:1.22|]\nRUN go build -o /app .\nFROM alpine:3.20\nCOPY --from=0 /app /app\n',
  fine: 'FROM golang:1.22 AS build\nRUN go build -o /app .\nFROM alpine:3.20\nCOPY --from=build /app /app\n',
  peers: [],
  whole: true,
  *check(dockerfile) {
    for (const stage of dockerfile.stages.slice(0, -1)) {
      if (stage.from.words.length !== 1) continue;
      // What nothing takes from is stage/unused's affair.
      if (usesOf(dockerfile, stage).references.length === 0) continue;
      yield {
        range: stage.image!.range,
        message: 'This stage has no name.',
        fixes: () => {
          const named = nameStage(dockerfile, stage);
          return named
            ? [{ title: `Name the stage "${named.name}"`, edits: named.edits, safe: true, preferred: true }]
            : [];
        },
      };
    }
  },
};
