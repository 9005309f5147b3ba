import { baseName, globMatches, placedCopies } from '../../model/copied.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Rule } from '../rule.ts';
import { isInProduct } from '../support/images.ts';
import { listed } from '../support/listed.ts';
import { isWholeContext, keepOut, privateIn } from '../support/private-context.ts';
import { shown } from '../support/shown.ts';

export const recursiveContextCopy: Rule = {
  id: 'security/recursive-context-copy',
  severity: 'information',
  summary: 'The whole build context goes into the image, with files that do not belong there',
  why: `\`COPY . .\` takes all that lies beside the Dockerfile: the history in \`.git\`, the secrets in \`.env\`, the \`node_modules\` of another
machine. Name them in a [.dockerignore](https://docs.docker.com/build/concepts/context/#dockerignore-files), or copy what is needed by its name.
The rule looks at what is there, and is silent where nobody can look.`,
  reported: 'FROM node:24\nWORKDIR /app\nCOPY [|.|] .\nCMD ["node", "server.js"]\n',
  fine: `FROM node:24 AS build
WORKDIR /app
COPY . .
RUN npm ci && npm run build

FROM node:24-slim
COPY --from=build /app/dist /app
CMD ["node", "/app/server.js"]
`,
  context: ['.env', '.git/', 'package.json', 'server.js'],
  peers: ['Sonar S6470', 'droast DF007'],
  each: ['COPY', 'ADD'],
  *check(dockerfile, workspace) {
    const own = privateIn(workspace);
    if (own.length === 0) return;
    for (const [stage, { instruction, fromContext, sources }] of placedCopies(dockerfile)) {
      const all = fromContext && !instruction.onbuild ? sources.find(isWholeContext) : undefined;
      if (!all || !isInProduct(dockerfile, workspace, stage)) continue;
      const names = own.filter((path) => !isExcluded(instruction, path)).map((path) => shown(path));
      if (names.length === 0) continue;
      yield {
        range: all.word.range,
        message: `This takes ${listed(names)} into the image.`,
        beside: () => keepOut(dockerfile, workspace),
      };
    }
  },
};

/** Whether `--exclude` leaves a path out, or may do so. */
const isExcluded = ({ flags }: Instruction, path: string): boolean =>
  flags.some(({ name, value }) => {
    if (name.text !== 'exclude' || value === undefined) return false;
    const pattern = value.text.replace(/^(?:\.?\/)+|\/+$/g, '').replace(/^(?:\*\*\/)+/, '');
    return pattern.includes('$') || globMatches(pattern, path) || globMatches(pattern, baseName(path));
  });
