import type { Outcome } from './ask.ts';
import { type Question, read } from './question.ts';
import { questions, subjects } from './questions.ts';

const SIGNS: Readonly<Record<Outcome, string>> = { right: '✔', wrong: 'wrong', nothing: '–' };

/** A row of the table up to our own answer. */
export const rowOf = (question: Question, outcome: Outcome): string =>
  `| ${question.ask} | ${placeOf(question)} | ${SIGNS[outcome]} |`;

/** The page that tells who answers what; both lists are in the order of the questions. */
export function page(ours: readonly Outcome[], theirs: readonly Outcome[], peer: string): string {
  const right = (outcomes: readonly Outcome[]) => outcomes.filter((outcome) => outcome === 'right').length;
  const index = new Map(questions.map((question, i) => [question, i]));
  const tables = subjects.map(({ title, questions: own }) => {
    const rows = own.map((question) => {
      const i = index.get(question)!;
      return `${rowOf(question, ours[i]!)} ${SIGNS[theirs[i]!]} |`;
    });
    return `## ${title}\n\n| Can it … | asked at | Dockerfile Stages | ${peer} |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return `# Side by side

\`npm run compare\` puts the same ${questions.length} questions to this server and to
[dockerfile-language-server-nodejs](https://github.com/rcjsuen/dockerfile-language-server), which Docker's and Microsoft's extensions are
built on, and writes this page. Both are asked over the language server protocol, as VS Code does, with nothing set. The questions are
those that people who write Dockerfiles of several stages have asked for over the years; with the Dockerfiles, and what counts as right, they
are in \`scripts/compare/questions\`.

Right are **${right(ours)}** answers of Dockerfile Stages and **${right(theirs)}** of ${peer}. ✔ is right, – is no answer.

${tables.join('\n')}`;
}

/** The line that is asked about, with the cursor in it where it stands at a mark of its own. */
function placeOf(question: Question): string {
  const { text, cursor, marks } = read(question);
  const line = text.split('\n')[cursor.line]!;
  const isMark = marks[0] && marks[0].start.line === cursor.line && marks[0].start.character === cursor.character;
  const shown = isMark ? line : `${line.slice(0, cursor.character)}▮${line.slice(cursor.character)}`;
  return question.marked.includes('[|') ? `\`${shown.replaceAll('|', '\\|')}\`` : '';
}
