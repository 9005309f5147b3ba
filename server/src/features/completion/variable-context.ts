import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineStart } from '../../model/edits.ts';
import { scriptBody } from '../../model/shell-text.ts';
import { shebang } from '../../shell/dialect.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Cursor } from './cursor.ts';
import type { Found } from './what.ts';

/** What replaces the variables of a text: the builder, a shell, or the builder in a heredoc, where quotes are plain. */
type By = 'builder' | 'shell' | 'body';

/** The name that is being written, behind `$` or `${`, with the colon of a modifier. */
const NAME = /\$(\{?)((?:[A-Za-z_]\w*)?)(:?)$/;

/**
 * A variable at the end of a text, where it is replaced: not behind an escape character, and not in single quotes.
 * @returns where its name begins
 */
function variableIn(text: string, escape: string, by: By): { start: number; braced: boolean } | undefined {
  const match = NAME.exec(text);
  if (!match) return undefined;
  const [, brace = '', name = '', colon = ''] = match;
  if (colon !== '' && (brace === '' || name === '')) return undefined;
  let quote = '';
  let at = 0;
  while (at < match.index) {
    const char = text[at]!;
    if (char === escape && quote !== "'") at++;
    else if (by !== 'body' && (quote === '' ? char === '"' || char === "'" : char === quote)) {
      quote = quote === '' ? char : '';
    }
    at++;
  }
  const isEscaped = at > match.index;
  if (quote === "'" || isEscaped || (by !== 'builder' && text[match.index - 1] === '$')) return undefined;
  return { start: match.index + 1 + brace.length, braced: brace !== '' };
}

const foundIn = (behind: string, braced: boolean, shell: boolean): Found['what'] => ({
  kind: 'variable',
  braced,
  closed: /^[}:+?#%/-]/.test(behind),
  shell,
});

const nameEnd = (text: string, at: number): number => at + /^\w*/.exec(text.slice(at, at + 256))![0].length;

/** The variable that is being written at a cursor, in a word or a command that begins at `from`. */
export function variableAt({ escape }: Dockerfile, cursor: Cursor, from: number, by: By): Found | undefined {
  const { text, at } = cursor;
  // A shell knows no other escape character.
  const found = variableIn(text.slice(from, at), by === 'shell' ? '\\' : escape, by);
  if (!found) return undefined;
  const end = nameEnd(text, at);
  const spot = cursor.spot(from + found.start, end);
  return spot && { what: foundIn(text.slice(end, end + 1), found.braced, by === 'shell'), spot };
}

/** The same in the body of a heredoc: in a script or the input of a command, and in files that the builder writes. */
export function bodyAt({ text }: Dockerfile, instruction: Instruction, offset: number): Found | undefined {
  const { heredocs } = instruction;
  const heredoc = heredocs.find(({ body, terminator }) => {
    return body.start <= offset && (terminator ? offset < body.end : offset <= body.end);
  });
  if (!heredoc) return undefined;
  const inner = instruction.trigger ?? instruction;
  const isRun = inner.name === 'RUN';
  const script = isRun ? scriptBody(inner) : undefined;
  const body = script && text.slice(script.start, script.end);
  const interpreter = body === undefined ? undefined : shebang(body)?.program;
  if (interpreter !== undefined && !/^(?:ba|da|a|k)?sh$/.test(interpreter)) return undefined;
  if (!script && !heredoc.expand) return undefined;
  const line = Math.max(heredoc.body.start, lineStart(text, offset));
  const found = variableIn(text.slice(line, offset), '\\', script ? 'shell' : 'body');
  if (!found) return undefined;
  const start = line + found.start;
  const end = nameEnd(text, offset);
  return {
    what: foundIn(text.slice(end, end + 1), found.braced, isRun),
    spot: { insert: { start, end: offset }, replace: { start, end }, prefix: text.slice(start, offset) },
  };
}
