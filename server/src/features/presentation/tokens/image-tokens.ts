import type { Source } from '../../../model/stage.ts';
import { readImageReference } from '../../../syntax/image-reference.ts';
import type { Instruction } from '../../../syntax/instruction.ts';
import type { Word } from '../../../syntax/word.ts';
import { type Token, type TokenType, token } from './token.ts';

/** The tokens of a stage's or an image's name: registry, repository, tag and digest, each as far as it is there. */
export function* imageTokens(instruction: Instruction, word: Word, source: Source): Iterable<Token> {
  if (source.kind === 'stage') yield token(word.range, 'class');
  else if (source.kind === 'scratch') yield token(word.range, 'type', 'defaultLibrary');
  else if (source.kind !== 'no-such-index') yield* parts(instruction, word);
}

function* parts(instruction: Instruction, word: Word): Iterable<Token> {
  // A variable may be any part of a name. What it is called does not matter, how long it is does.
  const plain = word.text.replace(/\$(?:\{[^}]*\}|\w+)/g, (variable) => 'a'.repeat(variable.length));
  const image = readImageReference(plain);
  if (!image) return;
  const { registry, repository, tag, digest } = image;
  let at = 0;
  const part = (length: number, type: TokenType): Token => {
    const start = at;
    at += length + 1;
    return token(instruction.partOf(word, start, start + length), type);
  };
  if (registry !== undefined) yield part(registry.length, 'namespace');
  yield part(repository.length, 'type');
  if (tag !== undefined) yield part(tag.length, 'enumMember');
  if (digest !== undefined) yield part(digest.length, 'enumMember');
}
