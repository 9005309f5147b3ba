import { EXPANDED, type Rule } from '../rule.ts';
import { declareArg } from './declaring.ts';
import { severityWhenEmpty, stopsWhenEmpty } from './stops-when-empty.ts';
import { undefinedUses } from './undefined-uses.ts';

export const globalArgNotRedeclared: Rule = {
  id: 'var/global-arg-not-redeclared',
  severity: 'warning',
  summary: 'A stage uses an ARG that it does not declare',
  severities: 'a **hint** in a heredoc.',
  why: `An ARG above the first FROM is for FROM lines. A stage sees it only when it says \`ARG NAME\` once more, without a value;
until then the variable is empty, without a message in RUN.`,
  reported: 'ARG VERSION=1.2\nFROM alpine:3.20\nRUN wget https://example.com/tool-[|$VERSION|].tgz\n',
  fine: 'ARG VERSION=1.2\nFROM alpine:3.20\nARG VERSION\nRUN wget https://example.com/tool-$VERSION.tgz\n',
  peers: ['BuildKit UndefinedVar', 'Sonar S6579'],
  changes: EXPANDED,
  each: 'any',
  *check(dockerfile) {
    for (const use of undefinedUses(dockerfile)) {
      if (use.cause.kind !== 'global') continue;
      const { pair } = use.cause.definition;
      yield {
        range: use.range,
        message: `"${use.name}" is declared for FROM lines only: in this stage it is empty.`,
        ...severityWhenEmpty(dockerfile, use),
        related: [{ range: pair.name.range, message: 'Declared here, above the first FROM.' }],
        // Without a value there, it stays empty here.
        fixes: () => (!pair.value && stopsWhenEmpty(use) ? [] : declareArg(dockerfile, use, true)),
      };
    }
  },
};
