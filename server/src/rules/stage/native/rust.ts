import { baseFacts } from '../../../model/base-image.ts';
import type { Dockerfile } from '../../../model/dockerfile.ts';
import { pathFrom, type Step, variable } from '../../../model/run-steps.ts';
import {
  hasOption,
  operandsOf,
  type PackageCommand,
  readPackageCommand,
  valueOf,
} from '../../support/package-command.ts';
import { type Build, file, folder, type Output } from './build.ts';
import { maybeStatic } from './static.ts';
import { toolsIn } from './tools.ts';

/** `cargo build` and `cargo install`. */
export function rustBuild(dockerfile: Dockerfile, step: Step): Build | undefined {
  const command = readPackageCommand(step.command);
  if (command?.manager.name !== 'cargo' || command.words.includes('-C')) return undefined;
  const outputs = /^(?:build|b|rustc)$/.test(command.command)
    ? builtFiles(dockerfile, step, command)
    : command.command === 'install'
      ? installed(dockerfile, step, command)
      : undefined;
  return outputs && { ...step, tool: 'rust', outputs, bound: bound(dockerfile, step, command) };
}

/** `target/release`, and where a platform is named `target/x86_64-unknown-linux-gnu/release`. */
function builtFiles(dockerfile: Dockerfile, step: Step, command: PackageCommand): Output[] {
  // The target directory is that of the workspace, which may be further up.
  if (hasOption(command, '--manifest-path')) return [];
  const option = valueOf(command, ['--target-dir']);
  const set = option === null ? variable(dockerfile, step, 'CARGO_TARGET_DIR') : option;
  const target = pathFrom(step.directory, set === null ? 'target' : set);
  const platform = platformOf(dockerfile, step, command);
  const profile = profileOf(command);
  if (target === undefined || platform === undefined || profile === undefined) return [];
  return [folder([target, platform, profile].filter((part) => part !== null).join('/'))];
}

function platformOf(dockerfile: Dockerfile, step: Step, command: PackageCommand): string | undefined | null {
  const option = valueOf(command, ['--target']);
  return option === null ? variable(dockerfile, step, 'CARGO_BUILD_TARGET') : option;
}

function profileOf(command: PackageCommand): string | undefined {
  const profile = valueOf(command, ['--profile']);
  if (profile === null) return hasOption(command, '--release', '-r') ? 'release' : 'debug';
  return profile === 'dev' ? 'debug' : profile;
}

function installed(dockerfile: Dockerfile, step: Step, command: PackageCommand): Output[] {
  const option = valueOf(command, ['--root']);
  const home = baseFacts(step.stage)?.family === 'rust' ? '/usr/local/cargo' : undefined;
  const set = option === null ? variable(dockerfile, step, 'CARGO_HOME') : option;
  const root = pathFrom(step.directory, set === null ? home : set);
  if (root === undefined) return [];
  // Most crates have one program of the same name.
  const names = hasOption(command, '--path', '--git', '--bin') ? [] : operandsOf(command);
  const known = names.flatMap((name) => (name === undefined ? [] : [file(`${root}/bin/${name.replace(/@.*/, '')}`)]));
  return [folder(`${root}/bin`), ...known];
}

/** The official toolchain for musl links statically, Alpine's own package does not: https://doc.rust-lang.org/reference/linkage.html */
function bound(dockerfile: Dockerfile, step: Step, command: PackageCommand): Build['bound'] {
  if (maybeStatic(dockerfile, step, [])) return 'no';
  const platform = platformOf(dockerfile, step, command);
  if (platform !== null && !/-linux-gnu/.test(platform ?? '')) return 'no';
  const flags = [variable(dockerfile, step, 'RUSTFLAGS'), variable(dockerfile, step, 'CARGO_BUILD_RUSTFLAGS')];
  if (flags.includes(undefined)) return 'no';
  const facts = baseFacts(step.stage);
  if (facts?.libc === 'glibc' || flags.some((flag) => flag?.includes('-crt-static'))) return 'certainly';
  return facts?.family !== 'rust' && toolsIn(dockerfile, step.stage).rust ? 'certainly' : 'no';
}
