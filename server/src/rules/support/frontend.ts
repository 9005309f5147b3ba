import type { Dockerfile } from '../../model/dockerfile.ts';
import { rememberWhole } from '../../model/remember.ts';
import type { Directive } from '../../syntax/directive.ts';

/**
 * Whether the frontend that `# syntax=` names, if any, is docker/dockerfile of this version or later, from Docker Hub or a
 * mirror of it. What is neither a version nor a channel of the current one is none.
 */
export function frontendIsAtLeast({ directives }: Dockerfile, major: number, minor: number): boolean {
  const syntax = directives.find(({ name }) => name.text === 'syntax')?.value.text;
  if (syntax === undefined) return true;
  const image = DOCKERS.exec(syntax)?.[0];
  if (image === undefined) return false;
  const tag = syntax.slice(image.length);
  const version = /^:(\d+)(?:\.(\d+))?(?=[-.@]|$)/.exec(tag);
  // Without a tag, and with a digest alone, it is the latest, or as good as.
  if (!version) return /^(?:$|@|:(?:latest|labs|master)(?=[-@]|$))/.test(tag);
  const given = [Number(version[1]), Number(version[2] ?? Number.POSITIVE_INFINITY)] as const;
  return given[0] > major || (given[0] === major && given[1] >= minor);
}

/** Whether `# syntax=` names a frontend that is not Docker's, and may know other instructions. */
export const isForeignFrontend = rememberWhole(({ directives }: Dockerfile): boolean => {
  const syntax = directives.find((directive) => directive.name.text === 'syntax')?.value.text;
  // In capitals it is no image at all, but it is clear which one was meant.
  return syntax !== undefined && !DOCKERS.test(syntax.toLowerCase());
});

/** Docker's frontend, from Docker Hub or a mirror of it. */
const DOCKERS = /^(?:[^\s/]+\/)*docker\/dockerfile(?:-upstream)?(?=[:@]|$)/;

/** A version of Docker's frontend that `# syntax=` pins: 1.4 of `docker/dockerfile:1.4-labs`. */
export interface PinnedFrontend {
  readonly directive: Directive;
  /** What stands before the tag. */
  readonly image: string;
  readonly minor: number;
  readonly labs: boolean;
}

/** The version that `# syntax=` pins, 1.something; undefined for the current one, for other frontends and old experiments. */
export function pinnedFrontend({ directives }: Dockerfile): PinnedFrontend | undefined {
  const directive = directives.find(({ name }) => name.text === 'syntax');
  const image = directive && DOCKERS.exec(directive.value.text)?.[0];
  if (!directive || image === undefined) return undefined;
  const tag = /^:1\.(\d+)(?:\.\d+)?(-labs)?(?:@\S*)?$/.exec(directive.value.text.slice(image.length));
  return tag ? { directive, image, minor: Number(tag[1]), labs: tag[2] !== undefined } : undefined;
}
