import { matchesCommand, type PackageManager, packageManagers } from '../../knowledge/package-managers.ts';
import { baseFacts } from '../../model/base-image.ts';
import { baseName } from '../../model/copied.ts';
import { isWithin, resolvePath } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { rememberApart, rememberWhole } from '../../model/remember.ts';
import { variable } from '../../model/run-steps.ts';
import type { Stage } from '../../model/stage.ts';
import type { Word } from '../../syntax/word.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Fix, Others, Rule } from '../rule.ts';
import { insertWords } from '../support/command-edits.ts';
import { directoryOf } from '../support/directory.ts';
import { productsOf } from '../support/images.ts';
import { hasOption, type PackageCommand, readPackageCommand } from '../support/package-command.ts';
import {
  commandsInStage,
  type PlacedPackageCommand,
  placedCommands,
  placedPackageCommands,
} from '../support/placed-command.ts';
import { isPlain } from '../support/plain-commands.ts';
import { projectManager } from '../support/project-manager.ts';
import { withBases } from '../support/shipped.ts';
import { type StageCopy, stageCopies } from '../support/stage-copies.ts';
import { startedProgram } from '../support/started.ts';
import { mayBeOption } from '../support/unknown-words.ts';

export const devDependenciesInFinal: Rule = {
  id: 'pkg/dev-dependencies-in-final',
  severity: 'information',
  summary: 'Dependencies for development end up in the image',
  why: `Compilers, test runners and linters are there for those who work on a project. In an image that runs it they cost space, and
each is one more to be kept free of holes. Leave them out of what is shipped; where a build needs them, build in a stage of its own, and
install for the last stage once more without them.`,
  reported:
    'FROM node:22-slim\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN [|npm ci|] && npm cache clean --force\nCOPY . .\nUSER node\nCMD ["node", "server.js"]\n',
  fine: 'FROM node:22-slim\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN npm ci --omit=dev && npm cache clean --force\nCOPY . .\nUSER node\nCMD ["node", "server.js"]\n',
  peers: ['tally php/composer-no-dev-in-production'],
  changes: ['steps'],
  gathers: (part, workspace) =>
    [
      ...part.stages.flatMap((stage) => [...takenBackIn(part)(stage).keys()].map(({ name }) => name)),
      ...productsOf(part, workspace).map((stage) => `product ${isProduction(stage)}`),
      ...[...stageCopies(part)].map(({ from, path }) => `${from.index}:${path}`),
    ].join(' '),
  *check(dockerfile, workspace, others) {
    const installs = placedPackageCommands(dockerfile).filter((placed) => takesAll(dockerfile, workspace, placed));
    if (installs.length === 0) return;
    const { whole } = dockerfile;
    const layers = withBases(productsOf(whole, workspace).filter(isProduction));
    const copies = copiesInto(whole, layers);
    const told = new Map<Stage, Map<PackageManager, PlacedPackageCommand[]>>();
    for (const placed of installs) {
      const { stage, packages } = placed;
      if (isTakenBack(dockerfile, placed, others)) continue;
      if (!layers.has(stage) && !copyOf(dockerfile, placed, copies.get(stage) ?? [])) continue;
      const ofStage = told.get(stage) ?? new Map<PackageManager, PlacedPackageCommand[]>();
      told.set(stage, ofStage);
      const same = ofStage.get(packages.manager);
      if (same) same.push(placed);
      else ofStage.set(packages.manager, [placed]);
    }
    for (const same of [...told.values()].flatMap((ofStage) => [...ofStage.values()])) {
      const last = same.at(-1)!;
      const { range, label } = last.packages;
      const copy = layers.has(last.stage) ? undefined : copyOf(dockerfile, last, copies.get(last.stage) ?? []);
      yield {
        range,
        message: `"${label}" also installs the development dependencies, which end up in the image.`,
        ...(copy && { related: [{ range: copy.range, message: 'They are copied here.' }] }),
        fixes: () => leaveOut(dockerfile, same),
      };
    }
  },
};

/** Whether a command installs all that a project lists, for all that is known. */
function takesAll(dockerfile: Dockerfile, workspace: Workspace, placed: PlacedPackageCommand): boolean {
  const { stage, run, command, packages, triggered } = placed;
  const { development, manifests } = packages.manager;
  if (!development?.commands.includes(packages.command) || triggered) return false;
  if (packages.operands.length > 0 || hasOption(packages, ...development.decidedBy)) return false;
  if (command.args.some((word) => mayBeOption(word))) return false;
  if (projectManager(stage, packages, workspace) !== packages.manager) return false;
  const step = { stage, run, command, directory: undefined };
  const decides = (name: string) => {
    const value = variable(dockerfile, step, name);
    return value !== null && value !== 'development';
  };
  if (development.environment.some(decides)) return false;
  const known = [...(workspace.manifests ?? [])].filter(([path]) => manifests.includes(baseName(path)));
  return known.length === 0 || known.some(([, text]) => development.named.test(text));
}

