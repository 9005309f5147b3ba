import { systemCommands } from '../../support/system-packages.ts';
import { throughChain } from '../../support/through-chain.ts';

/** What a stage and those it is based on install for compiling. */
interface Tools {
  /** For C, which cgo asks for. */
  readonly compiler: boolean;
  /** For C++, which node-gyp asks for. */
  readonly compilerOfCPlusPlus: boolean;
  readonly python: boolean;
  /** The distribution's own Rust, not that of rustup. */
  readonly rust: boolean;
  /** Headers of libraries, or a compiler: a sign that something is linked against C. */
  readonly forC: boolean;
}

const NONE: Tools = { compiler: false, compilerOfCPlusPlus: false, python: false, rust: false, forC: false };

const COMPILER = /^(?:gcc(?:-\d+)?|build-essential|build-base|alpine-sdk)$/;
const CPLUSPLUS = /^(?:g\+\+(?:-\d+)?|gcc-c\+\+|build-essential|build-base|alpine-sdk)$/;
const FOR_C = /-dev(?:el)?$|^gcc|^g\+\+|^build-/;

export const toolsIn = throughChain<Tools>((dockerfile, stage, base = NONE) => {
  const commands = stage.instructions
    .filter(({ name }) => name === 'RUN')
    .flatMap((run) => systemCommands(dockerfile, stage, run).filter(({ action }) => action === 'install'));
  const names = new Set(commands.flatMap(({ packages }) => packages.map(({ name }) => name)));
  if (names.size === 0) return base;
  const some = (pattern: RegExp) => [...names].some((name) => pattern.test(name));
  return {
    compiler: base.compiler || some(COMPILER),
    compilerOfCPlusPlus: base.compilerOfCPlusPlus || some(CPLUSPLUS),
    python: base.python || some(/^(?:python3?|python-is-python3)$/),
    rust: base.rust || ((names.has('cargo') || names.has('rust')) && !names.has('rustup')),
    forC: base.forC || some(FOR_C),
  };
});
