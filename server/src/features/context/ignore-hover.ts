import { contains, type Range } from '../../text/range.ts';
import type { Amount, Effect } from '../../workspace/context-sizes.ts';
import type { IgnoreText } from '../../workspace/ignore.ts';
import type { Markup } from '../markup.ts';
import { amount, capital, number } from './amount.ts';

/** What is known of the build context of an ignore file by now. */
export type Weighed =
  | { readonly kind: 'counting'; readonly seen: number }
  | {
      readonly kind: 'known';
      /** Of the pattern at that place. */
      readonly effect: Effect;
      readonly left: Amount;
      readonly tellsSizes: boolean;
    };

const PAGE = 'https://docs.docker.com/build/concepts/context/#dockerignore-files';

/** What the pattern at an offset of an ignore file does. */
export function ignoreHover(
  { lines }: IgnoreText,
  offset: number,
  weighed: Weighed | undefined,
  markup: Markup,
): { readonly range: Range; readonly text: string } | undefined {
  const line = lines.find(({ range }) => contains(range, offset));
  if (!line || 'fault' in line) return undefined;
  const title = markup.bold(markup.code(`${line.exception ? '!' : ''}${line.text}`));
  const texts = [title, does(line.exception, weighed), markup.link("Docker's reference", PAGE)];
  return { range: line.range, text: texts.filter((text) => text !== '').join('\n\n') };
}

function does(exception: boolean, weighed: Weighed | undefined): string {
  const what = exception
    ? 'Lets in again what it fits, of what a line above keeps out'
    : 'Keeps what it fits out of the build context';
  if (!weighed) return `${what}.`;
  if (weighed.kind === 'counting') {
    return `${what}. The files are being counted${weighed.seen > 0 ? `: ${number(weighed.seen)} by now` : ''}.`;
  }
  const { effect, left, tellsSizes } = weighed;
  const told = (of: Amount) => amount(of, tellsSizes);
  const { fits, decides } = effect;
  const verb = exception ? 'lets in again' : 'keeps out';
  const own =
    fits.files === decides.files
      ? `${fits.files === 0 ? 'Fits' : capital(verb)} ${told(fits)}.`
      : decides.files === 0
        ? `Fits ${told(fits)}, and ${verb} none of them.`
        : `Fits ${told(fits)}, and ${verb} ${told(decides)}: other lines decide about the rest.`;
  return `${own}\n\nLeft in the build context: ${told(left)}.`;
}
