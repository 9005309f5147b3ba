import type { ShellWord } from '../../shell/script.ts';

const VARIABLE = /^["']?\$(?:\{?(\w+)[^}]*\}?|\(.*|[@*].*)["']?$/s;
const OPTION_NAME = /opt|arg|flag|param|verb|quiet|silent|progress|extra|recommend/i;

/** Whether a word of which the value is not known may be an option, or hold some: `$OPTS`, `$(cat options)`, `"$@"`. */
export function mayBeOption({ pattern, text }: ShellWord): boolean {
  if (pattern !== undefined) return false;
  const match = VARIABLE.exec(text);
  return match !== null && (match[1] === undefined || OPTION_NAME.test(match[1]));
}
