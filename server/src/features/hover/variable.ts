import { predefinedReference } from '../../knowledge/reference/predefined.ts';
import { baseFacts } from '../../model/base-image.ts';
import { partialValueOf } from '../../model/partial-value.ts';
import { PLATFORM_ARGUMENTS } from '../../model/scope.ts';
import { chain, LONG_CHAIN, root, type Stage } from '../../model/stage.ts';
import type { VariableMention } from '../../model/variable-mentions.ts';
import { sourcesOf, valueOf } from '../../model/variable-values.ts';
import { variableOf } from '../../model/variables.ts';
import { setByImage } from '../../rules/var/from-image.ts';
import { linkTo, list, paragraphs, type Row, shorten } from './text.ts';
import type { Writer } from './writer.ts';

/** The value of a variable where it stands, who set it, and by way of which stages it came; or why it has none. */
export function describeVariable(writer: Writer, mention: VariableMention): string | undefined {
  if (!isOfInterest(writer, mention)) return undefined;
  const { markup } = writer;
  const sources = sourcesOf(writer.dockerfile, mention);
  const predefined = predefinedReference(mention.name);
  const title = markup.bold(`Variable ${markup.code(mention.name)}`);
  const isKnown = sources.length > 0 || mention.kind === 'arg';
  const rows = isKnown ? [...valueRows(writer, mention, sources), ...sourceRows(writer, mention, sources)] : [];
  return paragraphs(
    title,
    list(rows),
    isKnown ? remark(writer, mention, sources) : whyUnset(writer, mention),
    isKnown ? '' : fallback(writer, mention),
    predefined ? markup.prose(predefined.about) : '',
    predefined ? linkTo(predefined, markup) : '',
  );
}

/** Not what a shell has by itself, as `$?`, nor what a script sets for itself. */
function isOfInterest({ dockerfile }: Writer, mention: VariableMention): boolean {
  const { name, kind, placed } = mention;
  if (!/^[A-Za-z_]\w*$/.test(name)) return false;
  if (!isInScript(mention) || variableOf(dockerfile, mention)) return true;
  return kind === 'start' && placed.stage?.scope.last(name) !== undefined;
}

const isInScript = ({ kind }: VariableMention): boolean => kind === 'shell' || kind === 'set' || kind === 'start';

type Sources = readonly VariableMention[];

function valueRows(writer: Writer, mention: VariableMention, sources: Sources): readonly Row[] {
  const { dockerfile, markup } = writer;
  const show = (value: string) => (value === '' ? 'empty' : markup.code(value));
  const value = valueOf(dockerfile, mention);
  const { placed, place } = mention;
  const rows: Row[] = [
    ['Value', value === undefined || value === null ? unknownValue(writer, mention, sources) : show(value)],
  ];
  const text = modifiedText(mention);
  if (text === undefined) return rows;
  const here = placed.scope.evaluateWithDefaults(text, place);
  return here === undefined ? rows : [...rows, [markup.code(text), show(here)]];
}

/** `${NAME:-word}` as it is written; undefined where nothing is done with the value. */
const modifiedText = ({ kind, modifier, placed: { instruction }, extent }: VariableMention): string | undefined =>
  modifier === undefined || kind !== 'word' || instruction.onbuild ? undefined : instruction.wordAt(extent).text;

/** What a reference itself says for the case that the variable is not set. */
function fallback({ markup }: Writer, mention: VariableMention): string {
  const text = modifiedText(mention);
  const here = text === undefined ? undefined : mention.placed.scope.evaluateWithFallbacks(text, mention.place);
  return here === undefined
    ? ''
    : `Without a value, ${markup.code(text!)} is ${here === '' ? 'empty' : markup.code(here)}.`;
}

const hasText = ({ extent, range }: VariableMention): boolean => extent.end > range.end;

/** What can be said of a value that the file does not tell. */
function unknownValue(writer: Writer, mention: VariableMention, sources: Sources): string {
  const [source] = sources;
  if (!source || (source.kind === 'arg' && !hasText(source))) {
    return source && PLATFORM_ARGUMENTS.has(source.name) ? 'known to the builder' : 'none without a build argument';
  }
  if (sources.length > 1 && sources.every(hasText)) return 'one of several';
  const part = sources.length === 1 ? partialValueOf(writer.dockerfile, mention) : undefined;
  if (!part) return 'depends on what the file does not say';
  const rest = [...part.unknown].map((name) => unknownPart(writer, mention, name));
  return [`${writer.markup.code(part.text)}, where ${rest[0]}`, ...rest.slice(1)].join(', ');
}

