import { closing, quoteEnd } from './hcl-scan.ts';
import { type Block, type Expression, unknown } from './hcl-tree.ts';

const DEEPEST = 20;
const SPACE = /(?:[ \t\r\n]|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))*/y;
const BLANK = /(?:[ \t\r]|\/\*[\s\S]*?(?:\*\/|$))*/y;
const NAME = /[A-Za-z_][\w-]*/y;
const ATTRIBUTE = /([A-Za-z_][\w-]*(?![\w-])|"[^"\n]*")[ \t]{0,200}=(?![=>])/y;
const HEAD = /([A-Za-z_][\w-]*)(?![\w-])[ \t]{0,200}((?:"[^"\n]{0,200}"|[A-Za-z_][\w-]*)?)[ \t]{0,200}\{/y;
const HEREDOC = /<<-?([A-Za-z_][\w-]*)[^\n]*\n/y;

/**
 * Reads the blocks of a Bake file with their attributes. Expressions whose value takes more than names, texts, lists, maps and
 * comparisons are unknown; what is broken is left out. Never throws.
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
export function readHcl(text: string): Block[] {
  const reader = new Reader(text);
  const blocks: Block[] = [];
  while (!reader.ends()) {
    const block = reader.block();
    if (block) blocks.push(block);
  }
  return blocks;
}

/** Reads a text with `${…}` in it, as HCL reads it between quotes, or in JSON. */
export function readTemplate(text: string, start: number): Expression {
  return new Reader(text).template(text.length, start);
}

class Reader {
  readonly #text: string;
  /** How many texts this one is in. */
  readonly #depth: number;
  #at = 0;

  constructor(text: string, depth = 0) {
    this.#text = text;
    this.#depth = depth;
  }

  ends(): boolean {
    this.#match(SPACE);
    return this.#at >= this.#text.length;
  }

  block(): Block | undefined {
    const start = this.#at;
    const head = this.#match(HEAD);
    if (!head) {
      const attribute = this.#match(ATTRIBUTE);
      if (attribute) this.#value();
      else if (!this.#match(NAME)) this.#at++;
      return undefined;
    }
    const [all, type = '', quoted = ''] = head;
    const label = quoted.replaceAll('"', '');
    const from = label === '' ? start : start + all.lastIndexOf(label);
    const attributes = new Map<string, Expression>();
    while (!this.ends() && this.#text[this.#at] !== '}') {
      const name = this.#match(ATTRIBUTE)?.[1];
      if (name !== undefined) {
        const value = this.#value();
        if (value) attributes.set(name.replaceAll('"', ''), value);
      } else if (this.#match(HEAD)) this.#at = closing(this.#text, this.#at, false) + 1;
      else if (!this.#match(NAME)) this.#at++;
    }
    this.#at++;
    return { type, label, range: { start: from, end: from + (label.length || type.length) }, attributes };
  }

  /** The value of an attribute, if it has begun: to the end of its line, and of the brackets that are open there. */
  #value(): Expression | undefined {
    this.#match(BLANK);
    const start = this.#at;
    if (/[\n}]|^$/.test(this.#text[start] ?? '')) return undefined;
    const value = this.#choice(0, false);
    this.#match(BLANK);
    const next = this.#text[this.#at];
    if (next === undefined || /[\n#}]/.test(next) || this.#text.startsWith('//', this.#at)) return value;
    this.#at = closing(this.#text, this.#at, true);
    const end = start + this.#text.slice(start, this.#at).trimEnd().length;
    return { kind: 'unknown', range: { start, end } };
  }

  #choice(depth: number, inBrackets: boolean): Expression {
    const first = this.#compared(depth, inBrackets);
    this.#space(inBrackets);
    if (this.#text[this.#at] !== '?') return first;
    this.#at++;
    const yes = this.#choice(depth + 1, true);
    this.#space(true);
    if (this.#text[this.#at] !== ':') return unknown(first.range.start, this.#at);
    this.#at++;
    const no = this.#choice(depth + 1, inBrackets);
    return { kind: 'choice', parts: [first, yes, no], range: { start: first.range.start, end: no.range.end } };
  }

  #compared(depth: number, inBrackets: boolean): Expression {
    const left = this.#primary(depth);
    this.#space(inBrackets);
    const operator = this.#text.slice(this.#at, this.#at + 2);
    if (operator !== '==' && operator !== '!=') return left;
    this.#at += 2;
    const right = this.#primary(depth);
    return {
      kind: 'equal',
      parts: [left, right],
      not: operator === '!=',
      range: { start: left.range.start, end: right.range.end },
    };
  }

  #primary(depth: number): Expression {
    this.#match(SPACE);
    const start = this.#at;
    const char = this.#text[start];
    if (depth > DEEPEST) return unknown(start, start);
    if (char === '"') return this.#quoted();
    if (char === '[' || char === '{') return this.#collection(char, depth);
    if (char === '(') {
      this.#at++;
      const inner = this.#choice(depth + 1, true);
      this.#match(SPACE);
      if (this.#text[this.#at] !== ')') return unknown(start, this.#at);
      this.#at++;
      return inner;
    }
    const number = this.#match(/-?\d[\w.]*/y)?.[0];
    if (number !== undefined) return { kind: 'text', parts: [number], range: { start, end: this.#at } };
    const heredoc = this.#match(HEREDOC)?.[1];
    if (heredoc !== undefined) return this.#heredoc(heredoc, start);
    return this.#name(start, depth);
  }

  #name(start: number, depth: number): Expression {
    const path: string[] = [];
    let name = this.#match(NAME)?.[0];
    for (; name !== undefined; name = this.#match(/\.(?=[A-Za-z_])/y) ? this.#match(NAME)?.[0] : undefined)
      path.push(name);
    const range = { start, end: this.#at };
    const next = this.#text[this.#at];
    if (path.length === 0) return unknown(start, start);
    if (next === '(' || next === '[') {
      // A call, or an item: what it is given is read to find its end.
      this.#collection(next, depth);
      while (/[.[(]/.test(this.#text[this.#at] ?? '')) {
        if (this.#text[this.#at] === '.') this.#at++;
        else this.#collection(this.#text[this.#at]!, depth);
        this.#match(NAME);
      }
      return unknown(start, this.#at);
    }
    if (path.length === 1 && /^(?:true|false)$/.test(path[0]!)) return { kind: 'text', parts: [path[0]!], range };
    return path[0] === 'null' ? { kind: 'text', parts: [], range } : { kind: 'name', path, range };
  }

  #collection(open: string, depth: number): Expression {
    const start = this.#at++;
    const close = open === '[' ? ']' : open === '{' ? '}' : ')';
    const items: Expression[] = [];
    const entries: (readonly [Expression, Expression])[] = [];
    let isKnown = true;
    for (;;) {
      this.#match(SPACE);
      const from = this.#at;
      if (from >= this.#text.length || this.#text[from] === close) break;
      const item = this.#choice(depth + 1, true);
      this.#match(SPACE);
      if (open === '{' && /[=:]/.test(this.#text[this.#at] ?? '')) {
        this.#at += this.#text.startsWith('=>', this.#at) ? 2 : 1;
        const value = this.#choice(depth + 1, false);
        entries.push([item, value]);
      } else items.push(item);
      this.#match(open === '{' ? BLANK : SPACE);
      const next = this.#text[this.#at];
      if (next === ',') this.#at++;
      else if (next !== close && !(open === '{' && /[\n#/]/.test(next ?? ''))) {
        // `[for x in y : x]`, `a + b`
        isKnown = false;
        this.#at = closing(this.#text, this.#at, false);
        break;
      }
      if (this.#at === from) this.#at++;
    }
    this.#at = Math.min(this.#at + 1, this.#text.length);
    const range = { start, end: this.#at };
    if (!isKnown) return { kind: 'unknown', range };
    return open === '{' ? { kind: 'map', entries, range } : { kind: 'list', items, range };
  }

  #quoted(): Expression {
    const start = ++this.#at;
    const end = quoteEnd(this.#text, start);
    this.#at = Math.min(end + 1, this.#text.length);
    return new Reader(this.#text.slice(start, end), this.#depth + 1).template(end - start, start);
  }

  /** All of the text up to an offset as a template that begins at `start` in the file. */
  template(length: number, start: number): Expression {
    const range = { start, end: start + length };
    const parts: (string | Expression)[] = [];
    let plain = '';
    if (this.#depth > DEEPEST) return { kind: 'unknown', range };
    while (this.#at < length) {
      const two = this.#text.slice(this.#at, this.#at + 2);
      if (/^([$%])\{/.test(two) && this.#text[this.#at - 1] !== two[0]) {
        if (two[0] === '%') return { kind: 'unknown', range };
        this.#at += 2;
        const value = this.#choice(1, true);
        this.#match(SPACE);
        if (this.#text[this.#at] !== '}') return { kind: 'unknown', range };
        this.#at++;
        parts.push(plain, value);
        plain = '';
      } else if (two[0] === '\\' && two.length === 2) {
        plain += { n: '\n', t: '\t', r: '\r' }[two[1]!] ?? two[1];
        this.#at += 2;
      } else if (two === '$$' || two === '%%') {
        plain += this.#text[this.#at + 2] === '{' ? two[0] : two;
        this.#at += 2;
      } else {
        plain += two[0];
        this.#at++;
      }
    }
    return { kind: 'text', parts: [...parts, plain], range };
  }

  #heredoc(delimiter: string, start: number): Expression {
    const end = new RegExp(`^[ \\t]*${delimiter}[ \\t]*$`, 'gm');
    end.lastIndex = this.#at;
    const found = end.exec(this.#text);
    this.#at = found ? end.lastIndex : this.#text.length;
    return unknown(start, this.#at);
  }

  #space(inBrackets: boolean): void {
    this.#match(inBrackets ? SPACE : BLANK);
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at += found[0].length;
    return found;
  }
}
