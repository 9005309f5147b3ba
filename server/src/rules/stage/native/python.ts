import { baseFacts } from '../../../model/base-image.ts';
import type { Dockerfile } from '../../../model/dockerfile.ts';
import { pathFrom, runSteps, type Step, variable } from '../../../model/run-steps.ts';
import { root, type Stage } from '../../../model/stage.ts';
import {
  hasOption,
  isPath,
  operandsOf,
  type PackageCommand,
  readPackageCommand,
  valueOf,
} from '../../support/package-command.ts';
import { throughChain } from '../../support/through-chain.ts';
import { userAt } from '../../support/user.ts';
import type { Build, Output } from './build.ts';

const MANAGERS = new Set(['pip', 'uv', 'poetry', 'pdm', 'pipenv']);
const INSTALLS = /^(?:install|sync|pip install|pip sync)$/;

/**
 * An install of what a project asks for, into a virtual environment or another folder that can be copied. Wheels with
 * native code are made for one libc: https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/
 */
export function pythonInstall(dockerfile: Dockerfile, step: Step): Build | undefined {
  const command = readPackageCommand(step.command);
  if (!command || !MANAGERS.has(command.manager.name) || !INSTALLS.test(command.command)) return undefined;
  if (!isOfProject(command) || hasOption(command, '--no-deps', '--platform', '--python-platform')) return undefined;
  const outputs = foldersOf(dockerfile, step, command).map((path): Output => ({ path, kind: 'tree' }));
  return { ...step, tool: 'python', outputs, bound: 'probably' };
}

/** Whether it installs more than a few packages by name, which may all be without native code. */
function isOfProject(command: PackageCommand): boolean {
  const operands = operandsOf(command);
  if (command.manifests.length > 0 || operands.some((operand) => operand === undefined || isPath(operand))) return true;
  return operands.length === 0 && command.manager.readsManifests.includes(command.command);
}

function foldersOf(dockerfile: Dockerfile, step: Step, command: PackageCommand): string[] {
  if (/(?:^|pip )install|pip sync/.test(command.command) && /^(?:pip|uv)$/.test(command.manager.name)) {
    const given = ['--target', '-t', '--prefix', '--root'].flatMap((name) => valueOf(command, [name]) ?? []);
    if (given.length > 0) return given.flatMap((path) => pathFrom(step.directory, path) ?? []);
    if (hasOption(command, '--user')) {
      const { home } = userAt(dockerfile, step.stage, step.run);
      return home === undefined ? [] : [`${home}/.local`];
    }
  }
  const environments = [...environmentsOf(dockerfile, step), ...virtualEnvironments(dockerfile, step.stage)];
  return environments.length > 0 || command.manager.name !== 'pip' ? environments : sitePackages(step.stage);
}

/** Where uv, Poetry and PDM put the environment of the project. */
function environmentsOf(dockerfile: Dockerfile, step: Step): string[] {
  const named = ['UV_PROJECT_ENVIRONMENT', 'VIRTUAL_ENV'].flatMap((name) => {
    const path = variable(dockerfile, step, name);
    return path === null ? [] : [path];
  });
  const paths = named.length > 0 ? named : ['.venv'];
  const isPip = readPackageCommand(step.command)?.manager.name === 'pip';
  return isPip && named.length === 0 ? [] : paths.flatMap((path) => pathFrom(step.directory, path) ?? []);
}

/** Those that `python -m venv` and the like make, in a stage and those it is based on. */
const virtualEnvironments = throughChain<readonly string[]>((dockerfile, stage, base = []) => {
  const own = stage.instructions
    .filter(({ name }) => name === 'RUN')
    .flatMap((run) => runSteps(dockerfile, stage, run))
    .flatMap((step) => environmentMadeBy(step) ?? []);
  return own.length === 0 ? base : [...base, ...own];
});

function environmentMadeBy({ command: { program = '', args }, directory }: Step): string | undefined {
  const texts = args.map(({ value }) => value);
  const isModule = /^python[\d.]*$/.test(program) && texts[0] === '-m' && /^(?:venv|virtualenv)$/.test(texts[1] ?? '');
  const isUv = program === 'uv' && texts[0] === 'venv';
  if (!isModule && !isUv && program !== 'virtualenv') return undefined;
  const given = texts.slice(isModule ? 2 : isUv ? 1 : 0);
  const path = given.findLast((text) => text === undefined || !text.startsWith('-'));
  return pathFrom(directory, path ?? (isUv ? '.venv' : undefined));
}

/** Where Docker's own Python images have packages; the version is part of the path. */
function sitePackages(stage: Stage): string[] {
  const base = root(stage);
  const version = base.kind === 'image' ? /^(3\.\d+)/.exec(base.reference?.tag ?? '')?.[1] : undefined;
  return baseFacts(stage)?.family === 'python' && version ? [`/usr/local/lib/python${version}/site-packages`] : [];
}
