import { configuration } from '../../model/configuration.ts';
import type { Stage } from '../../model/stage.ts';
import type { Rule } from '../rule.ts';
import { toolchainInUse } from './toolchain.ts';

/** What works with the tools, or is there to be worked in. */
const NEEDS_TOOLS =
  /(?<![\w./-])(?:go (?:run|test|tool|generate)|cargo|mvn|mvnw|gradle|gradlew|dotnet (?:run|watch|test|build)|make|air|reflex|sleep|tail)(?![\w.-])|(?:ba|z|da)?sh$/;

export const preferMultiStage: Rule = {
  id: 'stage/prefer-multi-stage',
  severity: 'hint',
  summary: 'The image ships the tools that its program was compiled with',
  why: `A program that is compiled needs neither the compiler nor the sources to run. Compile it in one stage, and copy it into
a small image in the next: the result is a fraction of the size and has far less that can be attacked.`,
  reported: 'FROM [|golang:1.22|]\nWORKDIR /src\nCOPY . .\nRUN go build -o /app .\nCMD ["/app"]\n',
  fine: 'FROM golang:1.22 AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o /app .\nFROM debian:12-slim\nCOPY --from=build /app /app\nCMD ["/app"]\n',
  peers: [],
  whole: true,
  *check(dockerfile) {
    const [stage, ...more] = dockerfile.stages;
    if (!stage?.image || more.length > 0 || !startsProgram(stage)) return;
    const image = toolchainInUse(dockerfile, stage);
    if (image === undefined) return;
    yield {
      range: stage.image.range,
      message: `The program ships with all of "${image}": compile in one stage, run in another.`,
    };
  },
};

/** Whether the container starts what was made, not the tools. */
function startsProgram(stage: Stage): boolean {
  const { entrypoint, cmd } = configuration(stage);
  const text = [entrypoint, cmd].flatMap((setting) => setting?.value.words ?? []).join(' ');
  return text !== '' && !NEEDS_TOOLS.test(text);
}
