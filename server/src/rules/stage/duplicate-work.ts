import type { Dockerfile } from '../../model/dockerfile.ts';
import { neededByDefault } from '../../model/graph.ts';
import { label, type Stage } from '../../model/stage.ts';
import { Instruction } from '../../syntax/instruction.ts';
import type { Rule } from '../rule.ts';

/** How many instructions that do something two stages may share by chance. */
const FEW = 1;

export const duplicateWork: Rule = {
  id: 'stage/duplicate-work',
  severity: 'hint',
  summary: 'Two stages begin with the same instructions',
  why: `The builder runs them once as long as they are alike to the letter; the day one of the copies is changed, it runs both, and
nobody knows which one is right. A stage for what they share, which both are based on, says it once.`,
  reported:
    'FROM node:22 AS lib\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN npm ci\nRUN npm run build:lib\nFROM node:22 AS [|web|]\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN npm ci\nRUN npm run build:web\nFROM nginx:1.27\nCOPY --from=lib /app/lib /lib\nCOPY --from=web /app/web /web\n',
  fine: 'FROM node:22 AS deps\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN npm ci\nFROM deps AS lib\nRUN npm run build:lib\nFROM deps AS web\nRUN npm run build:web\nFROM nginx:1.27\nCOPY --from=lib /app/lib /lib\nCOPY --from=web /app/web /web\n',
  peers: [],
  whole: true,
  *check(dockerfile) {
    const beginnings = new Map<string, Beginning>();
    for (const stage of dockerfile.stages) {
      if (!neededByDefault(dockerfile).has(stage)) continue;
      const shared = follow(dockerfile, stage, beginnings);
      if (!shared) continue;
      yield {
        range: (stage.name ?? stage.image ?? stage.from.keyword).range,
        message: `The first ${shared.count} instructions are those of ${label(shared.with)}: give both a common base.`,
        related: [{ range: shared.with.from.headRange, message: 'The same instructions follow here.' }],
      };
    }
  },
};

/** A place in the tree of how stages begin: the stage that was first to come there, and how others go on. */
interface Beginning {
  readonly stage: Stage;
  readonly next: Map<string, Beginning>;
  /** The stage alone has come here: its next line, which is not in the tree before another stage comes. */
  alone: number | undefined;
}

interface Shared {
  readonly with: Stage;
  readonly count: number;
}

/** Adds a stage to the tree, and tells how far it goes the way of one before. */
function follow(dockerfile: Dockerfile, stage: Stage, beginnings: Map<string, Beginning>): Shared | undefined {
  let next = beginnings;
  let work = 0;
  let runs = false;
  let shared: Shared | undefined;
  for (let i = 0; i <= stage.instructions.length; i++) {
    const text = lineOf(dockerfile, stage, i);
    const place = next.get(text);
    if (!place) {
      next.set(text, { stage, next: new Map(), alone: i + 1 });
      break;
    }
    if (place.alone !== undefined && place.alone <= place.stage.instructions.length) {
      const line = lineOf(dockerfile, place.stage, place.alone);
      place.next.set(line, { stage: place.stage, next: new Map(), alone: place.alone + 1 });
    }
    place.alone = undefined;
    next = place.next;
    const instruction = stage.instructions[i - 1];
    if (!instruction) continue;
    if (isWork(instruction)) work++;
    runs ||= instruction.name === 'RUN' && isWork(instruction);
    if (runs && work > FEW) shared = { with: place.stage, count: i };
  }
  return shared;
}

/** What stands in a line of the tree: how a stage starts, then its instructions. */
const lineOf = (dockerfile: Dockerfile, stage: Stage, i: number): string =>
  i === 0 ? startOf(stage) : textOf(dockerfile, stage.instructions[i - 1]!);

/** Stages begin alike when they start from the same stage, or the same image on the same platform. */
function startOf({ base, image, platform }: Stage): string {
  const from = base.kind === 'stage' ? `stage ${base.stage.index}` : `image ${image?.text}`;
  return `${from} on ${platform?.value?.text}`;
}

/** An instruction however it is spaced and continued, its heredocs as they are. */
const textOf = ({ text }: Dockerfile, instruction: Instruction): string => {
  const { name, headRange, range, heredocs } = instruction;
  const bodies = heredocs.length > 0 ? text.slice(headRange.end, range.end) : '';
  return `${name}${argumentsOf(instruction)}${bodies}`;
};

const argumentsOf = Instruction.ofOwnLines((logicalText) =>
  logicalText
    .replace(/^\s*\S+/, '')
    .replace(/[ \t]+/g, ' ')
    .trimEnd(),
);

const WORKS: ReadonlySet<string | undefined> = new Set(['COPY', 'ADD', 'RUN']);

/** Whether it costs time: RUN unless it only makes a folder or the like, COPY and ADD. */
const isWork = (instruction: Instruction): boolean =>
  WORKS.has(instruction.name) && !(instruction.name === 'RUN' && isTrifle(instruction));

const isTrifle = Instruction.ofOwnLines((logicalText) =>
  /^\w+\s+(?:mkdir|chmod|chown|ln|touch|echo|true)\b[^&|;]*$/i.test(logicalText),
);
