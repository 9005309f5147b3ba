import { factsOf, type ImageFacts } from '../knowledge/images.ts';
import { readPlatform } from '../knowledge/platforms.ts';
import type { Dockerfile } from './dockerfile.ts';
import { rememberWhole } from './remember.ts';
import { root, type Source, type Stage } from './stage.ts';

/** What is known of the image a name means; undefined for stages, variables and images nobody knows. */
export const factsOfSource = (source: Source): ImageFacts | undefined =>
  source.kind === 'image' && source.reference ? factsOf(source.reference) : undefined;

/** What is known of the image at the far end of a stage's chain. */
export const baseFacts = (stage: Stage): ImageFacts | undefined => factsOfSource(root(stage));

const windowsStages = rememberWhole((dockerfile: Dockerfile): ReadonlySet<Stage> => {
  const found = new Set<Stage>();
  // A base stands above.
  for (const stage of dockerfile.stages) {
    const { base } = stage;
    if (base.kind === 'stage' ? found.has(base.stage) : isWindowsBase(dockerfile, stage)) found.add(stage);
  }
  return found;
});

function isWindowsBase({ escape }: Dockerfile, { base, platform }: Stage): boolean {
  const facts = factsOfSource(base);
  if (facts?.distribution) return facts.distribution === 'windows';
  const os = platform?.value && readPlatform(platform.value.text)?.os;
  if (os && !os.includes('$')) return os === 'windows';
  // Paths with backslashes are why somebody chooses a backtick; many do so for Linux as well.
  return escape === '`' && facts?.shell !== 'posix';
}

/**
 * Whether a stage makes an image of Windows: as its base image or its platform says; where neither is known, as the escape
 * character lets suppose.
 */
export const isWindows = (dockerfile: Dockerfile, stage: Stage): boolean => windowsStages(dockerfile).has(stage);
