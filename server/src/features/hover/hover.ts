import { withContexts } from '../../model/contexts.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { placedAt } from '../../model/instructions.ts';
import { contains } from '../../text/range.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Markup } from '../markup.ts';
import { type Mention, mentionAt } from '../symbols/stage-mentions.ts';
import { describeImage } from './image.ts';
import { describeDirective, describeFlag, describeKeyword } from './reference.ts';
import { StageDescription } from './stage.ts';
import type { Hover } from './text.ts';

/** What is to be said of what stands at an offset. */
export function hover(written: Dockerfile, workspace: Workspace, offset: number, markup: Markup): Hover | undefined {
  const dockerfile = withContexts(written, workspace.contexts);
  const directive = dockerfile.directives.find(({ range }) => contains(range, offset));
  if (directive) return describeDirective(directive, offset, markup);
  const placed = placedAt(dockerfile, offset);
  if (!placed) return undefined;
  const mention = mentionAt(dockerfile, offset);
  if (mention) {
    const description = new StageDescription(dockerfile, workspace, markup);
    return { range: mention.range, text: describe(mention, dockerfile, markup, description) };
  }
  const { instruction } = placed;
  const { name, keyword, flags } = instruction;
  if (!name) return undefined;
  if (contains(keyword.range, offset)) return { range: keyword.range, text: describeKeyword(name, markup) };
  const flag = flags.find(({ range }) => contains(range, offset));
  return flag && describeFlag(name, flag, offset, markup);
}

function describe(
  { kind, range, source, stages: meant }: Mention,
  dockerfile: Dockerfile,
  markup: Markup,
  description: StageDescription,
): string {
  switch (source.kind) {
    case 'stage':
      return description.text(source.stage);
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
      const stages = meant.map((stage) => description.name(stage));
      return stages.length > 0
        ? `${depends}\n\nIt may${context === undefined ? '' : ' also'} be ${stages.join(', ')}.`
        : depends;
    }
  }
}
