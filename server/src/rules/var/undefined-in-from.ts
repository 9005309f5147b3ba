import { readPlatform } from '../../knowledge/platforms.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { insertAfter, insertBefore, keyword } from '../../model/edits.ts';
import { type Expansion, expansionsOf } from '../../model/expanded.ts';
import { remember } from '../../model/remember.ts';
import { type Definition, PLATFORM_ARGUMENTS } from '../../model/scope.ts';
import type { Stage } from '../../model/stage.ts';
import { readImageReference } from '../../syntax/image-reference.ts';
import { type Edit, replace } from '../../text/edit.ts';
import { overlap } from '../../text/range.ts';
import type { Fix, Rule } from '../rule.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { meantNames } from './declaring.ts';
import { undeclaredIn, withDefaults, withSamples } from './from-defaults.ts';

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

/** What may have been meant, and an ARG above the first FROM; that without a value does not help where the base is refused. */
export function declarations(dockerfile: Dockerfile, use: Expansion, refused: boolean): Fix[] {
  const names = new Set([...dockerfile.globals.definitions.map(({ name }) => name), ...PLATFORM_ARGUMENTS]);
  const meant = meantNames(use.name, names);
  const renamings = meant.map((name) => ({
    title: `Use "${name}"`,
    edits: [replace(use.nameRange, name)],
    safe: false,
    preferred: meant.length === 1,
  }));
  const value = valueInStage(dockerfile, use.name);
  if (value === undefined && refused) return renamings;
  const declared = value === undefined ? use.name : `${use.name}=${value}`;
  const edit = declareGlobal(dockerfile, `${keyword(dockerfile, 'ARG')} ${declared}`);
  const title = `Add "ARG ${declared}" above the first FROM`;
  return [...renamings, { title, edits: [edit], safe: false, preferred: meant.length === 0 }];
}

/** The value that an ARG or ENV of a stage gives the variable, if it makes sense above all stages. */
function valueInStage(dockerfile: Dockerfile, name: string): string | undefined {
  for (const { instruction, pair } of definitionsIn(dockerfile).get(name) ?? []) {
    if (!pair.value || pair.legacy) continue;
    const { range, text } = pair.value;
    const isPlain = dockerfile.text.slice(range.start, range.end) === text;
    if (isPlain && !expansionsOf(dockerfile, instruction).some((use) => overlap(use.range, range))) return text;
  }
  return undefined;
}

/** What the stages define, by name. */
const definitionsIn = remember(({ stages }: Dockerfile): ReadonlyMap<string, readonly Definition[]> => {
  const found = new Map<string, Definition[]>();
  for (const { scope } of stages) {
    for (const definition of scope.definitions) {
      const same = found.get(definition.name);
      if (same) same.push(definition);
      else found.set(definition.name, [definition]);
    }
  }
  return found;
});

/** Adds a line behind the ARGs above the first FROM, or above it. */
function declareGlobal(dockerfile: Dockerfile, line: string): Edit {
  const last = dockerfile.preamble.at(-1);
  return last ? insertAfter(dockerfile, last, line) : insertBefore(dockerfile, dockerfile.stages[0]!.from, line);
}
