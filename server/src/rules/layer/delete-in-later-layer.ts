import type { PackageManager } from '../../knowledge/package-managers.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { finalChain } from '../../model/graph.ts';
import { remember, rememberApart } from '../../model/remember.ts';
import { runSteps, type Step } from '../../model/run-steps.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { contains } from '../../text/range.ts';
import type { Fix, Problem, Rule } from '../rule.ts';
import { listed } from '../support/listed.ts';
import { lonelyUpdate } from '../support/lonely-update.ts';
import { canMerge, mergeRuns } from '../support/merging-runs.ts';
import { isInMount } from '../support/mounts.ts';
import { isSameManager, packageCommands } from '../support/package-command.ts';
import { addedByCommand, addedByCopy } from './added.ts';
import { archiveCopiedThenExtracted } from './archive-copied-then-extracted.ts';
import { type Content, Contents } from './content.ts';
import { type Removal, removalsOf } from './taken.ts';

export const deleteInLaterLayer: Rule = {
  id: 'layer/delete-in-later-layer',
  severity: 'information',
  summary: 'Something is deleted that an earlier layer of the image keeps',
  why: `Every RUN, COPY and ADD is a layer of its own, and a later one can only hide what an earlier one holds: the image is as
large as before, and a deleted secret is still there to be read. Delete in the same RUN that makes it, use a mount
(\`RUN --mount=type=bind,source=app.tar.gz,target=/tmp/app.tar.gz …\`), or do the work in a builder stage.`,
  reported:
    'FROM debian:12-slim\nCOPY . /src\nRUN apt-get update && apt-get install -y gcc make\nRUN make -C /src install && apt-get purge -y [|gcc|] make\nUSER nobody\n',
  fine: 'FROM debian:12-slim\nCOPY . /src\nRUN apt-get update && apt-get install -y gcc make && make -C /src install && apt-get purge -y gcc make\nUSER nobody\n',
  peers: ['droast DF004'],
  changes: ['steps'],
  *check(dockerfile, _, others) {
    // That a COPY brings an archive to be unpacked is told where it stands.
    const told = others.problemsOf(archiveCopiedThenExtracted).map(({ range }) => range.start);
    for (const stage of finalChain(dockerfile)) yield* problemsOf(dockerfile, stage, told);
  },
};

/** What a removal takes from earlier layers. */
interface Vain {
  readonly removal: Removal;
  readonly contents: readonly Content[];
}

/** `told`: where other problems begin, whose instructions are left to them. */
function* problemsOf(dockerfile: Dockerfile, stage: Stage, told: readonly number[]): Iterable<Problem> {
  const isTold = ({ instruction }: Content) =>
    instruction.name !== 'RUN' && told.some((start) => contains(instruction.range, start));
  for (const [step, vain] of vainSteps(dockerfile)(stage)) {
    const untold = vain
      .map((one) => ({ ...one, contents: one.contents.filter((content) => !isTold(content)) }))
      .filter(({ contents }) => contents.length > 0);
    if (untold.length > 0) yield problem(dockerfile, step, untold);
  }
}

/** Whether a later layer deletes, in vain, the cache that a manager leaves in the layer of a RUN. */
export const isDeletedLater = (
  dockerfile: Dockerfile,
  stage: Stage,
  run: Instruction,
  { name }: PackageManager,
): boolean => vainCaches(dockerfile)(stage).get(run)?.has(name) ?? false;

const vainCaches = remember((dockerfile: Dockerfile) =>
  rememberApart((stage: Stage) => {
    const names = new Map<Instruction, Set<string>>();
    for (const { contents } of vainSteps(dockerfile)(stage).flatMap(([, vain]) => vain)) {
      for (const content of contents) {
        if (content.kind !== 'cache') continue;
        const { instruction, manager } = content;
        names.set(instruction, (names.get(instruction) ?? new Set()).add(manager.name));
      }
    }
    return names;
  }),
);

/** The commands of a stage that delete what earlier layers of it hold. */
const vainSteps = remember((dockerfile: Dockerfile) =>
  rememberApart((stage: Stage) => [...readVain(dockerfile, stage)]),
);

