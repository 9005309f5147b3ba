import { isStandard } from '../../knowledge/folders.ts';
import { isWithin, resolvePath, workdirAt } from '../../model/directory.ts';
import { makersOf } from '../../model/makers.ts';
import { mountHolding } from '../../model/mount-holding.ts';
import { originOf } from '../../model/provenance.ts';
import { chain, LONG_CHAIN, root, type Stage, stepsOf } from '../../model/stage.ts';
import type { Trace } from '../../model/trace.ts';
import { isInContext } from '../../workspace/workspace.ts';
import type { StagePath } from '../provenance.ts';
import type { Writer } from './writer.ts';

/** Stages through which a file is followed back. */
const FARTHEST = 5;
const MOST = 3;

/** Who makes what lies at a path of a stage, a line for each stage that it came through. */
export function describeOrigin(writer: Writer, found: StagePath): string {
  const { dockerfile, workspace, markup } = writer;
  if (found.path === '/') return `All there is in ${writer.stage(found.from)}.`;
  const mounted = mountHolding(dockerfile, found, (path) => isInContext(workspace, path));
  if (mounted) {
    const where = writer.at(`a ${mounted.mount.type} mount at ${markup.code(mounted.target)}`, mounted.run);
    return `It is in ${where}, and so not in the stage.`;
  }
  const lines: string[] = [];
  for (let at: Place | undefined = { ...found, stage: found.from }; at && lines.length < FARTHEST; ) {
    const made = lineAbout(writer, at);
    const text = made.text[0]!.toLowerCase() + made.text.slice(1);
    lines.push(lines.length === 0 ? made.text : `In ${writer.stage(at.stage)}: ${text}`);
    at = made.maker && copiedFrom(writer, made.maker, at.path);
  }
  return lines.join('\n\n');
}

interface Place {
  readonly stage: Stage;
  readonly path: string;
  readonly pattern?: string | undefined;
}

function lineAbout(writer: Writer, place: Place): { readonly text: string; readonly maker?: Trace } {
  const { dockerfile, markup } = writer;
  const { stage, path, pattern } = place;
  const { certain, traces, vague, origin } = makersOf(dockerfile, { stage, path, pattern });
  const shown = traces.slice(0, MOST).map((trace) => maker(writer, trace, stage));
  if (traces.length > MOST) shown.push(`${traces.length - MOST} more`);
  if (certain) {
    const [last, ...before] = shown;
    const also = before.length === 0 ? '' : `, and before that by ${before.join(', ')}`;
    return { text: `Made by ${last}${also}.`, maker: traces[0]! };
  }
  const base = root(stage);
  const isImage = base.kind === 'image' && base.text !== '';
  const named = isImage ? `the base image ${markup.code(base.text)}` : 'what the stage is based on';
  if (origin.kind === 'missing') {
    return {
      text: `Nothing in ${writer.stage(stage)} makes ${markup.code(path)}${base.kind === 'scratch' ? '' : ', as far as this file shows'}.`,
    };
  }
  const outside = origin.inBase && base.kind !== 'scratch';
  if (vague) {
    const count = traces.length;
    const text = outside ? `Comes with ${named}, or is made by` : 'May be made by';
    return { text: `${text} one of ${count} commands.` };
  }
  if (shown.length > 0) {
    const text = `May be made by ${shown.join(', ')}${outside ? `, or come with ${named}` : ''}.`;
    return traces.length === 1 ? { text, maker: traces[0]! } : { text };
  }
  const installs =
    isStandard(path) && chain(stage, LONG_CHAIN).some((link) => stepsOf(link).some(({ name }) => name === 'RUN'));
  if (!outside && !installs) return { text: 'Where it comes from is not known.' };
  return {
    text: installs ? `Comes with ${named}, or with what a RUN installs.` : `Comes with ${named}, if it is there.`,
  };
}

function maker(writer: Writer, { instruction, range, stage }: Trace, asked: Stage): string {
  const { dockerfile, markup } = writer;
  // The words of an array are nothing without its brackets.
  const isCommand =
    instruction.name === 'RUN' && instruction.form !== 'json' && range.start !== instruction.keyword.range.start;
  const text = isCommand ? `RUN ${dockerfile.text.slice(range.start, range.end)}` : instruction.logicalText.trim();
  const inherited = stage === asked ? '' : ` of ${writer.stage(stage)}`;
  return `${markup.code(text)}${inherited} (${writer.lineOf(range.start)})`;
}

/** Where a file at a path had been, if another stage is where COPY has it from. */
function copiedFrom(writer: Writer, { instruction, stage }: Trace, path: string): Place | undefined {
  const reference = stage.references.find((one) => one.kind === 'copy' && one.instruction === instruction);
  const target = instruction.words.at(-1);
  const sources = instruction.words.slice(0, -1);
  if (!target || reference?.source.kind !== 'stage' || reference.source.stage.index >= stage.index) return undefined;
  const from = reference.source.stage;
  const value = stage.scope.evaluate(target.text, instruction);
  if (value === undefined || instruction.flag('parents')) return undefined;
  const destination = resolvePath(workdirAt(stage, instruction), value);
  if (!isWithin(path, destination)) return undefined;
  const rest = destination === '/' ? path.slice(1) : path.slice(destination.length + 1);
  const candidates = sources.flatMap(({ text }): string[] => {
    const source = stage.scope.evaluate(text, instruction);
    if (source === undefined || /[*?[\\]/.test(source)) return [];
    const own = resolvePath('/', source);
    // The content of a directory is copied, and a file under its name.
    const name = own.slice(own.lastIndexOf('/') + 1);
    const asFile = rest === name || rest.startsWith(`${name}/`) ? [own + rest.slice(name.length)] : [];
    return path === destination ? [own] : [...asFile, resolvePath(own, rest)];
  });
  const there = candidates.filter((one) => originOf(writer.dockerfile, from, one).kind === 'made');
  const [only] = there.length > 0 ? there : candidates;
  return only !== undefined && (there.length === 1 || candidates.length === 1)
    ? { stage: from, path: only }
    : undefined;
}
