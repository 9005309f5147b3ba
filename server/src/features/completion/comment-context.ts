import type { Dockerfile } from '../../model/dockerfile.ts';
import { firstIndex } from '../../text/first-index.ts';
import type { Range } from '../../text/range.ts';
import type { Spot } from './cursor.ts';
import type { Found } from './what.ts';

/** `# check=…;skip=` and hadolint's `# hadolint ignore=`, up to the list of names. */
const CHECK = /^#\s*check\s*=(?:.*;)?\s*skip\s*=\s*/i;
const HADOLINT = /^#\s*hadolint\s+(global\s+|stage\s+)?ignore\s*=\s*/i;

/** What may be written in a comment; undefined where there is none. */
export function commentAt(dockerfile: Dockerfile, offset: number): Found | 'nothing' | undefined {
  const { comments, text } = dockerfile;
  const comment = comments[firstIndex(comments, ({ start }) => start >= offset) - 1];
  if (!comment || offset > comment.end) return undefined;
  const written = text.slice(comment.start, offset);
  const isTop = isAtTop(dockerfile, comment);
  const spotFrom = (start: number, stop: RegExp): Spot => {
    const rest = text.slice(offset, comment.end).search(stop);
    const end = rest < 0 ? comment.end : offset + rest;
    return {
      insert: { start: comment.start + start, end: offset },
      replace: { start: comment.start + start, end },
      prefix: written.slice(start),
    };
  };
  const names = namesAt(written, isTop, text.slice(offset, comment.end), spotFrom);
  if (names) return names;
  if (!isTop) return checkAt(written, spotFrom) ?? 'nothing';
  const value = /^#\s*(syntax|escape|check)\s*=\s*/i.exec(written);
  if (value) {
    const name = value[1]!.toLowerCase();
    const start = name === 'check' ? optionStart(written, value[0].length) : value[0].length;
    return { what: { kind: 'directive-value', name }, spot: spotFrom(start, name === 'check' ? /[;\s]/ : /\s/) };
  }
  const name = /^#\s*(?=[a-z]*$)/i.exec(written);
  return name ? { what: { kind: 'directive' }, spot: spotFrom(0, /$/) } : 'nothing';
}

/** Whether a comment stands where a parser directive may: in the first line, or right below one. */
function isAtTop({ directives, text }: Dockerfile, comment: Range): boolean {
  const last = directives.findLast(({ range }) => range.start < comment.start);
  const above = text.slice(last?.range.end ?? 0, comment.start).replace(/^\ufeff/, '');
  return last ? /^[ \t]*\r?\n[ \t]*$/.test(above) : /^[ \t]*$/.test(above);
}

const optionStart = (written: string, from: number): number => {
  const start = Math.max(from, written.lastIndexOf(';') + 1);
  return start + (written.slice(start).length - written.slice(start).trimStart().length);
};

/** Options of BuildKit's `check` above an instruction. */
function checkAt(written: string, spotFrom: (start: number, stop: RegExp) => Spot): Found | undefined {
  const match = /^#\s*check\s*=\s*/i.exec(written);
  if (!match) return undefined;
  const start = optionStart(written, match[0].length);
  return { what: { kind: 'directive-value', name: 'check' }, spot: spotFrom(start, /[;\s]/) };
}

function namesAt(
  written: string,
  isTop: boolean,
  behind: string,
  spotFrom: (start: number, stop: RegExp) => Spot,
): Found | undefined {
  const check = CHECK.exec(written);
  const hadolint = check ? null : HADOLINT.exec(written);
  const match = check ?? hadolint;
  if (!match) return undefined;
  const list = written.slice(match[0].length);
  // Behind a blank, a semicolon or another comment the names have ended.
  if (/[;#]/.test(list) || list.split(',').some((name) => /\S\s+\S/.test(name))) return undefined;
  const last = list.slice(list.lastIndexOf(',') + 1);
  if (/\S\s/.test(last)) return undefined;
  const start = written.length - last.trimStart().length;
  const others = `${list.slice(0, list.length - last.length)},${behind.replace(/^[^,;\s]*/, '').replace(/[;#].*/s, '')}`;
  const given = others.split(',').map((name) => name.trim());
  const reach = hadolint?.[1]?.trim().toLowerCase();
  const file = check ? isTop : reach === 'global';
  return { what: { kind: 'rules', form: check ? 'check' : 'hadolint', file, given }, spot: spotFrom(start, /[,;\s]/) };
}
