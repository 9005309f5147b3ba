import { matchesRegistry } from '../../knowledge/registry-pattern.ts';
import { type ImageUse, imageUses } from '../../model/images.ts';
import type { Range } from '../../text/range.ts';
import type { Rule } from '../rule.ts';
import { meantStages } from '../stage/unknown-reference.ts';

export const allowedRegistry: Rule = {
  id: 'image/allowed-registry',
  severity: 'warning',
  summary: 'An image comes from a registry that the project does not trust',
  why: `The project's \`.dockerfile-stages.yaml\` or \`.hadolint.yaml\` lists the registries that images may come from, as \`trustedRegistries\`.
\`*.example.com\` stands for all hosts that end so, \`docker.*\` for all that begin so, and \`*\` for all; an image without a registry comes from
\`docker.io\`. Without such a list nothing is reported.`,
  reported: 'FROM [|quay.io|]/acme/build:1.4 AS build\nFROM ghcr.io/acme/base:2.0\nCOPY --from=build /app /app\n',
  fine: 'FROM ghcr.io/acme/build:1.4 AS build\nFROM scratch\nCOPY --from=build /app /app\n',
  config: 'trustedRegistries:\n  - ghcr.io\n',
  peers: ['hadolint DL3026'],
  each: ['FROM', 'COPY', 'RUN'],
  *check(dockerfile, { policy }) {
    const trusted = policy.trustedRegistries;
    if (!trusted) return;
    for (const use of imageUses(dockerfile)) {
      const { reference } = use.source;
      if (!reference || trusted.some((pattern) => matchesRegistry(pattern, reference.registry))) continue;
      // A stage was meant, of which another rule tells.
      if (meantStages(dockerfile, use).length > 0) continue;
      const { registry } = reference;
      yield {
        range: place(use, registry),
        message:
          registry === undefined
            ? `"${use.source.text}" comes from docker.io, which is not among the trusted registries.`
            : `"${registry}" is not among the trusted registries.`,
      };
    }
  },
};

/** The registry, where it is written out; else the whole word that comes to it. */
function place({ word }: ImageUse, registry: string | undefined): Range {
  const { start, end } = word.range;
  const isWritten = registry !== undefined && word.text.startsWith(`${registry}/`) && end - start === word.text.length;
  return isWritten ? { start, end: start + registry.length } : word.range;
}
