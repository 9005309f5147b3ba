import { oneLine } from '../features/one-line.ts';
import { type Dockerfile, readDockerfile } from '../model/dockerfile.ts';
import { neededByDefault } from '../model/graph.ts';
import { label } from '../model/stage.ts';
import type { Instruction } from '../syntax/instruction.ts';
import { Lines } from '../text/lines.ts';
import type { Command } from './arguments.ts';
import { outlineJson } from './json.ts';
import type { Session } from './session.ts';
import { paint, plain, type Terminal } from './terminal.ts';

/** Longer instructions are cut. */
const LONGEST = 100;

type OutlineCommand = Extract<Command, { kind: 'outline' }>;

/** Lists the stages of files and their instructions. */
export async function runOutline(command: OutlineCommand, session: Session): Promise<void> {
  const { terminal } = session;
  let separator = '';
  const json: ReturnType<typeof outlineJson>[] = [];
  for await (const { path, text } of session.inputs(command.paths)) {
    const dockerfile = readDockerfile(text);
    const lines = new Lines(text);
    if (command.format === 'json') json.push(outlineJson(path, lines, dockerfile));
    else terminal.out(`${separator}${outlineText(terminal, path, lines, dockerfile)}`);
    separator = '\n';
  }
  if (command.format === 'json') terminal.out(`${JSON.stringify(json.length === 1 ? json[0] : json, null, 2)}\n`);
}

/** A file's outline for people: one line for each stage and each instruction. */
export function outlineText(terminal: Terminal, file: string, lines: Lines, dockerfile: Dockerfile): string {
  const width = String(lines.count).length;
  const row = ({ range }: Instruction, text: string) => {
    const number = String(lines.lineOf(range.start) + 1).padStart(width);
    return `${paint(terminal, 'dim', number)} ${text}\n`;
  };
  let result = `${paint(terminal, 'bold', plain(file))}\n`;
  for (const instruction of dockerfile.preamble) result += row(instruction, oneLine(instruction.logicalText, LONGEST));
  const needed = neededByDefault(dockerfile);
  for (const stage of dockerfile.stages) {
    const title = paint(terminal, 'bold', plain(label(stage)));
    const note = stage === dockerfile.final ? ', final' : needed.has(stage) ? '' : ', not built by default';
    result += row(stage.from, `${title} from ${plain(stage.image?.text ?? 'nothing')}${note}`);
    for (const instruction of stage.instructions)
      result += row(instruction, `  ${oneLine(instruction.logicalText, LONGEST)}`);
  }
  return result;
}
