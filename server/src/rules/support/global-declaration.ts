import type { Dockerfile } from '../../model/dockerfile.ts';
import { insertAfter, insertBefore, keyword } from '../../model/edits.ts';
import { type Expansion, expansionsOf } from '../../model/expanded.ts';
import { rememberWhole } from '../../model/remember.ts';
import { type Definition, PLATFORM_ARGUMENTS } from '../../model/scope.ts';
import { type Edit, replace } from '../../text/edit.ts';
import { overlap } from '../../text/range.ts';
import type { Fix } from '../rule.ts';
import { isReadableName, meantNames } from './meant-names.ts';

/** What may have been meant, and an ARG above the first FROM; that without a value does not help where the base is refused. */
export function declarations(dockerfile: Dockerfile, use: Expansion, refused: boolean): Fix[] {
  const names = new Set([...dockerfile.globals.definitions.map(({ name }) => name), ...PLATFORM_ARGUMENTS]);
  const meant = meantNames(use.name, names).filter(isReadableName);
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
const definitionsIn = rememberWhole(({ stages }: Dockerfile): ReadonlyMap<string, readonly Definition[]> => {
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
