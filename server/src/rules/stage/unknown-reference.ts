import { officialImages } from '../../knowledge/images.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { stagesNamed } from '../../model/graph.ts';
import { type ImageUse, imageUses } from '../../model/images.ts';
import { rememberWhole } from '../../model/remember.ts';
import type { Stage } from '../../model/stage.ts';
import { distance, similar } from '../../text/distance.ts';
import { replace } from '../../text/edit.ts';
import type { Rule } from '../rule.ts';

export const unknownReference: Rule = {
  id: 'stage/unknown-reference',
  severity: 'error',
  summary: 'A name that looks like a stage is none',
  severities: '**information** for a name that is like no stage, but known as no image either.',
  why: `The builder takes every name it does not know for an image and tries to pull it. A slip of the pen ends as a login error
minutes later, or as an image that somebody else has put there. Names of contexts (\`--build-context\`, \`contexts\` of Bake,
\`additional_contexts\` of Compose) are known from the files around, and from the setting \`dockerfileStages.buildContexts\`.`,
  reported: 'FROM golang:1.22 AS build\nRUN go build -o /app .\nFROM alpine:3.20\nCOPY --from=[|bulid|] /app /app\n',
  fine: 'FROM golang:1.22 AS build\nRUN go build -o /app .\nFROM alpine:3.20\nCOPY --from=build /app /app\n',
  peers: ['hadolint DL3022'],
  changes: ['steps'],
  each: ['FROM', 'COPY', 'RUN'],
  *check(dockerfile, { moreContexts }) {
    for (const use of imageUses(dockerfile)) {
      const meant = meantStages(dockerfile, use);
      const { word, source, reference } = use;
      const far = ({ key }: Stage) => distance(word.text.toLowerCase(), key!, 2);
      if (meant.length > 0) {
        yield {
          range: word.range,
          message: `No earlier stage is called "${word.text}".`,
          related: [{ range: meant[0]!.name!.range, message: `Did you mean "${meant[0]!.name!.text}"?` }],
          // It may be a context that is named where nobody could look.
          ...(moreContexts && { severity: 'information' as const }),
          fixes: () =>
            // A flag that is cut has more of the word behind it, and a name with other letters is refused everywhere.
            (reference?.flag.cut ? [] : meant.filter(({ key }) => /^[\w.-]+$/.test(key!))).map(({ key }, i) => ({
              title: `Use stage "${key}"`,
              edits: [replace(word.range, key!)],
              safe: false,
              // Two that are equally near leave the choice to the user.
              preferred: !moreContexts && i === 0 && (meant.length === 1 || far(meant[0]!) < far(meant[1]!)),
            })),
        };
      } else if (!moreContexts && isDoubtful(dockerfile, use)) {
        yield {
          range: word.range,
          message: `No stage is called "${word.text}": it is pulled as the image docker.io/library/${source.text}.`,
          severity: 'information',
        };
      }
    }
  },
};

/** A word that stands alone, as a stage's name does: no registry, path, tag or digest, and nothing computed. */
const isBare = ({ word, source }: ImageUse): boolean =>
  word.text === source.text && !/[/:@.$]/.test(word.text) && !/^\d+$/.test(word.text);

/** The earlier stages whose name is nearly the word. */
export function meantStages(dockerfile: Dockerfile, use: ImageUse): Stage[] {
  const lower = use.word.text.toLowerCase();
  if (!isBare(use) || officialImages.has(lower) || lower === 'scratch' || lower === 'context') return [];
  return similarStages(dockerfile)(lower).filter(({ index }) => index < use.stage.index);
}

const MOST_NAMES = 300;

/** The stages with a name like a word, looked for once for each word. */
const similarStages = rememberWhole((dockerfile: Dockerfile) => {
  const named = dockerfile.stages.filter(({ key }) => key !== undefined);
  // Comparing every word with every name would take seconds in a file that no person wrote.
  if (named.length > MOST_NAMES) return () => [];
  const found = new Map<string, readonly Stage[]>();
  return (word: string): readonly Stage[] => {
    let stages = found.get(word);
    if (!stages) {
      // A stage of just that name has rules of its own: it is defined later, or written in another case.
      stages = stagesNamed(dockerfile, word).length > 0 ? [] : similar(word, named, ({ key }) => key!);
      found.set(word, stages);
    }
    return stages;
  };
});

/** A bare word in COPY or a mount that nobody knows as an image, and that the file uses nowhere as one. */
function isDoubtful(dockerfile: Dockerfile, use: ImageUse): boolean {
  const { reference, source, word } = use;
  if (!reference || reference.instruction.onbuild || !isBare(use)) return false;
  if (!source.reference || officialImages.has(word.text) || word.text === 'context') return false;
  return !dockerfile.whole.stages.some(
    ({ base }) => base.kind === 'image' && base.reference?.repository === word.text && !base.reference.registry,
  );
}
