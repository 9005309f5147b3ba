import { endedIn } from '../../knowledge/images/support.ts';
import { isBareSystem } from '../../knowledge/images/systems.ts';
import type { ImageFacts } from '../../knowledge/images.ts';
import { factsOfSource } from '../../model/base-image.ts';
import type { Source } from '../../model/stage.ts';
import type { ImageReference } from '../../syntax/image-reference.ts';
import type { Markup } from '../markup.ts';
import { list, paragraphs, type Row } from './text.ts';

type Image = Extract<Source, { kind: 'image' }>;

/** What is known of an image without asking a registry. */
export function describeImage(image: Image, markup: Markup): string {
  if (image.text === '') return 'The variables here have no value, so no image is named.';
  const title = markup.bold(`Image ${markup.code(image.text)}`);
  const { reference } = image;
  if (!reference) return paragraphs(title, 'This is no valid name of an image.');
  const facts = factsOfSource(image);
  const rows = [...nameRows(reference, markup), ...(facts ? factRows(facts, markup) : [])];
  const ended = endedIn(reference).map(({ what, since }) => `${what} has had no fixes since ${since}.`);
  return paragraphs(
    title,
    list(rows),
    facts ? '' : 'Not a stage of this file. Nothing more is known of it.',
    ended.join(' '),
  );
}

function nameRows({ registry, repository, tag, digest }: ImageReference, markup: Markup): readonly Row[] {
  const isHub = registry === undefined || /^(?:index\.)?docker\.io$/.test(registry);
  const path = isHub && !repository.includes('/') ? `library/${repository}` : repository;
  return [
    ['Registry', isHub ? 'Docker Hub' : markup.code(registry)],
    ['Repository', markup.code(path)],
    ['Tag', tag !== undefined ? markup.code(tag) : digest === undefined ? `none, so ${markup.code('latest')}` : ''],
    ['Digest', digest === undefined ? '' : markup.code(digest)],
  ];
}

function factRows(facts: ImageFacts, markup: Markup): readonly Row[] {
  const { runtimeUser } = facts;
  const code = (text: string | undefined) => (text === undefined ? '' : text === 'none' ? text : markup.code(text));
  return [
    ['Family', code(facts.family)],
    ['Distribution', facts.distribution === 'scratch' ? 'none' : code(distribution(facts))],
    ['C library', code(facts.libc)],
    ['Shell', shellOf(facts, markup)],
    ['User', code(facts.user)],
    ['User to run programs as', runtimeUser ? `${markup.code(runtimeUser.name)} (${runtimeUser.uid})` : ''],
    ['Working directory', code(facts.workdir)],
    ['Package manager', code(facts.packageManager)],
  ];
}

function shellOf({ shell, shellAt, bash }: ImageFacts, markup: Markup): string {
  if (shellAt !== undefined) return markup.code(shellAt);
  if (shell === 'none') return 'none';
  if (shell === 'windows') return markup.code('cmd');
  if (shell === undefined) return '';
  const also = bash === undefined ? '' : bash ? `, and ${markup.code('bash')}` : `, no ${markup.code('bash')}`;
  return markup.code('/bin/sh') + also;
}

/** `debian bookworm, glibc`: what an image is, in few words. */
export function imageSummary(facts: ImageFacts | undefined): string {
  const parts = facts ? [distribution(facts), facts.libc === 'none' ? 'no C library' : facts.libc] : [];
  return parts.filter((part) => part !== undefined).join(', ');
}

function distribution(facts: ImageFacts): string | undefined {
  const { distribution, release, family } = facts;
  const name =
    distribution === 'rhel' ? (relative(release) ?? (isBareSystem(facts) ? family : distribution)) : distribution;
  return name && (release ? `${name} ${release}` : name);
}

/** The facts call all that is like Red Hat's by one name; the releases of Amazon Linux tell it from the others. */
const relative = (release = ''): string | undefined => (/^(?:[12]|20\d\d)$/.test(release) ? 'amazonlinux' : undefined);
