import type { Context, What } from './what.ts';

type Kind = What['kind'];

/** The characters behind which something is proposed of its own accord, and what that may be. */
const TRIGGERS: Readonly<Record<string, readonly Kind[]>> = {
  ' ': ['image', 'as', 'stage-name', 'path', 'user', 'directory', 'shell', 'signal', 'healthcheck', 'pair-name'],
  '-': ['flag', 'flag-value', 'mount-value', 'image', 'path', 'rules'],
  '=': ['flag-value', 'mount-value', 'directive-value', 'rules'],
  ',': ['mount-key', 'rules'],
  ':': ['image', 'flag-value', 'mount-value', 'variable', 'user'],
  '/': ['path', 'directory', 'protocol', 'image', 'flag-value', 'mount-value', 'rules', 'directive-value'],
  '"': ['path', 'flag-value', 'mount-value'],
  $: ['variable'],
  '{': ['variable'],
};

export const TRIGGER_CHARACTERS: readonly string[] = Object.keys(TRIGGERS);

/** Whether proposals are wanted when a character was typed in front of the cursor, and nobody asked for any. */
export function isWantedBehind(character: string, { what, instruction }: Context): boolean {
  // Another trigger than a word behind ONBUILD is no news, and ENV mostly names what is not there yet.
  if (character === ' ' && what.kind === 'instruction') return what.trigger;
  if (character === ' ' && what.kind === 'pair-name') return instruction?.name !== 'ENV';
  return TRIGGERS[character]?.includes(what.kind) ?? false;
}
