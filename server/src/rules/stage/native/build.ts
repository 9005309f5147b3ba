import type { Step } from '../../../model/run-steps.ts';

/** A place where a command leaves native code, by its absolute path. */
export interface Output {
  readonly path: string;
  /**
   * `file`: just this. `folder`: programs right in it, whatever they are called. `unnamed`: one program right in it, among
   * other files. `tree`: native code somewhere below.
   */
  readonly kind: 'file' | 'folder' | 'unnamed' | 'tree';
}

/** A command that makes native code. */
export interface Build extends Step {
  readonly tool: 'go' | 'rust' | 'c' | 'python' | 'node' | 'ruby';
  readonly outputs: readonly Output[];
  /** Whether it is bound to the libc of its stage. `possibly`: where one of a project's packages has native code. */
  readonly bound: 'certainly' | 'probably' | 'possibly' | 'no';
}

/** An output that is one file. */
export const file = (path: string): Output => ({ path, kind: 'file' });

/** An output that is a folder. */
export const folder = (path: string): Output => ({ path, kind: 'folder' });
