import { factsOf } from '../../knowledge/images.ts';
import { buildkitChecks } from '../../knowledge/peer-checks.ts';
import { platformArgs } from '../../knowledge/predefined-args.ts';
import { directiveReferences } from '../../knowledge/reference/directives.ts';
import type { Entry, Since } from '../../knowledge/reference/entry.ts';
import { flagReferences } from '../../knowledge/reference/flags.ts';
import { instructionReferences } from '../../knowledge/reference/instructions.ts';
import { isMountType, mountKeys, mountTypes } from '../../knowledge/reference/mounts.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { placedAt } from '../../model/instructions.ts';
import { useOf } from '../../model/variable-mentions.ts';
import { rules } from '../../rules/index.ts';
import { readImageReference } from '../../syntax/image-reference.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { describeImage } from '../hover/image.ts';
import { describeStage } from '../hover/stage.ts';
import { linkTo, paragraphs } from '../hover/text.ts';
import { describeVariable } from '../hover/variable.ts';
import { Writer } from '../hover/writer.ts';
import { type Markup, markdown } from '../markup.ts';
import type { Topic } from './proposal.ts';

/** What there is to say of a stage that is proposed; empty where it is no longer there. */
export function stageDocumentation(dockerfile: Dockerfile, workspace: Workspace, topic: Topic, markup: Markup): string {
  const [index, key] = topic.name.split(' ');
  const stage = dockerfile.stages[Number(index)];
  return stage && (stage.key ?? '') === key ? describeStage(new Writer(dockerfile, workspace, markup), stage) : '';
}

/** What there is to say of a variable that is proposed: its value where it would stand, and who set it. */
export function variableDocumentation(
  dockerfile: Dockerfile,
  workspace: Workspace,
  topic: Topic,
  markup: Markup,
): string {
  const [name = '', offset] = topic.name.split(' ');
  const placed = offset === undefined ? undefined : placedAt(dockerfile, Number(offset));
  if (!placed) return '';
  return describeVariable(new Writer(dockerfile, workspace, markup), useOf(name, placed)) ?? '';
}

/** What there is to say of another proposal, from its topic alone; empty where there is nothing, or no such topic. */
export function documentation({ kind, name }: Topic, markup: Markup): string {
  const [first = '', second = ''] = name.split(' ');
  switch (kind) {
    case 'instruction':
      return entryText(own(instructionReferences, name), markup);
    case 'directive':
      return entryText(own(directiveReferences, name), markup);
    case 'flag': {
      const flag = flagReferences(first).get(second.replace(/^--/, ''));
      return flag
        ? entryText(flag, markup, withoutIt(flag.default && markup.code(flag.default)), sinceText(flag.since, markup))
        : '';
    }
    case 'mount-type':
      return isMountType(name) ? entryText(mountTypes[name], markup) : '';
    case 'mount-key':
      return mountKeyText(first, second, markup);
    case 'rule':
      return ruleText(name, markup);
    case 'image':
      return imageText(name, markup);
    case 'variable':
      return markup.prose(own(platformArgs, first) ?? '');
    case 'pattern':
      return markup === markdown ? `\`\`\`dockerfile\n${name}\n\`\`\`` : name;
    default:
      return '';
  }
}

const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

const entryText = (entry: Entry | undefined, markup: Markup, ...more: readonly string[]): string =>
  entry ? paragraphs(markup.prose(entry.about), more.filter(Boolean).join(' '), linkTo(entry, markup)) : '';

const withoutIt = (standard: string | undefined): string => (standard ? `Without it: ${standard}.` : '');

const sinceText = (since: Since | undefined, markup: Markup): string =>
  since ? `Since ${markup.code(`docker/dockerfile:1.${since.stable}`)}.` : '';

function mountKeyText(type: string, name: string, markup: Markup): string {
  const key = own(mountKeys, name);
  if (!key || !isMountType(type)) return '';
  const about = [key.about, key.for?.[type]].filter(Boolean).join(' ');
  const { anchor } = mountTypes[type];
  return entryText(
    { about, anchor },
    markup,
    withoutIt(markup.prose(key.defaults[type] ?? '')),
    sinceText(key.since, markup),
  );
}

/** A rule of ours, or the one that stands for a code of another tool. */
function ruleText(name: string, markup: Markup): string {
  const rule = rules.find(({ id, peers }) => id === name || peers.some((peer) => peer.endsWith(` ${name}`)));
  const page = buildkitChecks.has(name)
    ? markup.link("Docker's page", `https://docs.docker.com/reference/build-checks/${kebab(name)}/`)
    : /^DL\d+$/.test(name)
      ? markup.link("hadolint's page", `https://github.com/hadolint/hadolint/wiki/${name}`)
      : '';
  const ours = rule && rule.id !== name ? `Here it is ${markup.code(rule.id)}.` : '';
  return rule ? paragraphs(markup.prose(`${rule.summary}.`), markup.prose(rule.why), ours, page) : page;
}

/** `DuplicateStageName` as `duplicate-stage-name`. */
const kebab = (name: string): string =>
  name.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase();

function imageText(name: string, markup: Markup): string {
  const reference = readImageReference(name);
  return reference && factsOf(reference) ? describeImage({ kind: 'image', text: name, reference }, markup) : '';
}
