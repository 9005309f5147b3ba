import type { Word } from '../../syntax/word.ts';
import { similar } from '../../text/distance.ts';
import type { Complaint, YamlNode } from './yaml.ts';

/** A key and what stands behind it. */
interface Entry {
  readonly key: Word;
  readonly value: YamlNode;
}

/** Takes values of the types that are wanted out of a YAML file, and complains of others. What is empty is left out. */
export class Reader {
  readonly complaints: Complaint[] = [];

  complain({ range }: Pick<Word, 'range'>, message: string, meant: readonly string[] = []): void {
    this.complaints.push({ range, message, meant });
  }

  /** Complains of a word that is none of those that may stand there; `what` says that it is none. */
  complainOfOther(word: Word, what: string, known: readonly string[]): void {
    // Whoever writes "info" means "information".
    const longer = word.text.length < 3 ? [] : known.filter((name) => name.startsWith(word.text));
    const meant = longer.length > 0 ? longer : similar(word.text, known, (name) => name);
    const end = meant.length > 0 ? `; "${meant[0]}" is one.` : `: take ${oneOf(known)}.`;
    this.complain(word, `${what}${end}`, meant);
  }

  /** The entries of a map; `what` names it in a complaint. Of a key that is there twice the last counts. */
  entries(node: YamlNode, what: string): Entry[] {
    if (isEmpty(node)) return [];
    if (node.kind !== 'map') {
      this.complain(node, `${what} is a map, with lines such as "key: value".`);
      return [];
    }
    const seen = new Set<string>();
    return node.entries.flatMap(({ key, value }): Entry[] => {
      if (key.kind !== 'scalar') {
        this.complain(key, 'A key is a word.');
        return [];
      }
      if (seen.has(key.text)) this.complain(key, `"${key.text}" is there twice; the last one counts.`);
      seen.add(key.text);
      return [{ key, value }];
    });
  }

  /** The words of a list. */
  words(node: YamlNode, what: string): Word[] {
    if (isEmpty(node)) return [];
    if (node.kind !== 'list') {
      this.complain(node, `${what} is a list, with lines such as "- name".`);
      return [];
    }
    return node.items.flatMap((item) => this.word(item, `An entry of ${what}`) ?? []);
  }

  /** A single word. */
  word(node: YamlNode, what: string): Word | undefined {
    if (node.kind === 'scalar') return node.text === '' ? undefined : node;
    this.complain(node, `${what} is a word.`);
    return undefined;
  }

  /** True or false. */
  flag(node: YamlNode, what: string): boolean | undefined {
    const word = this.word(node, what);
    if (!word) return undefined;
    const isFlag = /^(?:true|false)$/i.test(word.text);
    if (!isFlag) this.complain(word, `${what} is true or false.`);
    return isFlag ? word.text.toLowerCase() === 'true' : undefined;
  }
}

/** `a, b or c`. */
export const oneOf = (words: readonly string[]): string => `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

const isEmpty = (node: YamlNode): boolean => node.kind === 'scalar' && /^(?:|~|null)$/i.test(node.text);
