import { unknownToAsh } from '../../knowledge/system-shells.ts';
import { remember } from '../../model/remember.ts';
import type { ShellcheckRemark } from '../../workspace/shellcheck-remarks.ts';
import { assignedIn, type ShellcheckScript } from '../../workspace/shellcheck-scripts.ts';
import type { Severity } from '../rule.ts';

interface Told {
  readonly remark: ShellcheckRemark;
  readonly severity: Severity;
}

/** What is to be told of ShellCheck's remarks on a script, and how loudly. */
export function told(remarks: readonly ShellcheckRemark[], script: ShellcheckScript): Told[] {
  const wanted = remarks.filter((remark) => isWanted(remark, script));
  const syntax = wanted.filter(isSyntax);
  // Around one slip in the syntax it makes several remarks, the last ones about where it gave up.
  const slip = syntax.find(({ code }) => code !== STOPPED && code !== STOPPED_IN) ?? syntax.at(-1);
  const patterns = new Set(wanted.flatMap(({ code, range }) => (code === PATTERN ? [range.start] : [])));
  return wanted
    .filter((remark) => remark === slip || !isSyntax(remark))
    .filter(({ code, range }) => code !== FILES || !patterns.has(range.start))
    .map((remark) => ({ remark, severity: severityOf(remark, script) }));
}

const isSyntax = ({ code, level }: ShellcheckRemark): boolean => level === 'error' && code < 2000;

const STOPPED_IN = 1073;
const STOPPED = 1072;

/** A word that may match names like options; of one that `find` is to have as a pattern it wants quotes, and not `./`. */
const FILES = 2035;
const PATTERN = 2061;
/** The name of an Elixir tool takes `do` for an argument. */
const DO = 1010;
const REPEATED_BLANKS = 2291;
/** A variable that nobody sets. */
const UNSET = 2154;
const UNQUOTED = 2086;
/** A `cd` whose failure does not end the script. An image that nobody knows may have a SHELL that sees to it. */
export const UNSEEN_CD = 2164;
/** `A= B=c`. */
const BLANK_AFTER_EQUALS = 1007;

/**
 * What is around a slip in the syntax; `else if`, which joined lines make; files that cannot be looked at; a first line that a
 * heredoc has for itself; ash checked as dash.
 */
const NEVER: ReadonlySet<number> = new Set([1009, 1075, 1090, 1091, 1128, 2187]);

function isWanted(
  { code, range }: ShellcheckRemark,
  { language, start, instruction, text }: ShellcheckScript,
): boolean {
  if (range.start < start || NEVER.has(code)) return false;
  const [from, to] = [range.start - start, range.end - start];
  if (code === DO && /\bmix\s+$/.test(text.text.slice(Math.max(0, from - 9), from))) return false;
  if (code === REPEATED_BLANKS && text.range(from, to).end - text.range(from, to).start !== to - from) return false;
  // What runs in the container may be given any variable.
  if (code === UNSET && instruction.name !== 'RUN') return false;
  return !(language === 'ash' && isPortability(code) && !unknownToAsh.has(code));
}

/** What some shells understand and others do not; before ShellCheck 0.7.2 all under one code. */
const isPortability = (code: number): boolean => (code >= 3000 && code < 4000) || code === 2039;

const SEVERITIES: Readonly<Record<ShellcheckRemark['level'], Severity>> = {
  error: 'warning',
  warning: 'warning',
  info: 'information',
  style: 'hint',
};

/** Where a build is no place for worry: the author knows the values and names, and writes text with `$` into files. */
const FAINTER: ReadonlyMap<number, Severity> = new Map([
  [BLANK_AFTER_EQUALS, 'hint'],
  [2016, 'hint'],
  [2038, 'information'],
  [2043, 'hint'],
  [2044, 'information'],
  [2045, 'information'],
  [2046, 'information'],
  [2102, 'hint'],
  [2155, 'information'],
]);

function severityOf(remark: ShellcheckRemark, script: ShellcheckScript): Severity {
  const { code, level } = remark;
  if (script.language === 'sh' && (isPortability(code) || code === UNSEEN_CD)) return 'hint';
  if (code === UNQUOTED && isOfImage(remark, script)) return 'hint';
  const severity = FAINTER.get(code) ?? SEVERITIES[level];
  return script.instruction.name === 'RUN' || severity === 'hint' ? severity : 'information';
}

/** Whether a variable is none that the script sets: one of the base image, such as PHPIZE_DEPS, is made to be split. */
function isOfImage({ range }: ShellcheckRemark, script: ShellcheckScript): boolean {
  const name = /^\$\{?([A-Z_][A-Z0-9_]*)\}?$/.exec(script.input.slice(range.start, range.end))?.[1];
  return name !== undefined && !assigned(script).has(name);
}

const assigned = remember(({ text }: ShellcheckScript) => assignedIn(text.text));
