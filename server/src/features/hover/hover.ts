import { withContexts } from '../../model/contexts.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Range } from '../../text/range.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Markup } from '../markup.ts';
import { type Mention, mentionAt } from '../symbols/stage-mentions.ts';
import { describeImage } from './image.ts';
import { StageDescription } from './stage.ts';

/** What to show beside a place. */
interface Hover {
  readonly range: Range;
  readonly text: string;
}

/** What is known of the stage or image that is named at an offset. */
export function hover(written: Dockerfile, workspace: Workspace, offset: number, markup: Markup): Hover | undefined {
  const dockerfile = withContexts(written, workspace.contexts);
  const mention = mentionAt(dockerfile, offset);
  return (
    mention && {
      range: mention.range,
      text: describe(mention, dockerfile, markup, new StageDescription(dockerfile, workspace, markup)),
    }
  );
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
