import type { Dockerfile } from '../../model/dockerfile.ts';
import { insertBefore } from '../../model/edits.ts';
import type { Definition } from '../../model/scope.ts';
import { type Edit, remove, replace } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { productsOf } from '../support/images.ts';

const NAME = 'DEBIAN_FRONTEND';

export const debianFrontendEnv: Rule = {
  id: 'pkg/debian-frontend-env',
  severity: 'information',
  summary: 'DEBIAN_FRONTEND stays set in the image',
  why: `It keeps apt from asking in a build. Set by ENV it is still there in the container, where somebody sits at a terminal and
apt answers for them, and in all images that are based on this one. ARG sets it for the RUNs of the build alone.`,
  reported:
    'FROM debian:12\nENV [|DEBIAN_FRONTEND=noninteractive|]\nRUN apt-get update && apt-get install -y --no-install-recommends tzdata && rm -rf /var/lib/apt/lists/*\nUSER nobody\n',
  fine: 'FROM debian:12\nARG DEBIAN_FRONTEND=noninteractive\nRUN apt-get update && apt-get install -y --no-install-recommends tzdata && rm -rf /var/lib/apt/lists/*\nUSER nobody\n',
  peers: [],
  changes: ['steps', 'Env', 'OnBuild'],
  // Several images may be based on the stage that sets it.
  whole: true,
  *check(dockerfile, workspace) {
    const told = new Set<Definition>();
    for (const stage of productsOf(dockerfile, workspace)) {
      const definition = stage.scope.last(NAME);
      if (definition?.kind !== 'env' || definition.value !== 'noninteractive' || told.has(definition)) continue;
      told.add(definition);
      yield {
        range: definition.pair.range,
        message: `${NAME} stays set in the image: ARG sets it for the build alone.`,
        fixes: () => useArg(dockerfile, definition),
      };
    }
  },
};

function useArg(dockerfile: Dockerfile, { instruction, pair }: Definition): Fix[] {
  const { keyword, pairs } = instruction;
  const arg = keyword.text === keyword.text.toLowerCase() ? 'arg' : 'ARG';
  const edits: Edit[] = [];
  if (pairs.length === 1) {
    edits.push(replace(keyword.range, arg));
    if (pair.legacy) edits.push(replace({ start: pair.name.range.end, end: pair.value!.range.start }, '='));
  } else {
    const taken = takeOut(instruction, pair);
    const isTrigger = !dockerfile.instructions.includes(instruction);
    if (!taken || isTrigger) return [];
    edits.push(insertBefore(dockerfile, instruction, `${arg} ${NAME}=noninteractive`), taken);
  }
  return [{ title: 'Use ARG', edits, safe: false, preferred: true }];
}

/** Deletes a pair among others, with the blanks and the line break on one side; undefined where a comment would go with it. */
function takeOut({ pairs, comments }: Definition['instruction'], pair: Definition['pair']): Edit | undefined {
  const i = pairs.indexOf(pair);
  const range =
    i === 0
      ? { start: pair.range.start, end: pairs[1]!.range.start }
      : { start: pairs[i - 1]!.range.end, end: pair.range.end };
  return comments.some(({ start }) => range.start <= start && start < range.end) ? undefined : remove(range);
}
