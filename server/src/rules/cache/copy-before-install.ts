import { type Copied, copiedBy, copiesOf } from '../../model/copied.ts';
import { isWithin, resolvePath, workdirAt } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { neededStages } from '../../model/graph.ts';
import { commandsOf } from '../../model/run.ts';
import { chain, LONG_CHAIN, type Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Mount } from '../../syntax/mount.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Problem, Rule } from '../rule.ts';
import { cacheMounted } from '../support/cache-mounts.ts';
import { type Before, type BroadCopy, broadCopy, type PlacedInstall } from './broad-copy.ts';
import { type ManifestInstall, manifestInstalls } from './manifests.ts';
import { copyLater } from './reordering.ts';

export const copyBeforeInstall: Rule = {
  id: 'cache/copy-before-install',
  severity: 'information',
  summary: 'The sources are copied before the dependencies are installed',
  severities: 'a **hint** where a mount keeps what is downloaded.',
  why: `A layer is built again when anything above it changes. With the sources copied first, every change of a line installs
all dependencies again. Copy the manifests and lock files, install, then copy the rest.`,
  reported: 'FROM node:22\nWORKDIR /app\nCOPY [|.|] .\nRUN npm ci\nCMD ["node", "server.js"]\n',
  fine: 'FROM node:22\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN npm ci\nCOPY . .\nCMD ["node", "server.js"]\n',
  peers: [],
  changes: ['steps'],
  deep: true,
  *check(dockerfile, workspace) {
    for (const stage of neededStages(dockerfile)) yield* problemsOf(dockerfile, stage, workspace);
  },
};

/** No stage has more, and each is compared with all that is copied before it. */
const MOST_INSTALLS = 100;

/** A broad COPY and the installs behind it that read what it brings. */
interface Found extends BroadCopy {
  readonly installs: PlacedInstall[];
}

function* problemsOf(dockerfile: Dockerfile, stage: Stage, workspace: Workspace): Iterable<Problem> {
  const found = new Map<Copied, Found>();
  const own: Copied[] = [];
  const installed: PlacedInstall[] = [];
  const before: Before = { inherited: chain(stage, LONG_CHAIN).slice(1).flatMap(copiesOf), own, installed };
  for (const instruction of stage.instructions) {
    const copied = copiedBy(stage, instruction);
    if (copied) own.push(copied);
    if (instruction.name !== 'RUN') continue;
    if (makesProject(dockerfile, stage, instruction) || installed.length > MOST_INSTALLS) break;
    for (const install of manifestInstalls(dockerfile, stage, instruction, workspace)) {
      const mounts = mountsOf(stage, instruction, install);
      const hasOwn = mounts.length > 0 && !mounts.some(isWholeContext);
      const placed = { run: instruction, install, hasOwn };
      const broad = mounts.length > 0 ? undefined : broadCopy(dockerfile, before, install, workspace);
      installed.push(placed);
      if (!broad) continue;
      const entry = found.get(broad.copied) ?? { ...broad, installs: [] };
      entry.installs.push(placed);
      found.set(broad.copied, entry);
    }
  }
  for (const entry of found.values()) yield problem(dockerfile, stage, entry);
}

function problem(dockerfile: Dockerfile, stage: Stage, found: Found): Problem {
  const { source, installs } = found;
  const [first] = installs;
  const { command } = first!.install;
  const cached = cacheMounted(stage, first!.run, first!.install.manager);
  return {
    range: source.word.range,
    message: `"${source.word.text}" is copied before "${command.label}", so every change in it installs all dependencies again.`,
    ...(cached && { severity: 'hint' as const }),
    related: [{ range: command.range, message: 'The dependencies are installed here.' }],
    fixes: () => copyLater(dockerfile, stage, found),
  };
}

/** The bind mounts that bring the manifests, or something that cannot be told. */
function mountsOf(stage: Stage, run: Instruction, { directory, manifests }: ManifestInstall): Mount[] {
  return run.mounts.flatMap(({ mount }) => {
    if (mount?.type !== 'bind') return [];
    const text = mount.target && stage.scope.evaluate(mount.target.text, run);
    if (text === undefined) return [mount];
    const target = resolvePath(workdirAt(stage, run), text);
    return isWithin(directory, target) || manifests.includes(target) ? [mount] : [];
  });
}

/** Whether a mount brings the whole build context, so that what is done with it is done again with every change. */
const isWholeContext = ({ from, source }: Mount): boolean => !from && resolvePath('/', source?.text ?? '') === '/';

/** Whether a RUN makes a project of its own: `npm init`, `git clone`. */
const makesProject = (dockerfile: Dockerfile, stage: Stage, run: Instruction): boolean =>
  commandsOf(dockerfile, stage, run).some(({ args }) =>
    args.slice(0, 2).some(({ value }) => /^(?:init|new|clone|create-project)$/.test(value ?? '')),
  );
