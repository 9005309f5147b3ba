import { withContexts } from '../../model/contexts.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { type Placed, placedAt } from '../../model/instructions.ts';
import { variableAt } from '../../model/variable-mentions.ts';
import type { Keyword } from '../../syntax/head.ts';
import { contains } from '../../text/range.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Markup } from '../markup.ts';
import { delimiterAt } from '../symbols/heredoc-delimiters.ts';
import { type Mention, mentionAt } from '../symbols/stage-mentions.ts';
import { describeArgument } from './argument.ts';
import { describeCheckName } from './check-name.ts';
import { describeConfiguration } from './configuration.ts';
import { describeHeredoc } from './heredoc.ts';
import { describeImage } from './image.ts';
import { describePath } from './path.ts';
import { describeDirective, describeFlag, describeKeyword } from './reference.ts';
import { describeStage } from './stage.ts';
import { type Hover, paragraphs } from './text.ts';
import { describeVariable } from './variable.ts';
import { Writer } from './writer.ts';

/**
 * What is to be said of what stands at an offset.
 * @param counted what is known of the files that are copied there
 */
export function hover(
  written: Dockerfile,
  workspace: Workspace,
  offset: number,
  markup: Markup,
  counted = '',
): Hover | undefined {
  const dockerfile = withContexts(written, workspace.contexts);
  const check = describeCheckName(dockerfile, offset, markup);
  if (check) return check;
  const directive = dockerfile.directives.find(({ range }) => contains(range, offset));
  if (directive) return describeDirective(directive, offset, markup);
  const placed = placedAt(dockerfile, offset);
  if (!placed) return undefined;
  const writer = new Writer(dockerfile, workspace, markup);
  const variable = variableAt(dockerfile, offset);
  const mention = mentionAt(dockerfile, offset);
  const value = variable && describeVariable(writer, variable);
  if (variable && value !== undefined) {
    const isDefined = variable.kind === 'arg' || variable.kind === 'env';
    const isTold = mention && (mention.source.kind !== 'unknown' || mention.stages.length > 0);
    const named = isTold ? describeMention(writer, mention) : '';
    const range = isDefined ? { start: variable.extent.start, end: variable.range.end } : variable.extent;
    return { range, text: paragraphs(value, named) };
  }
  const delimiter = delimiterAt(dockerfile, offset);
  if (delimiter) {
    const { range, heredoc } = delimiter;
    const text = describeHeredoc(writer, delimiter, placed.stage);
    return { range: contains(range, offset) ? range : heredoc.range, text };
  }
  if (mention) return { range: mention.range, text: describeMention(writer, mention) };
  const { instruction } = placed;
  const { name, keyword, flags } = instruction;
  if (!name) return undefined;
  if (contains(keyword.range, offset)) return { range: keyword.range, text: keywordText(writer, placed, name) };
  const flag = flags.find(({ range }) => contains(range, offset));
  return (
    (flag && describeFlag(name, flag, offset, markup)) ??
    describePath(writer, placed, offset, counted) ??
    describeArgument(writer, placed, offset)
  );
}

/** What an instruction does; where it matters what becomes of the image by it, that as well. */
function keywordText(writer: Writer, { instruction, stage }: Placed, name: Keyword): string {
  const about = describeKeyword(name, writer.markup);
  if (!stage || instruction.onbuild) return about;
  if (name === 'FROM') {
    if (stage !== writer.dockerfile.final) return about;
    return paragraphs(about, describeConfiguration(writer, stage, 'The image of this stage'));
  }
  if (!/^(?:USER|WORKDIR|CMD|ENTRYPOINT)$/.test(name)) return about;
  return paragraphs(about, describeConfiguration(writer, stage, 'The image up to here', instruction));
}

function describeMention(writer: Writer, { kind, range, source, stages: meant }: Mention): string {
  const { markup, dockerfile } = writer;
  switch (source.kind) {
    case 'stage':
      return describeStage(writer, source.stage);
    case 'image':
      return describeImage(source, markup);
    case 'scratch':
      return `${markup.bold('scratch')}\n\nThe empty image.`;
    case 'no-such-index':
      return `No stage has the index ${source.index}.`;
    case 'unknown': {
      const written = markup.code(dockerfile.text.slice(range.start, range.end));
      const { context } = source;
      const depends =
        context !== undefined
          ? `${markup.bold(`Context ${markup.code(context)}`)}\n\nA named context, which the build is given from outside.`
          : kind === 'base'
            ? `${written} depends on a variable that has no value here.`
            : `The builder replaces no variables in ${written}.`;
      const stages = meant.map(writer.name);
      return stages.length > 0
        ? `${depends}\n\nIt may${context === undefined ? '' : ' also'} be ${stages.join(', ')}.`
        : depends;
    }
  }
}
