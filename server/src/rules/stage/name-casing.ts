import type { Dockerfile } from '../../model/dockerfile.ts';
import { usesOf } from '../../model/graph.ts';
import { rememberWhole } from '../../model/remember.ts';
import type { Stage } from '../../model/stage.ts';
import type { Word } from '../../syntax/word.ts';
import { replace } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';

export const nameCasing: Rule = {
  id: 'stage/name-casing',
  severity: 'information',
  summary: 'The name of a stage has capitals',
  why: `The builder keeps the names of stages in lower case. \`COPY --from\` and \`--target\` fold the case of what they look for,
FROM does not: \`FROM Builder\` never finds a stage called \`Builder\`. Written in lower case, a name reads the same everywhere.`,
  reported:
    'FROM golang:1.22 AS [|Builder|]\nRUN go build -o /app .\nFROM alpine:3.20\nCOPY --from=Builder /app /app\n',
  fine: 'FROM golang:1.22 AS builder\nRUN go build -o /app .\nFROM alpine:3.20\nCOPY --from=Builder /app /app\n',
  peers: ['BuildKit StageNameCasing'],
  each: ['FROM'],
  *check(dockerfile) {
    for (const stage of dockerfile.stages) {
      const { name, key } = stage;
      // A name that is refused has a rule of its own.
      if (!name || key === undefined || name.text === key || stage.from.words.length !== 3 || /\$/.test(key)) continue;
      yield {
        range: name.range,
        message: `The name "${name.text}" should be in lower case, as the builder keeps it.`,
        fixes: () => lowerCase(dockerfile, stage, key),
      };
    }
  },
};

/** The definition, the references, and FROM lines further down that miss the stage for its capitals. */
function lowerCase(dockerfile: Dockerfile, stage: Stage, key: string): Fix[] {
  const words: Word[] = [stage.name!];
  for (const { word, byIndex, instruction } of usesOf(dockerfile, stage).references) {
    // The text of a trigger is part of the image, and finds the stage either way.
    if (!byIndex && !instruction.onbuild && word.text.toLowerCase() === key) words.push(word);
  }
  for (const { index, image } of misses(dockerfile).get(key) ?? []) if (index > stage.index) words.push(image!);
  const edits = words.filter(({ text }) => text !== key).map(({ range }) => replace(range, key));
  return [{ title: `Rename to "${key}"`, edits, safe: true, preferred: true }];
}

/** The stages whose FROM names something with capitals, by that in lower case. */
const misses = rememberWhole((dockerfile: Dockerfile): ReadonlyMap<string, readonly Stage[]> => {
  const found = new Map<string, Stage[]>();
  for (const stage of dockerfile.stages) {
    const { base, image } = stage;
    if (base.kind !== 'image' || image?.text !== base.text) continue;
    const key = base.text.toLowerCase();
    const same = found.get(key);
    if (same) same.push(stage);
    else if (key !== base.text) found.set(key, [stage]);
  }
  return found;
});
