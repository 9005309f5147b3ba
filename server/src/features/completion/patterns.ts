import { baseFacts } from '../../model/base-image.ts';
import { lineBreak } from '../../model/edits.ts';
import { root } from '../../model/stage.ts';
import { userAt } from '../../rules/support/user.ts';
import { usualCaches } from './cache-mounts.ts';
import { cased } from './instructions.ts';
import type { Asked, Proposal } from './proposal.ts';
import { CACHED_COMMANDS } from './run-patterns.ts';
import { stagePairs } from './stage-pairs.ts';

/** Several lines for which there is a usual way to write them. */
interface Pattern {
  readonly label: string;
  readonly detail: string;
  /** What the word at the cursor is compared with. */
  readonly filter: string;
  /** As a snippet. */
  readonly body: string;
}

/** Whole patterns for the beginning of a line: in an empty file pairs of stages, in a stage what its base image calls for. */
export function patternProposals(asked: Asked): Proposal[] {
  const { dockerfile, context, workspace } = asked;
  const { what, stage } = context;
  if (what.kind !== 'instruction' || what.trigger) return [];
  if (stage) return [...cachePatterns(asked), ...userPatterns(asked)].map((pattern) => proposal(asked, pattern));
  if (dockerfile.stages.length > 0) return [];
  const names = [...(workspace.context ?? [])];
  const isHere = (manifest: RegExp) => names.some((name) => manifest.test(name));
  const ordered = [...stagePairs].sort((a, b) => Number(isHere(b.manifest)) - Number(isHere(a.manifest)));
  return ordered.map(({ name, detail, body }) =>
    proposal(asked, {
      label: `${name}: builder and runtime stage`,
      detail,
      filter: `FROM ${name} builder runtime`,
      body: body.trimEnd(),
    }),
  );
}

function proposal({ dockerfile, context }: Asked, { label, detail, filter, body }: Pattern): Proposal {
  const write = cased(dockerfile.instructions, context.spot.insert.start);
  const snippet = body
    .replace(/^[A-Z]+(?= )|(?<= )AS(?= )/gm, write)
    .replace(/ \\\n/g, ` ${dockerfile.escape}\n`)
    .replaceAll('\n', lineBreak(dockerfile));
  const text = expandSnippet(snippet);
  return { label, kind: 'pattern', detail, text, snippet, filter, topic: { kind: 'pattern', name: text } };
}

/** What a snippet comes to when nothing is filled in. */
export const expandSnippet = (snippet: string): string =>
  snippet.replace(/\\([\\$}])|\$\{\d+:((?:\\.|[^\\}])*)\}|\$\d+/g, (_, escaped?: string, standard?: string) => {
    return escaped ?? standard?.replace(/\\(.)/g, '$1') ?? '';
  });

function cachePatterns(asked: Asked): Pattern[] {
  const written = cased(asked.dockerfile.instructions, -1)('RUN');
  return usualCaches(asked).flatMap(({ manager, targets, mounts }): Pattern[] => {
    const command = CACHED_COMMANDS[manager.name];
    if (command === undefined) return [];
    const body = ['RUN', ...mounts].join(' ').replaceAll(' --mount', ' \\\n    --mount').replace('RUN \\\n   ', 'RUN');
    return [
      {
        label: `${written} with a cache mount (${manager.name})`,
        detail: targets.join(', '),
        filter: `RUN --mount=type=cache ${manager.name}`,
        body: `${body} \\\n    ${command}`,
      },
    ];
  });
}

/** A user other than root, made as the distribution makes users, while root is the user. */
function userPatterns(asked: Asked): Pattern[] {
  const { dockerfile, context } = asked;
  const { stage } = context;
  if (!stage) return [];
  const next = stage.instructions.find(({ begin }) => begin >= context.spot.insert.start) ?? stage.from;
  const facts = baseFacts(stage);
  const isRoot = next !== stage.from ? userAt(dockerfile, stage, next).root : rootAtEnd(asked);
  if (isRoot !== true) return [];
  const pattern = (detail: string, body: string): Pattern[] => [
    { label: 'USER other than root', detail, filter: 'USER non-root', body },
  ];
  if (root(stage).kind === 'scratch') return pattern('by number', 'USER 65532:65532');
  const known = facts?.runtimeUser;
  if (known) return pattern(`${known.name}, of the base image`, `USER ${known.name}`);
  switch (facts?.distribution) {
    case 'debian':
    case 'ubuntu':
      return pattern('made with useradd', 'RUN useradd --uid ${1:10001} --create-home ${2:app}\nUSER ${2:app}');
    case 'alpine':
    case 'busybox':
    case 'wolfi':
      return pattern('made with adduser', 'RUN adduser -D -u ${1:10001} ${2:app}\nUSER ${2:app}');
    case 'fedora':
    case 'rhel':
    case 'suse':
    case 'arch':
      // Small variants lack useradd; a number needs no entry anywhere.
      return pattern('by number', 'USER ${1:10001}:${1:10001}');
    default:
      return [];
  }
}

/** Whether root is the user behind the last instruction of the stage. */
const rootAtEnd = ({ dockerfile, context: { stage } }: Asked): boolean | undefined =>
  stage && userAt(dockerfile, stage, stage.from).root;