function* readVain(dockerfile: Dockerfile, stage: Stage): Iterable<readonly [Step, readonly Vain[]]> {
  const layers = new Contents();
  let lonely: Content | undefined;
  for (const instruction of stage.instructions) {
    if (instruction.name === 'COPY' || instruction.name === 'ADD') {
      for (const content of addedByCopy(stage, instruction)) layers.add(content);
    } else if (instruction.name === 'RUN') {
      const own = new Contents();
      // Lists in a layer of their own belong to the RUN that installs: cache/update-without-install tells of that.
      if (lonely && installsWith(dockerfile, stage, instruction, lonely)) {
        own.add(lonely);
        lonely = undefined;
      }
      const update = lonelyUpdate(dockerfile, stage, instruction);
      const isLonely = (content: Content) => content.kind === 'cache' && content.manager === update?.manager;
      for (const step of runSteps(dockerfile, stage, instruction)) {
        if (step.command.conditional) continue;
        const vain = removalsOf(step).flatMap((removal) => takeFrom(layers, own, step, removal) ?? []);
        if (vain.length > 0) yield [step, vain];
        for (const content of addedByCommand(dockerfile, step)) {
          if (isMounted(step, content)) continue;
          if (isLonely(content)) lonely = content;
          else own.add(content);
        }
      }
      layers.addAll(own);
    }
  }
}

/** Whether a RUN installs something with the manager whose cache it is. */
const installsWith = (dockerfile: Dockerfile, stage: Stage, run: Instruction, content: Content): boolean =>
  content.kind === 'cache' &&
  packageCommands(dockerfile, stage, run).some(
    ({ action, manager }) => action === 'install' && isSameManager(manager, content.manager),
  );

const isMounted = ({ stage, run }: Step, content: Content): boolean =>
  content.kind === 'path' && isInMount(stage, run, content.path);

/** Takes something out of what is there. It is in vain unless the same RUN made it. */
function takeFrom(layers: Contents, own: Contents, step: Step, removal: Removal): Vain | undefined {
  const isTaken = (content: Content) => removal.takes(content) && !isMounted(step, content);
  const take = (from: Contents) =>
    removal.kind === 'package' ? from.takePackage(removal.label, isTaken) : from.takeFiles(isTaken);
  const earlier = take(layers);
  const made = take(own);
  return earlier.length > 0 && made.length === 0 ? { removal, contents: earlier } : undefined;
}

function problem(dockerfile: Dockerfile, step: Step, vain: readonly Vain[]): Problem {
  const sources = [...new Set(vain.flatMap(({ contents }) => contents.map(({ instruction }) => instruction)))];
  const labels = [...new Set(vain.map(({ removal }) => removal.label))];
  const { kind, range } = vain[0]!.removal;
  return {
    range,
    message: message(kind, labels, sources.length),
    related: sources.map(({ keyword }) => ({ range: keyword.range, message: 'This layer keeps it.' })),
    fixes: () => mergeWithAbove(dockerfile, step, sources),
  };
}

function message(kind: Removal['kind'], labels: readonly string[], layers: number): string {
  const [has, them] = [layers > 1 ? 'earlier layers have' : 'an earlier layer has', labels.length > 1 ? 'them' : 'it'];
  if (kind === 'cache') return `"${labels[0]}" leaves the cache in the image: ${has} it.`;
  const [is, stays] = labels.length > 1 ? ['are', 'stay'] : ['is', 'stays'];
  const done = kind === 'path' ? 'deleted' : 'removed';
  return `${listed(labels)} ${is} ${done} here, but ${stays} in the image: ${has} ${them}.`;
}

/** Where all of it comes from the RUN directly above. */
function mergeWithAbove(dockerfile: Dockerfile, { stage, run }: Step, sources: readonly Instruction[]): Fix[] {
  const above = stage.instructions[stage.instructions.indexOf(run) - 1];
  if (!above || sources.length !== 1 || sources[0] !== above || !canMerge(dockerfile, stage, above, run)) return [];
  return [
    { title: 'Merge with the RUN above', edits: mergeRuns(dockerfile, above, run), safe: false, preferred: true },
  ];
}
