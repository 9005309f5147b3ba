import type {
  CodeLens,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  SelectionRange,
  SemanticTokens,
  TextEdit,
} from 'vscode-languageserver';
import { edited, type Question } from '../question.ts';

const BASE = 'FROM alpine:3.22';
const options = { tabSize: 4, insertSpaces: true };

/** A file that is long, but not unheard of. */
const LONG = `${BASE}\n${Array.from({ length: 4000 }, (_, i) => `ENV V${i}=$V${i - 1}\n`).join('')}`;
const SOON = 2000;

/** How the file is laid out, shown and written. */
export const structureQuestions: readonly Question[] = [
  {
    ask: 'show the stages in the outline by their names',
    marked: `${BASE} AS build\nRUN ls\n${BASE} AS web\nCMD ["ls"]\n`,
    async isRight({ request }) {
      const symbols = await request<DocumentSymbol[]>('textDocument/documentSymbol');
      return ['build', 'web'].every((stage) => symbols.some(({ name }) => name.includes(stage)));
    },
  },
  {
    ask: 'fold a stage',
    marked: `${BASE} AS build\nRUN ls\nRUN pwd\n\n${BASE} AS web\nCMD ["ls"]\n`,
    async isRight({ request }) {
      const folds = await request<FoldingRange[]>('textDocument/foldingRange');
      return folds.some(({ startLine, endLine }) => startLine === 0 && endLine === 2);
    },
  },
  {
    ask: 'select the word, the instruction and then the stage',
    marked: `${BASE}\nRUN pwd\n${BASE} AS web\nRUN ec[||]ho a\nRUN ls\n`,
    async isRight({ cursor, request }) {
      const [found] = await request<SelectionRange[]>('textDocument/selectionRange', { positions: [cursor] });
      const lines: string[] = [];
      for (let at = found; at; at = at.parent) lines.push(`${at.range.start.line}-${at.range.end.line}`);
      return lines.includes('3-3') && lines.some((span) => /^2-[45]$/.test(span));
    },
  },
  {
    ask: 'open the files that are copied',
    marked: `${BASE}\nCOPY [|package.json|] /app/\n`,
    files: { 'package.json': '{}\n' },
    async isRight({ uri, request }) {
      const links = await request<DocumentLink[] | null>('textDocument/documentLink');
      return (links ?? []).some(({ target }) => target === uri.replace('Dockerfile', 'package.json'));
    },
  },
  {
    ask: `colour ${LONG.split('\n').length - 2} lines in less than ${SOON / 1000} seconds`,
    marked: LONG,
    async isRight({ request }) {
      const began = performance.now();
      const tokens = await request<SemanticTokens | null>('textDocument/semanticTokens/full');
      return (tokens?.data.length ?? 0) > 0 && performance.now() - began < SOON;
    },
  },
  {
    ask: 'indent continued lines, and leave a heredoc as it is',
    marked: `${BASE}\nRUN ls \\\n&& pwd\nRUN <<EOF\n  one\ntwo \\\nthree\nEOF\n`,
    async isRight({ text, request }) {
      const edits = await request<TextEdit[] | null>('textDocument/formatting', { options });
      return edited(text, edits ?? []) === text.replace('\n&& pwd', '\n    && pwd');
    },
  },
  {
    ask: 'focus on a target',
    marked: `${BASE} AS build\nRUN ls\n${BASE} AS test\nRUN ls\n`,
    async isRight({ request }) {
      const lenses = await request<CodeLens[] | null>('textDocument/codeLens');
      return (lenses ?? []).filter(({ command }) => /focus/i.test(command?.title ?? '')).length === 2;
    },
  },
];
