import { readImageReference } from '../syntax/image-reference.ts';
import { type Dockerfile, linked } from './dockerfile.ts';
import { remember } from './remember.ts';

/**
 * A name as the builder looks for it among the named contexts: `docker.io/library/alpine:latest` is `alpine` there
 * (NamedContext in BuildKit's dockerui/config.go). Undefined for what can be none.
 */
export function contextName(text: string): string | undefined {
  if (/^(?:scratch|context)$/i.test(text) || !readImageReference(text)) return undefined;
  return text
    .replace(/^(?:index\.)?docker\.io\//, '')
    .replace(/^library\/(?=[^/]*$)/, '')
    .replace(/:latest$/, '');
}

/**
 * The Dockerfile as it is read where there may be contexts of these names, as `contextName` gives them: such a name means the
 * context, whatever stage or image is called so.
 */
export const withContexts = (dockerfile: Dockerfile, contexts: ReadonlySet<string>): Dockerfile =>
  contexts.size === 0 ? dockerfile : linkedWith(contexts)(dockerfile);

/** In this order: names of contexts outlive the versions of a Dockerfile, and must not keep them. */
const linkedWith = remember((contexts: ReadonlySet<string>) =>
  remember((dockerfile: Dockerfile): Dockerfile => {
    const isContext = (text: string) => contexts.has(contextName(text) ?? '');
    const isNamed = dockerfile.stages.some(
      ({ key, base, references }) =>
        (key !== undefined && isContext(key)) ||
        (base.kind === 'image' && isContext(base.text)) ||
        references.some(({ source }) => source.kind === 'image' && isContext(source.text)),
    );
    return isNamed ? linked(dockerfile, isContext) : dockerfile;
  }),
);
