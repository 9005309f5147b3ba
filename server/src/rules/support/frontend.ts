import type { Dockerfile } from '../../model/dockerfile.ts';

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
  return syntax !== undefined && !/^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?(?=[:@]|$)/.test(syntax);
}
