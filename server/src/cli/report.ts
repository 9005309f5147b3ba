import type { Finding } from '../rules/check.ts';
import type { Severity } from '../rules/rule.ts';
import type { Lines } from '../text/lines.ts';
import { SEVERITIES } from './arguments.ts';
import { count, paint, plain, type Style, type Terminal } from './terminal.ts';

const STYLES: Readonly<Record<Severity, Style>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'gray',
};

/** A line that editors and terminals make a link of: `path:line:column severity message rule`. */
export function problemLine(terminal: Terminal, file: string, lines: Lines, finding: Finding): string {
  const { line, character } = lines.position(finding.range.start);
  return [
    `${plain(file)}:${line + 1}:${character + 1}`,
    paint(terminal, STYLES[finding.severity], finding.severity),
    plain(finding.message),
    paint(terminal, 'dim', finding.rule.id),
  ].join(' ');
}

/** What `check` found in all files. */
interface Totals {
  files: number;
  filesWithProblems: number;
  readonly problems: Record<Severity, number>;
  /** How many problems `fix` mends, and how many more `fix --all`. */
  safe: number;
  preferred: number;
}

/** The sums before any file was looked at. */
export const noTotals = (): Totals => ({
  files: 0,
  filesWithProblems: 0,
  problems: { error: 0, warning: 0, information: 0, hint: 0 },
  safe: 0,
  preferred: 0,
});

/** The last line of `check`. */
export function summary(terminal: Terminal, totals: Totals): string {
  const number = SEVERITIES.reduce((sum, severity) => sum + totals.problems[severity], 0);
  if (number === 0) return paint(terminal, 'green', `No problems in ${count(totals.files, 'file')}.`);
  const parts = SEVERITIES.filter((severity) => totals.problems[severity] > 0).map((severity) =>
    paint(terminal, STYLES[severity], counted(severity, totals.problems[severity])),
  );
  const where = `in ${totals.filesWithProblems} of ${count(totals.files, 'file')}`;
  return `${count(number, 'problem')} (${parts.join(', ')}) ${where}.${offer(totals)}`;
}

const counted = (severity: Severity, number: number): string =>
  severity === 'information' ? `${number} information` : count(number, severity);

function offer({ safe, preferred }: Totals): string {
  const offers = [
    ...(safe > 0 ? [`"dockerfile-stages fix" mends ${safe}`] : []),
    ...(preferred > 0 ? [`"dockerfile-stages fix --all" mends ${safe + preferred}`] : []),
  ];
  return offers.length > 0 ? ` ${offers.join(', ')}.` : '';
}
