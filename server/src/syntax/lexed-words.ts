import { isSpace } from './characters.ts';
import type { LexedWord } from './lexed.ts';

/** The word that is being read: one for all levels of a text, as in BuildKit, where a nested `${x:-y}` empties it. */
export interface OpenWord {
  text: string;
  start: number;
}

/** Splits what one level of a text comes to at its blanks (wordsStruct in BuildKit's shell/lex.go). Offsets are the lexer's. */
export class LexedWords {
  readonly words: LexedWord[] = [];
  readonly #open: OpenWord;
  #inWord = false;

  constructor(open: OpenWord) {
    this.#open = open;
    open.text = '';
  }

  /** Adds characters that split nothing, read at an offset: quoted or escaped ones. */
  addRaw(chars: string, at: number): void {
    if (!this.#inWord) this.#open.start = at;
    this.#open.text += chars;
    this.#inWord = true;
  }

  /** Adds a character read at an offset; a blank ends the word. */
  add(char: string, at: number): void {
    if (!isSpace(char)) this.addRaw(char, at);
    else if (this.#inWord && this.#open.text !== '') this.end(at);
  }

  /** Ends the word, if there is one, in front of an offset. */
  end(at: number): void {
    if (this.#open.text !== '') this.words.push({ value: this.#open.text, start: this.#open.start, end: at });
    this.#open.text = '';
    this.#inWord = false;
  }
}