/** What stands for a reference in a value. */
function unknownPart({ markup }: Writer, { placed: { stage } }: VariableMention, name: string): string {
  const written = markup.code(`$${name}`);
  const isDeclared = stage?.scope.last(name)?.kind === 'arg';
  if (stage && name === 'PATH' && hasDefaultPath(stage)) return `${written} is ${markup.code(DEFAULT_PATH)}`;
  if (stage && !isDeclared && (name === 'PATH' || setByImage(stage, name) === 'yes')) {
    return `${written} is that of the base image`;
  }
  return `${written} is not known`;
}

/** What the builder sets where the base image has no PATH (DefaultPathEnvUnix in BuildKit's util/system/path.go). */
const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Images that have no PATH, or the very same. */
const PLAIN = new Set<string | undefined>(['alpine', 'busybox', 'debian', 'ubuntu']);

const hasDefaultPath = (stage: Stage): boolean => root(stage).kind === 'scratch' || PLAIN.has(baseFacts(stage)?.family);

function sourceRows(writer: Writer, mention: VariableMention, sources: Sources): readonly Row[] {
  const { dockerfile, markup, name, at } = writer;
  const isOwn = (source: VariableMention) => source.extent.start === mention.extent.start;
  const setting = sources.filter((source) => !isOwn(source));
  const described = setting.map(({ placed, extent, kind }) => {
    const { instruction } = placed;
    const text = `${kind === 'env' ? 'ENV' : 'ARG'} ${dockerfile.text.slice(extent.start, extent.end)}`;
    return at(markup.code(text) + (instruction.onbuild ? ', a trigger' : ''), instruction);
  });
  const [nearest] = setting;
  return [
    ['Set by', shorten(described).join(', ')],
    ['Through', nearest && sources.length === setting.length ? way(mention, nearest).map(name).join(' → ') : ''],
  ];
}

/** The stages that a value came through, from the one that sets it to that which is based on it; none within one stage. */
function way(mention: VariableMention, source: VariableMention): readonly Stage[] {
  const { stage } = mention.placed;
  if (!stage || !source.placed.stage || source.placed.stage === stage) return [];
  const stages = chain(stage, LONG_CHAIN);
  const at = stages.indexOf(source.placed.stage);
  return at < 0 ? [] : stages.slice(1, at + 1).reverse();
}

function remark({ markup }: Writer, { kind, name }: VariableMention, sources: Sources): string {
  if (kind === 'set') return 'The script gives it a value of its own here.';
  const [source] = sources;
  if (kind === 'arg' || source?.kind === 'arg') {
    const isGiven = sources.some(hasText) || sources.length > 1;
    return isGiven && !PLATFORM_ARGUMENTS.has(name)
      ? `A build argument may replace it: ${markup.code(`--build-arg ${name}=…`)}.`
      : '';
  }
  return '';
}

/** Why a variable has no value from the file. */
function whyUnset(writer: Writer, mention: VariableMention): string {
  const { dockerfile, markup, at } = writer;
  const { name, kind, placed } = mention;
  const { stage, instruction } = placed;
  const declaration = markup.code(`ARG ${name}`);
  if (!stage || instruction === stage.from) {
    if (predefinedReference(name)) return '';
    const isStaged = stage?.scope.definitions.some((definition) => definition.name === name);
    return isStaged
      ? 'It is not set here: FROM sees nothing but the ARG lines above the first FROM.'
      : 'It is not set: no ARG above the first FROM declares it.';
  }
  if (instruction.onbuild) return 'Which value it has is decided where the trigger runs.';
  const global = dockerfile.globals.last(name);
  const unless = isInScript(mention) ? '' : image(stage, name);
  if (global || PLATFORM_ARGUMENTS.has(name)) {
    if (kind === 'start') return 'A build argument is not there when a container is started.';
    const what = global ? `${at(declaration, global.instruction)} is for FROM alone` : 'The builder knows it';
    return `It is not set here. ${what}: a stage has it once it says ${declaration} itself.${unless}`;
  }
  const later = stage.scope.definitions.find((definition) => definition.name === name);
  if (later?.instruction === instruction) {
    return `It is not set here: what ENV sets counts for the instructions below it.${unless}`;
  }
  if (later && kind !== 'start') {
    return `It is not set here yet: ${at(markup.code(`${later.instruction.name} ${name}`), later.instruction)} stands below.${unless}`;
  }
  if (later) return 'A build argument is not there when a container is started.';
  if (predefinedReference(name)) return '';
  if (isInScript(mention)) {
    return 'No ARG or ENV sets it here: its value comes from the base image, from the shell, or from nowhere.';
  }
  return `No ARG or ENV sets it here.${unless}`;
}

function image(stage: Stage, name: string): string {
  switch (setByImage(stage, name)) {
    case 'yes':
      return ' The base image sets it.';
    case 'no':
      return ' The base image does not set it either, so it is empty.';
    default:
      return ' Whether the base image does is not known.';
  }
}
