import type { Dockerfile } from '../../model/dockerfile.ts';
import { rememberWhole } from '../../model/remember.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { Lines } from '../../text/lines.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Markup } from '../markup.ts';

const linesOf = rememberWhole((dockerfile: Dockerfile) => new Lines(dockerfile.text));

/** What all descriptions are written with: the Dockerfile, what is known around it, and how the client shows texts. */
export class Writer {
  readonly dockerfile: Dockerfile;
  readonly workspace: Workspace;
  readonly markup: Markup;

  constructor(dockerfile: Dockerfile, workspace: Workspace, markup: Markup) {
    this.dockerfile = dockerfile;
    this.workspace = workspace;
    this.markup = markup;
  }

  /** `line 4`: where an instruction begins. */
  line = (instruction: Instruction): string => this.lineOf(instruction.range.start);

  lineOf = (offset: number): string => `line ${linesOf(this.dockerfile).lineOf(offset) + 1}`;

  /** A text with the line of the instruction that it comes from. */
  at = (text: string, instruction: Instruction): string => `${text} (${this.line(instruction)})`;

  /** A stage's name, or its number when it has none. */
  name = (stage: Stage): string => (stage.name ? this.markup.code(stage.name.text) : `stage ${stage.index}`);

  /** The same as a part of a sentence. */
  stage = (stage: Stage): string => (stage.name ? `stage ${this.name(stage)}` : this.name(stage));
}
