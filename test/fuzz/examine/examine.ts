import { readIgnoreFile } from '../../../server/src/workspace/ignore.ts';
import { NO_WORKSPACE, type Workspace } from '../../../server/src/workspace/workspace.ts';
import { examineBuilder, examineConfig, examineIgnore } from './beside.ts';
import { examineDockerfile } from './dockerfile.ts';
import { type Clock, Examined } from './examined.ts';
import { examinePlace, examineWhole } from './features.ts';

/** A text to try, and where to ask about it. */
export interface Input {
  /** What its file is called; that says what it is. */
  readonly path: string;
  readonly text: string;
  readonly offsets: readonly number[];
  /** Whether something is known of the files around. */
  readonly inContext: boolean;
}

/** What is remembered from one text to the next hangs on these objects. */
export class Memory {
  readonly bare: Workspace = { ...NO_WORKSPACE };
  readonly inContext: Workspace = {
    ...NO_WORKSPACE,
    context: new Set(['package.json', 'x', 'src/', 'src/a.js', 'go.mod']),
    contextFolder: 'file:///w',
    ignore: readIgnoreFile('.dockerignore', 'node_modules\n*.log\n!x\n'),
    targets: new Set(['a', 'test']),
    contexts: new Set(['b', 'alpine']),
  };
}

/**
 * Does all that we do with a text, and fails where something throws, or a place does not lie in the text, or an edit cannot be made.
 * @returns all answers, which hang on the input alone
 */
export function examine(
  input: Input,
  memory: Memory,
  clock: Clock = (_, work) => work(),
): ReadonlyMap<string, unknown> {
  const { path, text, offsets } = input;
  const examined = new Examined(text, clock);
  if (path === '.dockerignore') examineIgnore(examined, offsets);
  else if (path === '.dockerfile-stages.yaml') examineConfig(examined, offsets);
  else if (path !== 'Dockerfile') examineBuilder(examined, path, offsets);
  else {
    const workspace = input.inContext ? memory.inContext : memory.bare;
    const { dockerfile, findings } = examineDockerfile(examined, workspace);
    examineWhole(examined, dockerfile, findings, workspace);
    for (const offset of offsets) examinePlace(examined, dockerfile, findings, workspace, offset);
  }
  return examined.answers;
}

/** All answers as a text. */
export const written = (answers: ReadonlyMap<string, unknown>): string => JSON.stringify([...answers], plain);

const plain = (_: string, value: unknown): unknown =>
  value instanceof Set || value instanceof Map ? [...value] : value;
