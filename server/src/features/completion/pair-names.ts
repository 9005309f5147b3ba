import { platformArgs } from '../../knowledge/predefined-args.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Stage } from '../../model/stage.ts';
import { type Asked, inWords, type Proposal } from './proposal.ts';
import { shown, topicOf, type Usable, usableAt } from './usable.ts';

/** Names for ARG and ENV: what a stage may take over, or set anew. */
export function pairNameProposals(asked: Asked): Proposal[] {
  const { what, instruction, stage } = asked.context;
  if (what.kind !== 'pair-name' || !instruction) return [];
  const { given, hasValue } = what;
  const write = (name: string, detail: string | undefined, value: boolean): Proposal => ({
    label: name,
    kind: 'variable',
    text: value && !hasValue ? `${name}=` : name,
    filter: name,
    detail,
    topic: topicOf(asked, name),
  });
  const names =
    instruction.name === 'ARG'
      ? argumentNames(asked.dockerfile, stage, asked)
      : instruction.name === 'ENV'
        ? variableNames(asked)
        : [];
  return names
    .filter(({ name }) => !given.includes(name))
    .map(({ name, detail }) => write(name, detail, instruction.name === 'ENV'));
}

/** What ARG may name: global arguments and those that the builder sets; above the first FROM, what FROM lines use and nobody declares. */
function argumentNames(
  dockerfile: Dockerfile,
  stage: Stage | undefined,
  { context: { scope, place } }: Asked,
): Usable[] {
  if (!stage) {
    const used = dockerfile.stages.flatMap(({ image, platform }) => [
      ...`${image?.text ?? ''} ${platform?.value?.text ?? ''}`.matchAll(/\$\{?(\w+)/g),
    ]);
    const names = new Set(used.map(([, name]) => name!));
    return [...names]
      .filter((name) => !Object.hasOwn(platformArgs, name) && !dockerfile.globals.last(name))
      .map((name) => ({ name, detail: 'used by FROM' }));
  }
  const globals = [...new Set(dockerfile.globals.definitions.map(({ name }) => name))].map((name) => ({
    name,
    detail: `${shown(dockerfile.globals.last(name))} (global)`,
  }));
  const platform = Object.entries(platformArgs).map(([name, about]) => ({ name, detail: inWords(about) }));
  return [...globals, ...platform].filter(({ name }) => /^\w+$/.test(name) && !scope.declares(name, place));
}

/** What ENV may set anew. */
function variableNames(asked: Asked): Usable[] {
  const { stage } = asked.context;
  return stage ? usableAt(asked).filter(({ edits }) => !edits) : [];
}
