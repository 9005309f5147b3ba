import type { Dockerfile } from '../../model/dockerfile.ts';
import { rememberWhole } from '../../model/remember.ts';

const LINE = /^#(?:include\s*["<]|ifn?def\s+\w+\s*$|endif\s*$|define\s+[A-Z_]\w*(?:\s|$))/;

/** Whether the file goes through the C preprocessor first, as a `Containerfile.in` does: what it includes is not here. */
export const isPreprocessed = rememberWhole((dockerfile: Dockerfile): boolean =>
  dockerfile.comments.some(({ start, end }) => LINE.test(dockerfile.text.slice(start, end))),
);
