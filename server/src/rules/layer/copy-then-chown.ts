import { isWindows } from '../../model/base-image.ts';
import { isKnown } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { scriptOf } from '../../model/run.ts';
import { pathFrom, runSteps, type Step } from '../../model/run-steps.ts';
import type { Stage } from '../../model/stage.ts';
import { type ParsedOptions, parseOptions } from '../../shell/options.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Rule } from '../rule.ts';
import { frontendIsAtLeast } from '../support/frontend.ts';
import { listed } from '../support/listed.ts';
import { commandsNamed } from '../support/placed-command.ts';
import { isShipped } from '../support/shipped.ts';
import { type Bringer, before, bringerOf, type Changed } from './copied-then-changed.ts';
import { setOnCopy } from './setting-on-copy.ts';

export const copyThenChown: Rule = {
  id: 'layer/copy-then-chown',
  severity: 'information',
  summary: 'A RUN does nothing but change the owner or the mode of what was just copied',
  why: `The layer of the RUN holds all these files once more, for an owner or a mode that COPY can give them by itself:
[\`--chown\`](https://docs.docker.com/reference/dockerfile/#copy---chown) and
[\`--chmod\`](https://docs.docker.com/reference/dockerfile/#copy---chmod).`,
  reported: 'FROM node:22\nCOPY . /app\nRUN [|chown -R node:node /app|]\nUSER node\nCMD ["node", "/app/server.js"]\n',
  fine: 'FROM node:22\nCOPY --chown=node:node . /app\nUSER node\nCMD ["node", "/app/server.js"]\n',
  peers: ['tally prefer-copy-chmod'],
  changes: ['steps'],
  deep: true,
  each: ['RUN'],
  *check(dockerfile) {
    const runs = new Set(
      commandsNamed(dockerfile, 'chown', 'chmod').flatMap(({ run, stage, triggered }) =>
        !triggered && isShipped(dockerfile, stage) ? [{ run, stage }] : [],
      ),
    );
    const told = new Set<Instruction>();
    for (const { run, stage } of runs) {
      if (told.has(run)) continue;
      told.add(run);
      const changes = changesIn(dockerfile, stage, run);
      const first = changes?.[0];
      if (!changes || !first) continue;
      const flags = [...new Set(changes.map(({ program }) => `"--${program}"`))];
      yield {
        range: { start: first.step.command.range.start, end: changes.at(-1)!.step.command.range.end },
        message: `This puts "${first.path}" into the image once more: set ${listed(flags)} on ${first.bringer.copy.name} instead.`,
        related: [{ range: first.bringer.copy.keyword.range, message: 'Copied here.' }],
        fixes: () => setOnCopy(dockerfile, run, changes),
      };
    }
  },
};

/** What a RUN changes, if it changes what the lines directly above have copied and does nothing else. */
function changesIn(dockerfile: Dockerfile, stage: Stage, run: Instruction): Changed[] | undefined {
  const copies = copiesAbove(stage, run);
  if (copies.length === 0 || isWindows(dockerfile, stage) || !scriptOf(dockerfile, stage, run).complete)
    return undefined;
  const changes: Changed[] = [];
  for (const step of runSteps(dockerfile, stage, run)) {
    const found = changed(dockerfile, step, copies);
    if (!found) return undefined;
    changes.push(...found);
  }
  return changes;
}

/** No more lines of COPY than these are looked at. */
const MOST = 10;

function copiesAbove({ instructions }: Stage, run: Instruction): Instruction[] {
  const copies: Instruction[] = [];
  for (let i = instructions.indexOf(run) - 1; i >= 0 && copies.length < MOST; i--) {
    const instruction = instructions[i]!;
    if (instruction.name !== 'COPY' && instruction.name !== 'ADD') break;
    copies.push(instruction);
  }
  return copies;
}

const ROOT = /^(?:root|0)(?::(?:root|0)?)?$/;

/** Options that do not matter. */
const OPTIONS = /^(?:-[RvcfhP]|--(?:recursive|verbose|changes|silent|quiet|no-dereference))$/;

function changed(dockerfile: Dockerfile, step: Step, copies: readonly Instruction[]): Changed[] | undefined {
  const { command, directory, stage } = step;
  const { program, link, pipe, redirects, args, conditional } = command;
  if ((program !== 'chown' && program !== 'chmod') || !link || conditional || pipe.length > 1 || redirects.length > 0)
    return undefined;
  if (program === 'chmod' && !frontendIsAtLeast(dockerfile, 1, 2)) return undefined;
  const options = parseOptions(args);
  const [value, ...targets] = options.operands;
  if (!value || targets.length === 0 || options.options.some(({ name }) => !OPTIONS.test(name))) return undefined;
  const found: Changed[] = [];
  for (const target of targets) {
    const path = pathFrom(directory, target.value);
    if (path === undefined || !isKnown(path)) return undefined;
    const bringer = copies.map((copy) => bringerOf(stage, copy, path)).find((one) => one);
    const isFile = bringer !== undefined && isOneFile(bringer, path, program === 'chmod' ? value.value : undefined);
    if (!bringer || !isAboutFiles(options, isFile)) return undefined;
    // What it copies is root's without a flag.
    if (program === 'chown' && ROOT.test(value.value ?? '') && !bringer.copy.flag('chown')) return undefined;
    const was = isFile ? 'nothing' : before(dockerfile, stage, bringer.copy, path);
    // What was there is changed as well.
    if (was === 'content') return undefined;
    found.push({ step, program, options, value, path, bringer, before: was });
  }
  return found;
}

/** Whether files are changed, rather than the folder they are in. */
const isAboutFiles = (options: ParsedOptions, isFile: boolean): boolean => isFile || options.has('-R', '--recursive');

/** Whether one file is meant: by its name, by where programs are, or by a mode that a folder hardly gets. */
function isOneFile({ kind, copy }: Bringer, path: string, mode: string | undefined): boolean {
  if (kind !== 'either') return kind === 'file';
  const isNamed = [path, copy.words[0]!.text].some((text) => /[^/]\.\w+$/.test(text));
  return isNamed || /\/s?bin\/[^/]+$/.test(path) || (mode !== undefined && /\+r?x$|^0?[0246]{3}$/.test(mode));
}
