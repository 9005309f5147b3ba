import type { Dockerfile } from '../../model/dockerfile.ts';
import { PLATFORM_ARGUMENTS } from '../../model/scope.ts';
import { insert } from '../../text/edit.ts';
import { EXPANDED, type Fix, type Rule } from '../rule.ts';
import { declareArg } from './declaring.ts';
import { severityWhenEmpty } from './stops-when-empty.ts';
import { type UndefinedUse, undefinedUses } from './undefined-uses.ts';

export const platformArgNotDeclared: Rule = {
  id: 'var/platform-arg-not-declared',
  severity: 'warning',
  summary: 'A stage uses a platform argument that it does not declare',
  severities: 'a **hint** in a heredoc.',
  why: `FROM lines know \`TARGETARCH\`, \`BUILDPLATFORM\` and the like by themselves. A stage has to ask for them with \`ARG TARGETARCH\`;
until then they are empty, without a message in RUN.`,
  reported: 'FROM alpine:3.20\nRUN wget https://example.com/tool-[|$TARGETARCH|].tgz\n',
  fine: 'FROM alpine:3.20\nARG TARGETARCH\nRUN wget https://example.com/tool-$TARGETARCH.tgz\n',
  peers: ['BuildKit UndefinedVar'],
  changes: EXPANDED,
  each: 'any',
  *check(dockerfile) {
    for (const use of undefinedUses(dockerfile)) {
      if (use.cause.kind !== 'platform') continue;
      yield {
        range: use.range,
        message: `"${use.name}" is empty until the stage declares it with ARG.`,
        ...severityWhenEmpty(dockerfile, use),
        fixes: () => addToOthers(dockerfile, use) ?? declareArg(dockerfile, use, true),
      };
    }
  },
};

/** Adds the name to an ARG of the stage that already declares such names, and nothing else. */
function addToOthers(dockerfile: Dockerfile, use: UndefinedUse): Fix[] | undefined {
  const first = undefinedUses(dockerfile).find(({ stage, name }) => stage === use.stage && name === use.name)!;
  const others = use.stage.instructions.find(
    ({ name, pairs, range }) =>
      name === 'ARG' &&
      range.start < first.instruction.range.start &&
      pairs.every((pair) => !pair.value && PLATFORM_ARGUMENTS.has(pair.name.text)),
  );
  const last = others?.pairs.at(-1);
  if (!last) return undefined;
  const edit = insert(last.range.end, ` ${use.name}`);
  return [{ title: `Add "${use.name}" to the ARG above`, edits: [edit], safe: false, preferred: true }];
}
