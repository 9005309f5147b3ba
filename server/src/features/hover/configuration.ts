import { baseFacts } from '../../model/base-image.ts';
import {
  type Command,
  type Configuration,
  commandText,
  configuration,
  configurationAfter,
  environment,
  type Setting,
  stateBefore,
} from '../../model/configuration.ts';
import { root, type Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { list, paragraphs, type Row, shorten } from './text.ts';
import type { Writer } from './writer.ts';

/** The configuration of a stage's image with where each part was set; if told so, as an instruction of the stage leaves it. */
export function configurationRows(writer: Writer, stage: Stage, last?: Instruction): readonly Row[] {
  const { markup, at } = writer;
  const set = last ? configurationAfter(stage, last) : configuration(stage);
  const facts = baseFacts(stage);
  const empty = root(stage).kind === 'scratch';
  const command = (setting: Setting<Command> | undefined) =>
    setting ? at(markup.code(commandText(setting.value)), setting.instruction) : '';
  const listed = (settings: ReadonlyMap<string, Setting>, text = (key: string, _: Setting) => key) =>
    shorten([...settings].map(([key, set]) => at(markup.code(text(key, set)), set.instruction))).join(', ');
  const variables = [...environment(stage, last).values()].map(({ name, value, pair, instruction }) =>
    at(markup.code(`${name}=${value ?? pair.value?.text ?? ''}`), instruction),
  );
  const { shell, healthcheck, stopsignal } = set;
  return [
    ['User', ownOrInherited(writer, set.user, facts?.user ?? (empty ? 'root' : undefined))],
    ['Working directory', directory(writer, set.workdir, facts?.workdir ?? (empty ? '/' : undefined))],
    ['Entrypoint', command(set.entrypoint)],
    ['Command', command(set.cmd) || dropped(set, empty)],
    ['Environment', shorten(variables).join(', ')],
    ['Ports', listed(set.ports)],
    ['Volumes', listed(set.volumes)],
    ['Labels', listed(set.labels, (key, { value }) => `${key}=${value ?? '…'}`)],
    ['Health check', healthcheck ? at(markup.code(healthcheck.value), healthcheck.instruction) : ''],
    ['Stop signal', stopsignal ? ownOrInherited(writer, stopsignal, undefined) : ''],
    ['Shell', shell ? at(markup.code(JSON.stringify(shell.value)), shell.instruction) : ''],
  ];
}

/** What an instruction sets, else what the image at the chain's end is known to have. */
function ownOrInherited({ markup, at }: Writer, setting: Setting | undefined, ofImage: string | undefined): string {
  if (!setting) return ofImage === undefined ? 'that of the image' : `${markup.code(ofImage)}, from the image`;
  const written = setting.instruction.words[0]?.text ?? '';
  return at(markup.code(setting.value ?? written), setting.instruction);
}

/** The same for a directory, which may begin where that of the image ends. */
function directory(writer: Writer, setting: Setting | undefined, ofImage: string | undefined): string {
  const written = setting?.instruction.words[0]?.text ?? '';
  const isRelative = /^[\w.-]/.test(written) && !written.includes('$');
  const isFirst = setting && stateBefore(setting.stage, setting.instruction).workdir === undefined;
  if (!isFirst || !isRelative || setting.value !== undefined) return ownOrInherited(writer, setting, ofImage);
  return writer.at(`${writer.markup.code(written)}, seen from that of the image`, setting.instruction);
}

/** ENTRYPOINT has no use for a CMD of the base (dispatchEntrypoint in BuildKit's convert.go). */
const dropped = ({ entrypoint, cmd }: Configuration, empty: boolean): string =>
  entrypoint && !cmd && !empty ? 'none: ENTRYPOINT drops that of the image' : '';

/** The configuration as an instruction leaves it, or as the stage's image has it, under a title. */
export function describeConfiguration(writer: Writer, stage: Stage, title: string, last?: Instruction): string {
  const base = root(stage);
  const { markup } = writer;
  const rest =
    base.kind === 'scratch'
      ? 'Nothing else is set.'
      : base.kind === 'image' && base.text !== ''
        ? `All else is as the image ${markup.code(base.text)} has it.`
        : 'All else is as the base image has it.';
  return paragraphs(markup.bold(title), list(configurationRows(writer, stage, last)), rest);
}
