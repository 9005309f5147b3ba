import { baseFacts } from '../../../model/base-image.ts';
import { baseName } from '../../../model/copied.ts';
import type { Dockerfile } from '../../../model/dockerfile.ts';
import { pathFrom, type Step, variable, wordValue } from '../../../model/run-steps.ts';
import { root } from '../../../model/stage.ts';
import type { ShellWord } from '../../../shell/script.ts';
import { withoutEnd } from '../../../text/ends.ts';
import {
  operandsOf,
  type PackageCommand,
  readPackageCommand,
  valueOf,
  wordsOf,
} from '../../support/package-command.ts';
import { type Build, file, folder, type Output } from './build.ts';
import { maybeStatic } from './static.ts';
import { toolsIn } from './tools.ts';

/** `go build` and `go install`. */
export function goBuild(dockerfile: Dockerfile, step: Step): Build | undefined {
  const command = readPackageCommand(step.command);
  if (command?.manager.name !== 'go' || command.words.includes('-C')) return undefined;
  if (command.command !== 'build' && command.command !== 'install') return undefined;
  const outputs =
    command.command === 'build' ? builtFiles(dockerfile, step, command) : installed(dockerfile, step, command);
  return { ...step, tool: 'go', outputs, bound: bound(dockerfile, step, command) };
}

/** What names the program: the last part of the package's path; undefined for `.` and several packages. */
function programName(operand: string | undefined): string | undefined {
  if (operand === undefined || /^\.*\/*$|\.\.\.|[*?[]/.test(operand)) return undefined;
  const [versionless = ''] = operand.split('@', 1);
  const path = withoutEnd(versionless.replace(/\/v\d+$/, ''), '/');
  const name = baseName(path).replace(/\.go$/, '');
  return name === '' || name === '.' || name === '..' ? undefined : name;
}

function builtFiles(dockerfile: Dockerfile, step: Step, command: PackageCommand): Output[] {
  const operands = operandsOf(command);
  const name = programName(operands[0]);
  const several = operands.length > 1 && !operands.every((operand) => operand?.endsWith('.go'));
  const written = outputPath(dockerfile, step, command);
  if (written === null) {
    const here = step.directory;
    if (several || here === undefined || operands.some((operand) => operand?.includes('...'))) return [];
    return name === undefined ? [{ path: here, kind: 'unnamed' }] : [file(pathFrom(here, name)!)];
  }
  const path = pathFrom(step.directory, written);
  if (path === undefined || path.startsWith('/dev/')) return [];
  if (written?.endsWith('/') || several || operands.some((operand) => operand?.includes('...'))) return [folder(path)];
  // Where it is a folder already, the program lies in it.
  return name === undefined ? [file(path)] : [file(path), file(pathFrom(path, name)!)];
}

/** What `-o` says: null without it, undefined where it is not known. */
function outputPath(dockerfile: Dockerfile, step: Step, command: PackageCommand): string | undefined | null {
  const known = valueOf(command, ['-o']);
  const index = command.words.lastIndexOf('-o');
  return known === undefined && index > 0 ? wordValue(dockerfile, step, wordsOf(step.command)[index + 1]) : known;
}

function installed(dockerfile: Dockerfile, step: Step, command: PackageCommand): Output[] {
  const bin = binFolder(dockerfile, step);
  if (bin === undefined) return [];
  const names = operandsOf(command).map(programName);
  if (names.length === 0 || names.includes(undefined)) return [folder(bin)];
  return names.map((name) => file(`${bin}/${name}`));
}

function binFolder(dockerfile: Dockerfile, step: Step): string | undefined {
  const bin = variable(dockerfile, step, 'GOBIN');
  if (bin !== null) return pathFrom('/', bin);
  const path = variable(dockerfile, step, 'GOPATH');
  if (path !== null) return path === undefined ? undefined : pathFrom('/', `${path}/bin`);
  return baseFacts(step.stage)?.family === 'golang' ? '/go/bin' : undefined;
}

/**
 * With cgo, which is on unless it is switched off, another platform is built for, or there is no C compiler, `net` and
 * `os/user` are linked against the libc: https://pkg.go.dev/cmd/cgo , https://go.dev/doc/go1.20#cgo
 */
function bound(dockerfile: Dockerfile, step: Step, command: PackageCommand): Build['bound'] {
  if (maybeStatic(dockerfile, step, flagsOf(step, command))) return 'no';
  const flags = variable(dockerfile, step, 'GOFLAGS');
  if (flags === undefined || /tags|static/.test(flags ?? '')) return 'no';
  const cgo = variable(dockerfile, step, 'CGO_ENABLED');
  if (cgo !== null && cgo !== '1') return 'no';
  const system = variable(dockerfile, step, 'GOOS');
  if (system !== null && system !== 'linux') return 'no';
  if (cgo === '1') return 'certainly';
  const architecture = variable(dockerfile, step, 'GOARCH');
  if (architecture !== null && architecture !== 'amd64') return 'no';
  return hasCompiler(dockerfile, step) ? 'probably' : 'no';
}

/** The words in which an option of the linker may stand. */
function flagsOf(step: Step, { operands }: PackageCommand): ShellWord[] {
  const words = wordsOf(step.command);
  const behind = words.filter((_, i) =>
    /^-{1,2}(?:ldflags|tags|buildmode|extldflags|linkmode)$/.test(words[i - 1]?.value ?? ''),
  );
  const attached = words.filter(({ text }) => /^-{1,2}(?:ldflags|tags|buildmode)=/.test(text));
  return [...behind, ...attached, ...operands.map((index) => words[index]!)];
}

/** Before Go 1.20 the standard library came compiled with cgo. The Debian images bring gcc along, the Alpine ones do not. */
function hasCompiler(dockerfile: Dockerfile, step: Step): boolean {
  const { stage } = step;
  const facts = baseFacts(stage);
  const base = root(stage);
  if (facts?.family === 'golang') {
    const minor = base.kind === 'image' ? /^1\.(\d+)/.exec(base.reference?.tag ?? '')?.[1] : undefined;
    if (facts.libc === 'glibc' || (minor !== undefined && Number(minor) < 20)) return true;
  }
  return toolsIn(dockerfile, stage).compiler;
}
