import { mutate, KINDS as SLIPS } from '../../buildkit/mutants.ts';
import type { Random } from '../../buildkit/random.ts';
import { token } from './characters.ts';

/** A Dockerfile is edited, and now and then what was done is undone. */
export class Editing {
  readonly #random: Random;
  readonly #paste: () => string;
  readonly #versions: string[];
  /** Where somebody is typing, and what. */
  #typing: { at: number; rest: string } | undefined;

  /** @param paste gives a block of lines from elsewhere */
  constructor(text: string, random: Random, paste: () => string) {
    this.#versions = [text];
    this.#random = random;
    this.#paste = paste;
  }

  get text(): string {
    return this.#versions.at(-1)!;
  }

  /** The text after one more edit. */
  next(): string {
    const text = this.#edited(this.text);
    this.#versions.push(text);
    return text;
  }

  #edited(text: string): string {
    const random = this.#random;
    if (this.#typing) return this.#typed(text, this.#typing);
    const at = random.below(text.length + 1);
    const lineStart = text.lastIndexOf('\n', at - 1) + 1;
    switch (random.below(11)) {
      case 0:
        return text.slice(0, at) + token(random) + text.slice(at);
      case 1:
        return text.slice(0, at) + text.slice(at + 1 + random.below(random.below(4) === 0 ? 200 : 4));
      case 2:
        // What was there before the last edit, or before several.
        return this.#versions[Math.max(0, this.#versions.length - 2 - random.below(3))]!;
      case 3:
        return mutate(text, 'CRLF', random);
      case 4:
        return text.slice(0, lineStart) + this.#paste() + text.slice(lineStart);
      case 5: {
        const line = text.slice(lineStart, at);
        return text.slice(0, lineStart) + line + text.slice(lineStart);
      }
      case 6:
      case 7: {
        const typed = this.#paste().slice(0, 3 + random.below(10));
        this.#typing = { at: random.below(2) === 0 ? at : lineStart, rest: typed };
        return this.#typed(text, this.#typing);
      }
      case 8: {
        const [from, to] = [at, random.below(text.length + 1)].sort((a, b) => a - b);
        const moved = text.slice(from, Math.min(to!, from! + 100));
        return text.slice(0, from) + text.slice(from! + moved.length) + moved;
      }
      default:
        return mutate(text, random.of(SLIPS), random);
    }
  }

  #typed(text: string, typing: { at: number; rest: string }): string {
    const [character = ''] = typing.rest;
    const edited = text.slice(0, typing.at) + character + text.slice(typing.at);
    typing.at += character.length;
    typing.rest = typing.rest.slice(character.length);
    if (typing.rest === '') this.#typing = undefined;
    return edited;
  }
}
