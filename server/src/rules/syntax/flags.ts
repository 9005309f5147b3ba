import type { Keyword } from '../../syntax/head.ts';
import type { Instruction } from '../../syntax/instruction.ts';

/** What a flag takes: a text, yes or no, or a text each time it is given. */
export type FlagKind = 'text' | 'boolean' | 'list';
type Flags = ReadonlyMap<string, FlagKind>;

const flags = (kinds: Readonly<Record<string, FlagKind>>): Flags => new Map(Object.entries(kinds));

const NONE = flags({});
const COMMON = { chown: 'text', chmod: 'text', link: 'boolean', exclude: 'list' } as const;
const FLAGS: Partial<Record<Keyword, Flags>> = {
  FROM: flags({ platform: 'text' }),
  RUN: flags({ mount: 'list', network: 'text', security: 'text', device: 'list' }),
  COPY: flags({ from: 'text', ...COMMON, parents: 'boolean' }),
  ADD: flags({ checksum: 'text', ...COMMON, 'keep-git-dir': 'boolean', unpack: 'boolean' }),
  HEALTHCHECK: flags({
    interval: 'text',
    timeout: 'text',
    'start-period': 'text',
    'start-interval': 'text',
    retries: 'text',
  }),
};

/** Whether an instruction is `HEALTHCHECK NONE`. */
export const isNone = ({ name, words }: Instruction): boolean =>
  name === 'HEALTHCHECK' && words[0]?.text.toUpperCase() === 'NONE';

/** The flags that an instruction has; undefined for those whose flags nobody looks at (instructions/parse.go). */
export function flagsOf(instruction: Instruction): Flags | undefined {
  const { name } = instruction;
  if (name === undefined || name === 'ARG' || name === 'STOPSIGNAL' || isNone(instruction)) return undefined;
  return FLAGS[name] ?? NONE;
}
