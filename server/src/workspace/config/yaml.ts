import {
  COLLECTION_STYLE,
  constructFromEvents,
  EVENT_ID,
  type Event,
  FAILSAFE_SCHEMA,
  type MappingEvent,
  parseEvents,
  type ScalarEvent,
  type SequenceEvent,
  YAMLException,
} from 'js-yaml';
import type { Range } from '../../text/range.ts';

/** A value of a YAML file with its place. A scalar is the text that is written, whatever type it may have. */
export type YamlNode =
  | { readonly kind: 'scalar'; readonly text: string; readonly range: Range }
  | { readonly kind: 'list'; readonly items: readonly YamlNode[]; readonly range: Range }
  | { readonly kind: 'map'; readonly entries: readonly YamlEntry[]; readonly range: Range };

export interface YamlEntry {
  readonly key: YamlNode;
  readonly value: YamlNode;
}

/** Something that is wrong in a file, and where. */
export interface Complaint {
  readonly range: Range;
  readonly message: string;
  /** The words that may have been meant, nearest first. */
  readonly meant?: readonly string[];
}

/** What a YAML file says: its first document, undefined when that is empty or is not to be read. */
export interface YamlText {
  readonly root: YamlNode | undefined;
  readonly error: Complaint | undefined;
}

/** Reads a YAML text. Never throws. */
export function readYaml(text: string): YamlText {
  try {
    const events = parseEvents(text, {});
    return { root: new Builder(text, events).document(), error: undefined };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { root: undefined, error: complaint(text, error) };
  }
}

/** All documents of a YAML text, without those that are empty; undefined if it is not to be read. Never throws. */
export function readYamlDocuments(text: string): readonly YamlNode[] | undefined {
  return documentsOf(text) ?? documentsOf(text.replace(DANGLING, (newline) => ' '.repeat(newline.length)));
}

/** The break in front of a line that closes a bracket without being indented, which many programs allow and the parser does not. */
const DANGLING = /\r?\n(?<=\n[^\n#]{0,500}\n)(?=[ \t]{0,200}[\]}])/g;

function documentsOf(text: string): readonly YamlNode[] | undefined {
  try {
    return new Builder(text, parseEvents(text, {})).documents();
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return undefined;
  }
}

function complaint(text: string, { reason, mark }: YAMLException): Complaint {
  const at = Math.min(mark?.position ?? 0, text.length);
  const rest = /^[^\r\n]*/.exec(text.slice(at))![0].trimEnd().length;
  // At a line's end there is nothing to mark but what stands in front.
  const range = rest > 0 ? { start: at, end: at + rest } : { start: Math.max(0, at - 1), end: at };
  return { range, message: `This is not YAML: ${reason}.` };
}

/** Makes nodes of the events that the parser gives in the order of the text. */
class Builder {
  readonly #text: string;
  readonly #events: readonly Event[];
  readonly #anchors = new Map<string, YamlNode>();
  #next = 0;
  /** Where the last thing ended: an empty value stands there. */
  #end = 0;

  constructor(text: string, events: readonly Event[]) {
    this.#text = text;
    this.#events = events;
  }

  /** The next document; undefined if it is empty, or there is none. */
  document(): YamlNode | undefined {
    if (this.#events[this.#next]?.type !== EVENT_ID.DOCUMENT) return undefined;
    this.#next++;
    const root = this.#ends() ? undefined : this.#node();
    return root?.kind === 'scalar' && root.text === '' ? undefined : root;
  }

  documents(): YamlNode[] {
    const found: YamlNode[] = [];
    while (this.#next < this.#events.length) {
      this.#anchors.clear();
      const root = this.document();
      if (root) found.push(root);
      // Behind each document stands its end.
      this.#next++;
    }
    return found;
  }

  #ends(): boolean {
    const event = this.#events[this.#next];
    return event === undefined || event.type === EVENT_ID.POP;
  }

  #node(): YamlNode {
    const event = this.#events[this.#next++]!;
    if (event.type === EVENT_ID.ALIAS) {
      const range = { start: event.anchorStart - 1, end: event.anchorEnd };
      this.#end = range.end;
      const node = this.#anchors.get(this.#text.slice(event.anchorStart, event.anchorEnd));
      return node ? { ...node, range } : { kind: 'scalar', text: '', range };
    }
    if (event.type !== EVENT_ID.SCALAR && event.type !== EVENT_ID.SEQUENCE && event.type !== EVENT_ID.MAPPING) {
      return { kind: 'scalar', text: '', range: { start: this.#end, end: this.#end } };
    }
    const node = event.type === EVENT_ID.SCALAR ? this.#scalar(event) : this.#collection(event);
    if (event.anchorStart >= 0) this.#anchors.set(this.#text.slice(event.anchorStart, event.anchorEnd), node);
    return node;
  }

  #collection({ type, start, style }: SequenceEvent | MappingEvent): YamlNode {
    const items: YamlNode[] = [];
    this.#end = start;
    while (!this.#ends()) items.push(this.#node());
    this.#next++;
    if (style === COLLECTION_STYLE.FLOW) this.#end += /^[\s,]*[\]}]|/.exec(this.#text.slice(this.#end))![0].length;
    const range = { start, end: this.#end };
    if (type === EVENT_ID.SEQUENCE) return { kind: 'list', items, range };
    const entries = items.flatMap((key, i) => (i % 2 === 0 && items[i + 1] ? [{ key, value: items[i + 1]! }] : []));
    return { kind: 'map', entries, range };
  }

  #scalar(event: ScalarEvent): YamlNode {
    if (event.valueStart < 0) return { kind: 'scalar', text: '', range: { start: this.#end, end: this.#end } };
    const range = { start: event.valueStart, end: event.valueEnd };
    this.#end = range.end;
    if (event.fast) return { kind: 'scalar', text: this.#text.slice(range.start, range.end), range };
    // Quotes and blocks have rules of their own for escapes and line breaks.
    const alone: ScalarEvent = { ...event, anchorStart: -1, anchorEnd: -1, tagStart: -1, tagEnd: -1 };
    const document: Event = { type: EVENT_ID.DOCUMENT, explicitStart: false, explicitEnd: false, directives: [] };
    const [value] = constructFromEvents([document, alone, { type: EVENT_ID.POP }], {
      source: this.#text,
      schema: FAILSAFE_SCHEMA,
    });
    return { kind: 'scalar', text: String(value ?? ''), range };
  }
}
