import { readPlatform } from '../../knowledge/platforms.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Stage } from '../../model/stage.ts';
import { readImageReference } from '../../syntax/image-reference.ts';
import { overlap } from '../../text/range.ts';
import type { Rule } from '../rule.ts';
import { undeclaredIn, withDefaults, withSamples } from '../support/from-defaults.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { declarations } from '../support/global-declaration.ts';

export const undefinedInFrom: Rule = {
  id: 'var/undefined-in-from',
  severity: 'warning',
  summary: 'FROM uses a variable that no ARG above the first FROM declares',
  severities: 'an **error** where the builder stops at what is left.',
  why: `FROM lines see the ARGs above the first FROM, and the platform arguments. Those of a stage they do not see, not even of a
stage above. The variable is empty.`,
  reported: 'FROM alpine:3.20[|$SUFFIX|]\nRUN apk add --no-cache curl\n',
  fine: 'ARG SUFFIX\nFROM --platform=$BUILDPLATFORM alpine:3.20$SUFFIX\nRUN apk add --no-cache curl\n',
  peers: ['BuildKit UndefinedArgInFrom', 'Sonar S6579'],
  changes: ['steps', 'Base'],
  each: ['FROM'],
  *check(dockerfile) {
    if (isForeignFrontend(dockerfile)) return;
    for (const stage of dockerfile.stages) {
      const told = new Set<string>();
      const refusals = new Map<boolean, boolean | 'blank'>();
      for (const use of undeclaredIn(dockerfile, stage.from)) {
        if (told.has(use.name)) continue;
        told.add(use.name);
        const inPlatform = stage.platform?.value !== undefined && overlap(stage.platform.value.range, use.range);
        const known = refusals.get(inPlatform);
        const refused = known ?? isRefused(dockerfile, stage, inPlatform);
        refusals.set(inPlatform, refused);
        if (refused === 'blank') continue;
        yield {
          range: use.range,
          message: `No ARG above the first FROM declares "${use.name}".`,
          severity: refused ? 'error' : 'warning',
          fixes: () => declarations(dockerfile, use, refused),
        };
      }
    }
  },
};

/**
 * Whether the builder stops at what is left without the variable, whatever the build arguments are. A base that comes out
 * blank has a rule of its own.
 */
function isRefused(dockerfile: Dockerfile, stage: Stage, inPlatform: boolean): boolean | 'blank' {
  const word = inPlatform ? stage.platform?.value : stage.image;
  const read = word && withDefaults(dockerfile, word);
  if (!read) return false;
  const refuses = (text: string) => (inPlatform ? readPlatform(text) : readImageReference(text)) === undefined;
  if (read.missing.length > 0) return withSamples(dockerfile, word)?.every(refuses) ?? false;
  return read.text === '' && !inPlatform ? 'blank' : refuses(read.text);
}
