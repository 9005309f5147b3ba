import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDockerfile } from './dockerfile.ts';
import { expansionsOf } from './expanded.ts';

/** What the builder replaces in the last instruction of a stage, as it is written. */
function expanded(text: string): string[] {
  const dockerfile = readDockerfile(`FROM scratch\n${text}\n`);
  const instruction = dockerfile.stages[0]!.instructions.at(-1)!;
  return expansionsOf(dockerfile, instruction).map(({ range }) => dockerfile.text.slice(range.start, range.end));
}

describe('the builder replaces variables', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['in names and values', 'ENV $A=${B:-$C} D="x $E"', ['$A', '${B:-$C}', '$C', '$E']],
    ['in the values of ARG alone', 'ARG A=$B C', ['$B']],
    ['in some flags of COPY, and in its paths', 'COPY --from=x --chown="$A" --exclude=$B $C /d/', ['$A', '$C']],
    ['in the JSON form', 'COPY ["a $A", "${B}/"]', ['$A', '${B}']],
    ['in mounts, and not in commands', 'RUN --mount=type=cache,target=/$A,id="$B" ls $C', ['$A', '$B']],
    ['over continued lines', 'WORKDIR \\\n  /$A/\\\n  b/${B}', ['$A', '${B}']],
    ['in heredocs, whatever quotes are there', "COPY <<EOF /x\n'$A' \\$B\nEOF", ['$A']],
    ['in no quoted heredoc', "COPY <<'EOF' /x\n$A\nEOF", []],
    ['in no command', 'CMD a $A', []],
    ['in no word that it refuses', 'USER "$A', []],
  ];
  for (const [name, text, words] of cases) test(name, () => assert.deepEqual(expanded(text), words));
});
