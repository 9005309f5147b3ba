import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Directive } from '../../syntax/directive.ts';

/** Whether the frontend that `# syntax=` names, if any, is docker/dockerfile of this version or later. */
export function frontendIsAtLeast(dockerfile: Dockerfile, major: number, minor: number): boolean {
  const syntax = dockerfile.directives.find((directive) => directive.name.text === 'syntax')?.value.text;
  if (syntax === undefined) return true;
  const match = /^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?(?::(\d+)(?:\.(\d+))?)?(?=[-.@]|$)/.exec(syntax);
  if (!match) return /^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?:(?:latest|labs|master)/.test(syntax);
  const given = [Number(match[1] ?? major), Number(match[2] ?? Number.POSITIVE_INFINITY)] as const;
  return given[0] > major || (given[0] === major && given[1] >= minor);
}

/** Whether `# syntax=` names a frontend that is not Docker's, and may know other instructions. */
export function isForeignFrontend(dockerfile: Dockerfile): boolean {
  const syntax = dockerfile.directives.find((directive) => directive.name.text === 'syntax')?.value.text;
  return syntax !== undefined && !DOCKERS.test(syntax);
}

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
