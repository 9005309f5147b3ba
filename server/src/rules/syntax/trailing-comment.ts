import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineEnd } from '../../model/edits.ts';
import { dialectAt } from '../../model/run.ts';
import { isPosix } from '../../shell/dialect.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Pair } from '../../syntax/pair.ts';
import type { Rule, Severity } from '../rule.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { commentAt, hash, type TrailingComment, trailingComments, wordsIn } from './comment.ts';
import { type Checked, checkedInstructions } from './instructions.ts';
import { isReadable } from './lex-faults.ts';
import { moveComment } from './moving-comment.ts';

export const trailingCommentRule: Rule = {
  id: 'syntax/trailing-comment',
  severity: 'warning',
  summary: 'A comment behind an instruction is none',
  severities: 'an **error** where the builder stops at it.',
  why: `A comment has a line of its own. Behind the arguments of an instruction, \`#\` and all that follows are arguments, too: more
ports, more files to copy, a part of the path. In RUN the shell knows comments, but it gets the continued lines as one: a comment in the
middle swallows the rest.`,
  reported: 'FROM alpine:3.20\nEXPOSE 80 [|# web|]\n',
  fine: 'FROM alpine:3.20\n# web\nEXPOSE 80\nLABEL title="no # comment"\nRUN ls # a comment\n',
  peers: [],
  changes: ['steps', 'Author', 'User', 'Volumes', 'WorkingDir', 'OnBuild'],
  each: 'any',
  *check(dockerfile) {
    if (isForeignFrontend(dockerfile)) return;
    for (const checked of checkedInstructions(dockerfile)) {
      const { instruction } = checked;
      for (const comment of trailingComments(dockerfile, instruction)) {
        const severity = severityOf(dockerfile, checked, comment);
        yield {
          range: comment.range,
          message: `${instruction.name} takes no comment behind its arguments: "#" and the words after it become arguments.`,
          severity,
          fixes: () => (isComplete(instruction, comment) ? moveComment(dockerfile, comment) : []),
        };
      }
      const swallowing = commentInRun(dockerfile, checked);
      if (swallowing) {
        yield {
          range: swallowing.range,
          message: 'The shell gets the continued lines as one: this comment swallows the rest of them.',
          fixes: () => moveComment(dockerfile, swallowing),
        };
      }
    }
  },
};

/** Whether the instruction has all it needs in front of the comment. */
const isComplete = ({ name, words }: Instruction, { before }: TrailingComment): boolean =>
  (name !== 'COPY' && name !== 'ADD') || (words[1] !== undefined && words[1].range.end <= before);

/** Whether the builder stops at what is meant for a comment, or takes it. */
function severityOf({ escape }: Dockerfile, { instruction, severity }: Checked, comment: TrailingComment): Severity {
  switch (instruction.name) {
    case 'ENV':
    case 'LABEL':
      // A word without an equals sign: the parser refuses it in ONBUILD, too.
      return 'error';
    case 'EXPOSE':
    case 'FROM':
    case 'SHELL':
    case 'STOPSIGNAL':
      return severity;
    case 'ARG': {
      const isRefused = ({ name, value }: Pair) => value && (name.text === '' || !isReadable(value.text, escape));
      return wordsIn(instruction.pairs, comment).some(isRefused) ? severity : 'warning';
    }
    default:
      return wordsIn(instruction.words, comment).every(({ text }) => isReadable(text, escape)) ? 'warning' : severity;
  }
}

/** A comment in the shell form of RUN with more lines of the instruction behind it. */
function commentInRun(dockerfile: Dockerfile, { instruction, stage }: Checked): TrailingComment | undefined {
  const { name, form, heredocs, logicalText: text } = instruction;
  if (name !== 'RUN' || form !== 'plain' || heredocs.length > 0 || !stage || !text.includes('#')) return undefined;
  if (!isPosix(dialectAt(dockerfile, stage, instruction.onbuild ?? instruction))) return undefined;
  const start = hash(text, instruction.indexAt(instruction.argumentsStart), '\\', () => false);
  // Where a quote or a substitution may go on, only the shell could tell.
  if (start < 0 || /[`<]|\$[({]/.test(text.slice(0, start))) return undefined;
  const { range } = commentAt(dockerfile, instruction, start);
  const rest = text.slice(instruction.indexAt(lineEnd(dockerfile.text, range.start)));
  return /\S/.test(rest) && range.end < instruction.headRange.end
    ? commentAt(dockerfile, instruction, start)
    : undefined;
}
