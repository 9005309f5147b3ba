import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Reference } from '../../model/stage.ts';
import { replace } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { nameStage } from './naming.ts';

export const numericReference: Rule = {
  id: 'stage/numeric-reference',
  severity: 'information',
  summary: 'A stage is referred to by its index',
  severities: 'a **hint** in a file of one or two stages.',
  why: `An index shifts when a stage is added or removed above it, and then files come from another stage, without a message.
A name stays.`,
  reported: 'FROM golang:1.22\nRUN go build -o /app .\nFROM alpine:3.20\nCOPY --from=[|0|] /app /app\n',
  fine: 'FROM golang:1.22 AS build\nRUN go build -o /app .\nFROM alpine:3.20\nCOPY --from=build /app /app\n',
  peers: [],
  whole: true,
  *check(dockerfile) {
    const severity = dockerfile.stages.length <= 2 ? 'hint' : 'information';
    for (const reference of dockerfile.references) {
      const { byIndex, source, stage, word, instruction } = reference;
      // A trigger counts the stages of the file it runs in.
      if (!byIndex || source.kind === 'no-such-index' || instruction.onbuild) continue;
      // Rules of their own tell of these, and a name would not mend them.
      if (source.kind === 'stage' && source.stage.index >= stage.index) continue;
      yield {
        range: word.range,
        message: `The index ${word.text} shifts when a stage is added or removed.`,
        severity,
        fixes: () => fixes(dockerfile, reference),
      };
    }
  },
};

function fixes(dockerfile: Dockerfile, { source, word }: Reference): Fix[] {
  if (source.kind === 'stage') {
    const named = nameStage(dockerfile, source.stage);
    if (!named) return [];
    const title = source.stage.name ? `Use stage "${named.name}"` : `Name the stage "${named.name}"`;
    return [{ title, edits: named.edits, safe: true, preferred: true }];
  }
  if (source.kind !== 'image') return [];
  // Naming an image gives it an index of its own, which would shift those that follow.
  const indexes = dockerfile.references.filter((reference) => reference.byIndex && reference.source.kind !== 'stage');
  if (indexes.length > 1) return [];
  return [
    { title: `Use image "${source.text}"`, edits: [replace(word.range, source.text)], safe: true, preferred: true },
  ];
}
