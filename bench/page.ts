import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../scripts/lib/paths.ts';
import { judge } from './bars.ts';
import { median, type Row } from './measure.ts';
import type { Program } from './server.ts';

const PAGE = path.join(root, 'docs', 'performance.md');

/** The parts of the page that are made by different programs. */
export type Section = 'servers' | 'check';

const begin = (section: Section): string => `<!-- ${section}: made by "npm run bench" -->`;
const end = (section: Section): string => `<!-- end of ${section} -->`;

const INTRODUCTION = `# Performance

All figures are made by commands of this repository and can be made again on any machine. Machines differ and are busy, so what counts
are the ratios of one run.
`;

const readPage = (): string => {
  try {
    return readFileSync(PAGE, 'utf8');
  } catch {
    return INTRODUCTION;
  }
};

/** Writes one part of docs/performance.md anew; the others stay. */
export function writeSection(section: Section, text: string): void {
  const page = readPage();
  const made = `${begin(section)}\n\n${text.trim()}\n\n${end(section)}`;
  const [from, to] = [page.indexOf(begin(section)), page.indexOf(end(section))];
  const whole =
    from < 0 ? `${page.trimEnd()}\n\n${made}\n` : page.slice(0, from) + made + page.slice(to + end(section).length);
  writeFileSync(PAGE, whole);
}

const shown = (value: number): string =>
  value >= 1000
    ? Math.round(value).toLocaleString('en-US')
    : value >= 100
      ? value.toFixed(0)
      : value >= 1
        ? value.toFixed(1)
        : value.toFixed(2);

const ratio = (value: number): string => (value >= 0.1 ? value.toFixed(2) : value.toPrecision(2));

function cell({ samples, silent }: Row, name: Program['name']): string {
  const own = samples.get(name);
  if (own) return shown(median(own));
  return silent.has(name) ? `none in ${silent.get(name)} s` : '–';
}

/** A table for each size: medians, and how they stand to the bars. */
export function tables(rows: readonly Row[]): string {
  const sizes = [...new Set(rows.map(({ size }) => size))];
  return sizes
    .map((size) => {
      const lines = rows.filter((row) => row.size === size).map(line);
      const head = '| | ours | peer | floor | ratio | bar | |\n| --- | ---: | ---: | ---: | ---: | --- | --- |';
      return `### ${size.toLocaleString('en-US')} lines\n\n${head}\n${lines.join('\n')}`;
    })
    .join('\n\n');
}

function line(row: Row): string {
  const verdict = judge(row);
  const name = row.unit === 'MB' ? `${row.operation}, MB` : row.operation;
  const cells = (['ours', 'peer', 'floor'] as const).map((of) => cell(row, of));
  const judged = verdict
    ? [verdict.bar.endsWith('ms') ? '' : ratio(verdict.reached), verdict.bar, verdict.met ? 'met' : '**missed**']
    : ['', '', ''];
  return `| ${[name, ...cells, ...judged].join(' | ')} |`;
}

/** How many of the bars are met, in a sentence. */
export function score(rows: readonly Row[]): string {
  const verdicts = rows.flatMap((row) => judge(row) ?? []);
  return `Of ${verdicts.length} bars, ${verdicts.filter(({ met }) => met).length} are met.`;
}
