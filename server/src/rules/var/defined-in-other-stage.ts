import type { Dockerfile } from '../../model/dockerfile.ts';
import { keyword } from '../../model/edits.ts';
import { expansionsOf } from '../../model/expanded.ts';
import type { Definition } from '../../model/scope.ts';
import { label } from '../../model/stage.ts';
import { EXPANDED, type Fix, type Rule } from '../rule.ts';
import { defineBefore } from './declaring.ts';
import { severityWhenEmpty, stopsWhenEmpty } from './stops-when-empty.ts';
import { type UndefinedUse, undefinedUses } from './undefined-uses.ts';

export const definedInOtherStage: Rule = {
  id: 'var/defined-in-other-stage',
  severity: 'warning',
  summary: 'A variable belongs to another stage',
  severities: 'a **hint** in a heredoc.',
  why: `ARG and ENV count in their stage, and in the stages that are based on it. \`COPY --from\` takes files along, and no variables:
here the name is empty.`,
  reported:
    'FROM golang:1.22 AS build\nENV APP=/srv/app\nRUN go build -o $APP .\nFROM alpine:3.20\nCOPY --from=build [|$APP|] /app\n',
  fine: 'FROM golang:1.22 AS build\nENV APP=/srv/app\nRUN go build -o $APP .\nFROM alpine:3.20\nENV APP=/srv/app\nCOPY --from=build $APP /app\n',
  peers: ['BuildKit UndefinedVar'],
  changes: EXPANDED,
  each: 'any',
  *check(dockerfile) {
    for (const use of undefinedUses(dockerfile)) {
      if (use.cause.kind !== 'other-stage') continue;
      const { owner, definition } = use.cause;
      yield {
        range: use.range,
        message: `"${use.name}" is set in ${label(owner)}, and is empty here.`,
        ...severityWhenEmpty(dockerfile, use),
        related: [{ range: definition.pair.name.range, message: 'Set here.' }],
        fixes: () => (!definition.pair.value && stopsWhenEmpty(use) ? [] : copyDefinition(dockerfile, use, definition)),
      };
    }
  },
};

/** Sets the variable here as there, unless its value hangs on other variables. */
function copyDefinition(dockerfile: Dockerfile, use: UndefinedUse, { instruction, pair }: Definition): Fix[] {
  const { value } = pair;
  const written = value ? dockerfile.text.slice(value.range.start, value.range.end) : '';
  if (pair.legacy || written !== (value?.text ?? '')) return [];
  const needs = expansionsOf(dockerfile, instruction).filter(
    ({ range }) => value && value.range.start <= range.start && range.end <= value.range.end,
  );
  if (needs.some(({ name }) => !use.stage.scope.declares(name, use.instruction))) return [];
  const line = `${keyword(dockerfile, instruction.name!)} ${use.name}${value ? `=${written}` : ''}`;
  return [
    {
      title: `Set "${use.name}" here as well`,
      edits: [defineBefore(dockerfile, use, line)],
      safe: false,
      preferred: true,
    },
  ];
}
