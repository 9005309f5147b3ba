import type { Dockerfile } from '../../../model/dockerfile.ts';
import { pathFrom, type Step, variable } from '../../../model/run-steps.ts';
import { hasOption, operandsOf, type PackageCommand, readPackageCommand } from '../../support/package-command.ts';
import type { Build } from './build.ts';
import { toolsIn } from './tools.ts';

const MANAGERS = new Set(['npm', 'pnpm', 'yarn', 'bun']);

/** Packages that are native code around which some JavaScript is written. */
const NATIVE =
  /^(?:argon2|bcrypt|better-sqlite3|bufferutil|canvas|cpu-features|deasync|ffi-napi|grpc|isolated-vm|leveldown|libxmljs2?|microtime|node-pty|node-rdkafka|node-sass|oracledb|pg-native|re2|serialport|sharp|snappy|sodium-native|sqlite3|tree-sitter|usb|utf-8-validate|zeromq)(?:@.*)?$/;

/**
 * An install of packages with native code among them, by their names or because the tools to compile them are there; of others
 * that a project asks for, some may have it.
 */
export function nodeInstall(dockerfile: Dockerfile, step: Step): Build | undefined {
  const command = readPackageCommand(step.command);
  if (!command || !MANAGERS.has(command.manager.name) || command.action !== 'install') return undefined;
  const elsewhere = hasOption(command, '-g', '--global', '--prefix', '-C', '--dir', '--cwd', '--ignore-scripts');
  const path = pathFrom(step.directory, 'node_modules');
  if (elsewhere || command.words.some((word) => word?.includes('libc')) || path === undefined) return undefined;
  const certain = namesNative(command) || hasTools(dockerfile, step);
  if (!certain && !isOfProject(dockerfile, step, command)) return undefined;
  return { ...step, tool: 'node', outputs: [{ path, kind: 'tree' }], bound: certain ? 'certainly' : 'possibly' };
}

/** Whether it installs what the manifest lists, with the scripts that compile or fetch native code. */
const isOfProject = (dockerfile: Dockerfile, step: Step, command: PackageCommand): boolean =>
  operandsOf(command).length === 0 &&
  command.manager.readsManifests.includes(command.command) &&
  ['npm_config_ignore_scripts', 'NPM_CONFIG_IGNORE_SCRIPTS'].every((name) => variable(dockerfile, step, name) === null);

const namesNative = (command: PackageCommand): boolean =>
  operandsOf(command).some((operand) => NATIVE.test(operand ?? ''));

/** What node-gyp asks for: https://github.com/nodejs/node-gyp#installation */
function hasTools(dockerfile: Dockerfile, { stage }: Step): boolean {
  const { python, compilerOfCPlusPlus } = toolsIn(dockerfile, stage);
  return python && compilerOfCPlusPlus;
}
