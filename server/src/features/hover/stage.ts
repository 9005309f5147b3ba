import { baseFacts } from '../../model/base-image.ts';
import { commandText, configuration, type Setting } from '../../model/configuration.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { needed, neededByDefault, usesOf } from '../../model/graph.ts';
import { chain, type Reference, root, type Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { Lines } from '../../text/lines.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Markup } from '../markup.ts';
import { mentions } from '../symbols/stage-mentions.ts';
import { imageSummary } from './image.ts';

const MOST = 8;

/** Describes stages: what they are based on, what applies to their image, who uses them. */
export class StageDescription {
  readonly #dockerfile: Dockerfile;
  readonly #workspace: Workspace;
  readonly #markup: Markup;
  readonly #lines: Lines;

  constructor(dockerfile: Dockerfile, workspace: Workspace, markup: Markup) {
    this.#dockerfile = dockerfile;
    this.#workspace = workspace;
    this.#markup = markup;
    this.#lines = new Lines(dockerfile.text);
  }

  /** A stage's name, or its number when it has none. */
  name(stage: Stage): string {
    return stage.name ? this.#markup.code(stage.name.text) : `stage ${stage.index}`;
  }

  text(stage: Stage): string {
    const title = stage.name ? `Stage ${this.name(stage)}` : `Stage ${stage.index}`;
    const rows: (readonly [string, string])[] = [
      ['Based on', this.#basedOn(stage)],
      ['Platform', this.#platform(stage)],
      ...this.#configuration(stage),
      ...this.#uses(stage),
    ];
    const list = rows.filter(([, value]) => value !== '').map(([label, value]) => `- ${label}: ${value}`);
    const place = (stage.name ? `index ${stage.index}, ` : '') + this.#line(stage.from);
    return [`${this.#markup.bold(title)} (${place})`, '', ...list, '', this.#need(stage)].join('\n');
  }

  #line = (instruction: Instruction): string => `line ${this.#lines.lineOf(instruction.range.start) + 1}`;

  #at = (text: string, instruction: Instruction): string => `${text} (${this.#line(instruction)})`;

  #basedOn(stage: Stage): string {
    const stages = chain(stage);
    const links = shorten(stages.slice(1).map((link) => this.#at(this.name(link), link.from)));
    const end = root(stage);
    const written = this.#markup.code(stages.at(-1)!.image?.text ?? '');
    if (end.kind === 'image') {
      const summary = imageSummary(baseFacts(stage));
      links.push(this.#markup.code(end.text) + (summary === '' ? '' : ` (${summary})`));
    } else if (end.kind === 'scratch') links.push('scratch, the empty image');
    else if (end.kind === 'unknown' && end.context !== undefined)
      links.push(`${this.#markup.code(end.context)}, a named context`);
    else links.push(`${written}, which depends on a variable`);
    return links.join(' → ');
  }

  #platform(stage: Stage): string {
    const link = chain(stage).find(({ platform }) => platform?.value);
    if (!link) return 'that of the build';
    const written = link.platform!.value!.text;
    const value = this.#dockerfile.globals.evaluate(written, link.from);
    const known = value === undefined || value === written ? '' : ` = ${this.#markup.code(value)}`;
    return this.#at(this.#markup.code(written) + known, link.from);
  }

  #configuration(stage: Stage): (readonly [string, string])[] {
    const { user, workdir, entrypoint, cmd, ports } = configuration(stage);
    const facts = baseFacts(stage);
    const empty = root(stage).kind === 'scratch';
    const command = (setting: typeof cmd) =>
      setting ? this.#at(this.#markup.code(commandText(setting.value)), setting.instruction) : '';
    const exposed = [...ports].map(([port, { instruction }]) => this.#at(this.#markup.code(port), instruction));
    return [
      ['User', this.#setting(user, facts?.user ?? (empty ? 'root' : undefined))],
      ['Working directory', this.#setting(workdir, facts?.workdir ?? (empty ? '/' : undefined))],
      ['Entrypoint', command(entrypoint)],
      ['Command', command(cmd)],
      ['Ports', shorten(exposed).join(', ')],
    ];
  }

  /** What an instruction sets, else what the image at the chain's end is known to have. */
  #setting(setting: Setting | undefined, ofImage: string | undefined): string {
    if (!setting) return ofImage === undefined ? 'that of the image' : `${this.#markup.code(ofImage)}, from the image`;
    const written = setting.instruction.words[0]?.text ?? '';
    return this.#at(this.#markup.code(setting.value ?? written), setting.instruction);
  }

  #uses(stage: Stage): (readonly [string, string])[] {
    const bases = mentions(this.#dockerfile).filter(({ kind, stages }) => kind === 'base' && stages.includes(stage));
    const references = usesOf(this.#dockerfile, stage).references.filter(({ source }) => source.kind === 'stage');
    const copies = references.filter(({ kind }) => kind === 'copy').map((reference) => this.#copy(reference));
    const mounts = references.filter(({ kind }) => kind === 'mount').map((reference) => this.#mount(reference));
    return [
      ['Base of', shorten(bases.map((base) => this.#at(this.name(base.stage), base.stage.from))).join(', ')],
      ['Copied out', shorten(copies).join('; ')],
      ['Mounted', shorten(mounts).join('; ')],
    ];
  }

  #copy({ instruction, stage }: Reference): string {
    const words = instruction.words.slice(0, instruction.words.length > 1 ? -1 : undefined);
    const sources = shorten(words.map((word) => this.#markup.code(word.text)));
    return `${sources.join(', ')} by ${this.#at(this.name(stage), instruction)}`;
  }

  #mount({ instruction, stage, flag }: Reference): string {
    const source = flag.mount?.source?.text;
    const what = source === undefined || source === '' ? 'everything' : this.#markup.code(source);
    return `${what} by ${this.#at(this.name(stage), instruction)}`;
  }

  #need(stage: Stage): string {
    if (stage === this.#dockerfile.final) return 'This is the default target.';
    if (neededByDefault(this.#dockerfile).has(stage)) return 'The default target needs it.';
    const { targets } = this.#workspace;
    const target = this.#dockerfile.stages.find(
      (other) => other.key !== undefined && targets?.has(other.key) && needed(other).has(stage),
    );
    if (!target) return 'The default target does not need it.';
    return target === stage
      ? 'A neighbouring file builds it as a target.'
      : `${this.name(target)}, a target of a neighbouring file, needs it.`;
  }
}

/** The first few of a list, and how many more there are. */
const shorten = (items: readonly string[]): string[] =>
  items.length <= MOST ? [...items] : [...items.slice(0, MOST), `${items.length - MOST} more`];