/** Programs that run a finished project; a script of npm's may well need the tools. */
const RUNTIME =
  /^(?:.*\/)?(?:node|python[\d.]*|gunicorn|uvicorn|hypercorn|daphne|php|php-fpm[\d.]*|apache2(?:-foreground)?|httpd|nginx|frankenphp|supervisord)$/;

/** Whether an image is there to run a finished project: by what it starts, or because it says so. */
function isProduction(stage: Stage): boolean {
  const last = stage.scope.last('NODE_ENV');
  if (last) return last.value === 'production';
  const program = startedProgram(stage);
  if (program === undefined) return baseFacts(stage)?.family === 'php';
  return RUNTIME.test(program);
}

/** What stages copy from others, by the latter. */
function copiesInto(dockerfile: Dockerfile, stages: ReadonlySet<Stage>): ReadonlyMap<Stage, StageCopy[]> {
  const into = new Set([...stages].flatMap(({ instructions }) => instructions));
  const found = new Map<Stage, StageCopy[]>();
  for (const copy of stageCopies(dockerfile)) {
    if (copy.isPattern || !into.has(copy.instruction)) continue;
    const same = found.get(copy.from);
    if (same) same.push(copy);
    else found.set(copy.from, [copy]);
  }
  return found;
}

/** The word of a COPY that takes the folder which is installed to. */
function copyOf(
  dockerfile: Dockerfile,
  { stage, run, command, packages }: PlacedPackageCommand,
  copies: readonly StageCopy[],
): Word | undefined {
  if (copies.length === 0) return undefined;
  const environment = VIRTUAL_ENVIRONMENT.get(packages.manager.name);
  const step = { stage, run, command, directory: undefined };
  const values = environment?.map((name) => variable(dockerfile, step, name)) ?? [];
  // One that is set, but not known, may be anywhere.
  if (values.includes(undefined)) return undefined;
  const elsewhere = values.find((value) => typeof value === 'string');
  const directory = directoryOf(dockerfile, stage, run, packages);
  const folder = elsewhere ?? packages.manager.installsTo;
  if (folder === undefined || directory === undefined) return undefined;
  const installed = resolvePath(directory, folder);
  const outside = packages.manager.name === 'poetry' && elsewhere === undefined;
  return copies.find(({ path }) => (outside ? path === installed : isWithin(installed, path)))?.word;
}

/** Variables that say where the environment of a project is; Poetry's own is seldom in the project. */
const VIRTUAL_ENVIRONMENT: ReadonlyMap<string, readonly string[]> = new Map([
  ['uv', ['UV_PROJECT_ENVIRONMENT', 'VIRTUAL_ENV']],
  ['poetry', ['VIRTUAL_ENV']],
]);

/** Where something of a manager's is taken away in a stage, or installed in another way, last. */
const takenBackIn = rememberWhole((dockerfile: Dockerfile) =>
  rememberApart((stage: Stage): ReadonlyMap<PackageManager, number> => {
    const last = new Map<PackageManager, number>();
    for (const { command } of commandsInStage(dockerfile, stage)) {
      const packages = readPackageCommand(command);
      if (packages && takesBack(packages)) last.set(packages.manager, command.range.start);
      if (command.program !== 'rm') continue;
      for (const manager of packageManagers) {
        const { installsTo } = manager;
        if (installsTo !== undefined && command.args.some(({ text }) => text.includes(installsTo)))
          last.set(manager, command.range.start);
      }
    }
    return last;
  }),
);

function takesBack(packages: PackageCommand): boolean {
  const { development } = packages.manager;
  if (!development) return false;
  const isPruned = development.pruned.some((pattern) => matchesCommand(packages.words, pattern));
  return isPruned || (packages.action === 'install' && hasOption(packages, ...development.decidedBy));
}

/** Whether that is done behind an install, in its stage or further down. */
function isTakenBack({ whole }: Dockerfile, { stage, command, packages }: PlacedPackageCommand, others: Others) {
  const { manager } = packages;
  if ((takenBackIn(whole)(stage).get(manager) ?? 0) > command.range.start) return true;
  return whole.stages
    .slice(stage.index + 1)
    .some((below) => others.holds(below, `takes back ${manager.name}`, () => takenBackIn(whole)(below).has(manager)));
}

/** Only where nothing behind the first of them in the stage may need them. */
function leaveOut(dockerfile: Dockerfile, installs: readonly PlacedPackageCommand[]): Fix[] {
  const [{ stage, command, packages }] = installs as [PlacedPackageCommand];
  const { option } = packages.manager.development!;
  const needed = placedCommands(dockerfile).some(
    (other) => other.stage === stage && other.command.range.start > command.range.start && !isPlain(other.command),
  );
  if (needed) return [];
  const edits = installs.map((placed) =>
    insertWords(placed.run, placed.command, placed.packages.commandEnd - 1, ...option),
  );
  return [{ title: `Add ${option.join(' ')}`, edits, safe: false, preferred: false }];
}
