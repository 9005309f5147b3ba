import { buildkitArgs, platformArgs, proxyArgs } from '../predefined-args.ts';
import type { Entry } from './entry.ts';

const PREDEFINED = [
  [platformArgs, 'automatic-platform-args-in-the-global-scope'],
  [proxyArgs, 'predefined-args'],
  [buildkitArgs, 'buildkit-built-in-build-args'],
] as const;

/** An argument that the builder knows by itself; undefined for any other. */
export function predefinedReference(name: string): Entry | undefined {
  for (const [args, anchor] of PREDEFINED) {
    if (Object.hasOwn(args, name)) return { about: args[name]!, anchor };
  }
  return undefined;
}
