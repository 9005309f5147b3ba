import type { PackageManager } from '../../knowledge/package-managers.ts';
import type { Instruction } from '../../syntax/instruction.ts';

/** Something that an instruction adds to its layer and that is worth being told of. */
export type Content = {
  /** What brings it. */
  readonly instruction: Instruction;
} & (
  | {
      readonly kind: 'path';
      /** Absolute; its last part may be a pattern. */
      readonly path: string;
      /** Not an archive by its name: worth it only as a whole folder. */
      readonly folder: boolean;
    }
  | { readonly kind: 'package'; readonly manager: PackageManager; readonly name: string }
  | { readonly kind: 'cache'; readonly manager: PackageManager }
);

/** The same thing has the same key. */
export function keyOf(content: Content): string {
  if (content.kind === 'path') return `path ${content.path}`;
  const { name } = content.manager;
  return content.kind === 'package' ? `package ${content.name}` : `cache ${name}`;
}
