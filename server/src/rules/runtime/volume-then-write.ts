import { cleanPath } from '../../model/configuration.ts';
import { copiedBy } from '../../model/copied.ts';
import { isKnown, isWithin } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { foldersOf } from '../../model/provenance.ts';
import { pathFrom, runSteps } from '../../model/run-steps.ts';
import { tracesOfRun } from '../../model/run-traces.ts';
import { chain, LONG_CHAIN, type Stage } from '../../model/stage.ts';
import { parseOptions } from '../../shell/options.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Word } from '../../syntax/word.ts';
import type { Range } from '../../text/range.ts';
import type { Fix, Others, Rule } from '../rule.ts';
import { isInMount } from '../support/mounts.ts';
import { moveBehind } from '../support/moving-lines.ts';
import { isWhole } from '../support/whole.ts';

/** A path that an instruction changes, and the words that do it. */
interface Write {
  readonly instruction: Instruction;
  readonly range: Range;
  readonly path: string;
  /** It makes a folder, and changes nothing where there is one. */
  readonly makes?: boolean;
}

/** A path of a VOLUME, and what changes it further down. */
interface Volume {
  readonly instruction: Instruction;
  readonly word: Word;
  readonly path: string;
  readonly writes: Write[];
}

export const volumeThenWrite: Rule = {
  id: 'runtime/volume-then-write',
  severity: 'information',
  summary: 'Something is written to a path below its VOLUME',
  why: `BuildKit keeps it, but other builders
[throw it away](https://docs.docker.com/reference/dockerfile/#notes-about-specifying-volumes): to them the path is a volume from that
line on. With VOLUME behind the last change, the image is the same everywhere.`,
  reported: 'FROM debian:12\nVOLUME [|/data|]\nRUN useradd app && chown app /data\nUSER app\n',
  fine: 'FROM debian:12\nRUN useradd app && mkdir /data && chown app /data\nVOLUME /data\nUSER app\n',
  peers: [],
  whole: true,
  *check(dockerfile, _, others) {
    if (!dockerfile.instructions.some(({ name }) => name === 'VOLUME')) return;
    for (const volumes of volumesOf(dockerfile, others).values()) {
      for (const { word, path, writes } of volumes) {
        if (writes.length === 0) continue;
        yield {
          range: word.range,
          message: `Not every builder keeps what is written to "${path}" below this VOLUME.`,
          related: writes.map(({ range }) => ({ range, message: 'Written here.' })),
          fixes: () => moveDown(dockerfile, volumes),
        };
      }
    }
  },
};

/** More VOLUMEs of one path than these are not looked at. */
const MOST = 4;

/** The paths of each VOLUME, with what changes them in its stage and in those based on it. */
function volumesOf(dockerfile: Dockerfile, others: Others): ReadonlyMap<Instruction, readonly Volume[]> {
  const found = new Map<Instruction, readonly Volume[]>();
  const withVolume = new Set<Stage>();
  for (const stage of dockerfile.stages) {
    for (const instruction of stage.instructions) {
      if (instruction.name !== 'VOLUME') continue;
      found.set(
        instruction,
        instruction.words.flatMap((word) => readVolume(stage, instruction, word) ?? []),
      );
      withVolume.add(stage);
    }
    // A base stands above.
    if (stage.base.kind === 'stage' && withVolume.has(stage.base.stage)) withVolume.add(stage);
  }
  for (const stage of withVolume) {
    const writes = () => [...writesInto(dockerfile, stage, found)];
    if (!others.holds(stage, 'writes into volumes', () => writes().length > 0)) continue;
    for (const [volume, write] of writes()) volume.writes.push(write);
  }
  return found;
}

/** What a stage changes in its volumes and in those of the stages that it is based on. */
function* writesInto(
  dockerfile: Dockerfile,
  stage: Stage,
  volumes: ReadonlyMap<Instruction, readonly Volume[]>,
): Iterable<readonly [Volume, Write]> {
  const open = new Map<string, readonly Volume[]>();
  const declare = (instruction: Instruction) => {
    for (const volume of volumes.get(instruction) ?? [])
      open.set(volume.path, [...(open.get(volume.path) ?? []), volume].slice(-MOST));
  };
  const bases = chain(stage, LONG_CHAIN).slice(1).reverse();
  for (const instruction of bases.flatMap(({ instructions }) => instructions)) declare(instruction);
  for (const instruction of stage.instructions) {
    if (instruction.name === 'VOLUME') declare(instruction);
    else if (open.size > 0) {
      for (const write of writesOf(dockerfile, stage, instruction)) {
        for (const folder of foldersOf(write.path) ?? []) {
          if (write.makes && folder === write.path) continue;
          for (const volume of open.get(folder) ?? []) yield [volume, write];
        }
      }
    }
  }
}

function readVolume(stage: Stage, instruction: Instruction, word: Word): Volume | undefined {
  const path = stage.scope.evaluate(word.text, instruction);
  return path?.startsWith('/') ? { instruction, word, path: cleanPath(path), writes: [] } : undefined;
}

/** What an instruction changes for certain. */
function writesOf(dockerfile: Dockerfile, stage: Stage, instruction: Instruction): Write[] {
  if (instruction.name === 'RUN') return writesOfRun(dockerfile, stage, instruction);
  const path = copiedBy(stage, instruction)?.destination;
  return path !== undefined && isKnown(path) ? [{ instruction, range: instruction.words.at(-1)!.range, path }] : [];
}

function writesOfRun(dockerfile: Dockerfile, stage: Stage, run: Instruction): Write[] {
  const folders = new Set<number>();
  const writes: Write[] = [];
  for (const { command, directory } of runSteps(dockerfile, stage, run)) {
    const { program, args, range, conditional } = command;
    if (program === 'mkdir') folders.add(range.start);
    if ((program !== 'chown' && program !== 'chmod') || conditional) continue;
    for (const { value } of parseOptions(args).operands.slice(1)) {
      const path = pathFrom(directory, value);
      if (path !== undefined && isKnown(path) && !isInMount(stage, run, path))
        writes.push({ instruction: run, range, path });
    }
  }
  for (const { path, range, certain, removes, mounts } of tracesOfRun(dockerfile, stage, run)) {
    if (path === undefined || !(certain || removes) || mounts.some((mount) => isWithin(path, mount))) continue;
    writes.push({ instruction: run, range, path, makes: folders.has(range.start) });
  }
  return writes;
}

/** To the builder it does not matter where in its stage a VOLUME stands (dispatchVolume in BuildKit's convert.go). */
function moveDown(dockerfile: Dockerfile, volumes: readonly Volume[]): Fix[] {
  const { instruction } = volumes[0]!;
  const stage = dockerfile.stages.find(({ instructions }) => instructions.includes(instruction));
  const writes = volumes.flatMap((volume) => volume.writes);
  const last = writes.reduce((a, b) => (b.instruction.range.start > a.instruction.range.start ? b : a)).instruction;
  const isMovable = stage?.instructions.includes(last) && isWhole(dockerfile, last) && isWhole(dockerfile, instruction);
  if (!isMovable || instruction.logicalText.includes('$')) return [];
  const edits = moveBehind(dockerfile, instruction, last);
  return [{ title: 'Move VOLUME below what is written to it', edits, safe: true, preferred: true }];
}
