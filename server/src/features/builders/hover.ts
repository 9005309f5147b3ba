import { withContexts } from '../../model/contexts.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Stage } from '../../model/stage.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { describeStage } from '../hover/stage.ts';
import { paragraphs } from '../hover/text.ts';
import { Writer } from '../hover/writer.ts';
import type { Markup } from '../markup.ts';

/** A stage that a target means, with the path of its Dockerfile as people read it. */
export interface FoundStage {
  readonly dockerfile: Dockerfile;
  readonly workspace: Workspace;
  readonly stage: Stage;
  readonly path: string;
}

const MOST = 3;

/** What there is to say of the stages that a target means. */
export const describeTarget = (found: readonly FoundStage[], markup: Markup): string =>
  paragraphs(
    ...found.slice(0, MOST).flatMap(({ dockerfile, workspace, stage, path }) => {
      const read = withContexts(dockerfile, workspace.contexts);
      const own = read.stages[stage.index] ?? stage;
      return [describeStage(new Writer(read, workspace, markup), own), `In ${markup.code(path)}.`];
    }),
  );
