import { type Build, buildOf, type Known } from './build.ts';
import { folderOf } from './paths.ts';

const TOKEN = /\s+|#[^\n]*|[rR]?("""|'''|"|')|[A-Za-z_]\w*|[\d.]+|[\s\S]/y;
/** So many tokens of a call are looked at. */
const LONGEST = 500;
const CALL = /^(?:docker_build(?:_with_restart)?|docker_build_sub)$/;

interface Token {
  readonly kind: 'text' | 'name' | 'sign';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The builds of a Tiltfile that are written out: `docker_build('image', 'context', dockerfile='…')`. https://docs.tilt.dev/api.html#api.docker_build */
export function readTiltfile(text: string, path: string): Build[] {
  const tokens = tokensOf(text);
  const found: Build[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const isCall =
      token.kind === 'name' && CALL.test(token.text) && tokens[i + 1]?.text === '(' && tokens[i - 1]?.text !== 'def';
    if (!isCall) continue;
    const args = argumentsOf(tokens, i + 2);
    if (args.has('dockerfile_contents')) continue;
    const context = args.get('context') ?? args.get('1');
    const [dockerfile, target] = [args.get('dockerfile'), args.get('target')];
    found.push(
      ...buildOf({
        folder: folderOf(path),
        context: context ? known(context) : { range: token, text: undefined },
        dockerfile: dockerfile && known(dockerfile),
        target: target && known(target),
        moreArgs: args.has('build_args'),
        range: { start: token.start, end: token.end },
        fromContext: false,
        uncertain: args.has('**'),
        label: (args.get('ref') ?? args.get('0'))?.[0]?.text,
      }),
    );
  }
  return found;
}

/** An argument is known if it is one text, and nothing is done to it. */
const known = (tokens: readonly Token[]): Known => {
  const [only] = tokens;
  const range = { start: only?.start ?? 0, end: tokens.at(-1)?.end ?? 0 };
  return only && tokens.length === 1 && only.kind === 'text' ? { range, text: only.text } : { range, text: undefined };
};

/** The arguments of a call by their names, those without by their numbers. */
function argumentsOf(tokens: readonly Token[], from: number): ReadonlyMap<string, readonly Token[]> {
  const found = new Map<string, Token[]>();
  let depth = 0;
  let number = 0;
  let current: Token[] = [];
  const finish = () => {
    const [name, equal] = current;
    if (name?.kind === 'name' && equal?.text === '=' && equal.kind === 'sign') found.set(name.text, current.slice(2));
    else if (name?.text === '*') found.set('**', current);
    else if (name) found.set(String(number++), current);
    current = [];
  };
  for (let i = from; i < tokens.length && i < from + LONGEST; i++) {
    const token = tokens[i]!;
    if (token.kind === 'sign' && /[([{]/.test(token.text)) depth++;
    if (token.kind === 'sign' && /[)\]}]/.test(token.text) && --depth < 0) break;
    if (depth === 0 && token.kind === 'sign' && token.text === ',') finish();
    else current.push(token);
  }
  finish();
  return found;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const [all, quote] = found;
    const start = pattern.lastIndex;
    if (quote !== undefined) {
      const end = quoteEnd(text, start, quote);
      tokens.push({ kind: 'text', text: text.slice(start, end), start, end });
      pattern.lastIndex = Math.min(end + quote.length, text.length);
    } else if (!/^[\s#]/.test(all)) {
      tokens.push({ kind: /^[A-Za-z_]/.test(all) ? 'name' : 'sign', text: all, start: start - all.length, end: start });
    }
  }
  return tokens;
}

function quoteEnd(text: string, start: number, quote: string): number {
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text.startsWith(quote, at) || (quote.length === 1 && text[at] === '\n')) return at;
  }
  return text.length;
}
