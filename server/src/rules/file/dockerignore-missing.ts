import { type Copied, copiesOf } from '../../model/copied.ts';
import type { Stage } from '../../model/stage.ts';
import type { Rule } from '../rule.ts';
import { isInProduct } from '../support/images.ts';
import { listed } from '../support/listed.ts';
import { isWholeContext, keepOut, privateIn } from '../support/private-context.ts';
import { shown } from '../support/shown.ts';

export const dockerignoreMissing: Rule = {
  id: 'file/dockerignore-missing',
  severity: 'information',
  summary: 'A stage takes the whole build context, of which nothing is kept out',
  why: `Without a [.dockerignore](https://docs.docker.com/build/concepts/context/#dockerignore-files) \`COPY . .\` takes \`.git\` and \`node_modules\` along,
in a builder as well: they are sent to the builder, the packages of one machine come to lie on those of another, and since each commit changes
\`.git\`, nothing below comes from the cache. What this takes into an image that is shipped, security/recursive-context-copy tells.`,
  reported: `FROM node:24 AS build
WORKDIR /app
COPY [|.|] .
RUN npm ci && npm run build

FROM nginx:1.29
COPY --from=build /app/dist /usr/share/nginx/html
`,
  fine: `FROM node:24 AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY src src
RUN npm ci && npm run build

FROM nginx:1.29
COPY --from=build /app/dist /usr/share/nginx/html
`,
  context: ['.git/', 'node_modules/', 'package.json', 'src/'],
  peers: ['droast DF026'],
  whole: true,
  *check(dockerfile, workspace) {
    const names = workspace.ignore ? [] : privateIn(workspace).filter((path) => !path.includes('/'));
    if (names.length === 0) return;
    const found = dockerfile.stages.flatMap((stage) => copiesOf(stage).flatMap((copied) => wholeIn(stage, copied)));
    // What is shipped is worse, and told of by another rule.
    if (found.some(({ stage }) => isInProduct(dockerfile, workspace, stage))) return;
    const first = found.find(({ instruction }) => !instruction.flag('exclude'));
    if (!first) return;
    const message = `There is no .dockerignore, so this takes ${listed(names.map(shown))} along.`;
    yield { range: first.range, message, beside: () => keepOut(dockerfile, workspace) };
  },
};

function wholeIn(stage: Stage, { instruction, fromContext, sources }: Copied) {
  const all = fromContext ? sources.find(isWholeContext) : undefined;
  return all ? [{ stage, instruction, range: all.word.range }] : [];
}
