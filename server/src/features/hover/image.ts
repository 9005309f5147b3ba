import type { ImageFacts } from '../../knowledge/images.ts';
import { factsOfSource } from '../../model/base-image.ts';
import type { Source } from '../../model/stage.ts';
import type { Markup } from '../markup.ts';

type Image = Extract<Source, { kind: 'image' }>;

/** What is known of an image without asking a registry. */
export function describeImage(image: Image, markup: Markup): string {
  const title = markup.bold(`Image ${markup.code(image.text)}`);
  if (image.text === '') return 'The variables here have no value, so no image is named.';
  if (!image.reference) return `${title}\n\nThis is no valid name of an image.`;
  const facts = factsOfSource(image);
  if (!facts) return `${title}\n\nNot a stage of this file. Nothing more is known of it.`;
  const rows: (readonly [string, string | undefined])[] = [
    ['Family', facts.family],
    ['Distribution', distribution(facts)],
    ['C library', facts.libc],
    ['User', facts.user],
    ['Working directory', facts.workdir],
    ['Package manager', facts.packageManager],
  ];
  const known = rows.flatMap(([label, value]) => (value === undefined ? [] : [`- ${label}: ${markup.code(value)}`]));
  return [title, '', ...known].join('\n');
}

/** `debian bookworm, glibc`: what an image is, in few words. */
export function imageSummary(facts: ImageFacts | undefined): string {
  const parts = facts ? [distribution(facts), facts.libc === 'none' ? 'no C library' : facts.libc] : [];
  return parts.filter((part) => part !== undefined).join(', ');
}

const distribution = ({ distribution, release }: ImageFacts): string | undefined =>
  distribution && (release ? `${distribution} ${release}` : distribution);
