import type { Place } from './documents.ts';
import type { Session } from './session.ts';

/** Something that an editor does with an open document. */
export interface Operation {
  readonly name: string;
  /** Milliseconds until the answer is there, of one question. `round` counts from 0. */
  readonly run: (session: Session, round: number) => Promise<number>;
  /** How often at the most. */
  readonly most?: number;
}

const BURST = 200;
const WORD = ' && echo a long line that somebody types ';

const REQUEST = {
  completion: 'textDocument/completion',
  hover: 'textDocument/hover',
  definition: 'textDocument/definition',
  outline: 'textDocument/documentSymbol',
  folding: 'textDocument/foldingRange',
  links: 'textDocument/documentLink',
  tokens: 'textDocument/semanticTokens/full',
  actions: 'textDocument/codeAction',
} as const;

async function ask({ server, textDocument }: Session, method: string, params: object = {}): Promise<number> {
  const { bytes, answer } = server.question(method, { textDocument, ...params });
  const began = performance.now();
  server.send(bytes);
  return (await answer).at - began;
}

/** One question at each place, and the mean of their times. */
const atEach =
  (method: string, places: (session: Session) => readonly Place[]): Operation['run'] =>
  async (session) => {
    let sum = 0;
    for (const position of places(session)) sum += await ask(session, method, { position });
    return sum / places(session).length;
  };

const about =
  (method: string): Operation['run'] =>
  (session) =>
    ask(session, method);

/** A letter into the word RUN, and out again the next time: what is wrong there changes each time. */
function keystroke(session: Session, round: number) {
  const line = session.document.typed;
  const problem = round % 2 === 0;
  const message = problem ? session.edit(line, 3, 3, 'X') : session.edit(line, 3, 4, '');
  return { message, expected: { line, problem } };
}

async function typing(session: Session, round: number): Promise<number> {
  const { message, expected } = keystroke(session, round);
  const began = performance.now();
  return (await session.problems([message], expected)).at - began;
}

async function typingWithRequests(session: Session, round: number): Promise<number> {
  const { server, textDocument, document } = session;
  const { message, expected } = keystroke(session, round);
  const position = { line: document.typed, character: 2 };
  const here = { range: { start: position, end: position }, context: { diagnostics: [] } };
  const asked = [
    server.question(REQUEST.completion, { textDocument, position }),
    ...[REQUEST.outline, REQUEST.folding, REQUEST.tokens, REQUEST.links].map((method) =>
      server.question(method, { textDocument }),
    ),
    server.question(REQUEST.actions, { textDocument, ...here }),
  ];
  const began = performance.now();
  const problems = session.problems([message, ...asked.map(({ bytes }) => bytes)], expected);
  const answers = await Promise.all([problems, ...asked.map(({ answer }) => answer)]);
  return Math.max(...answers.map(({ at }) => at)) - began;
}

/** Many letters at once, a line that is wrong as the last of them, and a completion. */
async function burst(session: Session): Promise<number> {
  const { server, textDocument, document } = session;
  const line = document.typed;
  const length = session.lengthOf(line);
  const before = document.text.split('\n')[line]!;
  const edits = Array.from({ length: BURST - 1 }, (_, i) =>
    session.edit(line, length + i, length + i, WORD[i % WORD.length]!),
  );
  const end = session.lengthOf(line);
  edits.push(session.edit(line, end, end, '\nNONSENSE x'));
  const { bytes, answer } = server.question(REQUEST.completion, { textDocument, position: { line, character: 2 } });
  const began = performance.now();
  const problems = session.problems([...edits, bytes], { line: line + 1, problem: true });
  const last = Math.max(...(await Promise.all([problems, answer])).map(({ at }) => at));
  await session.problems([session.join(line, before)], { line: line + 1, problem: false });
  return last - began;
}

/** What is done with a document that is open, in this order. */
export const OPERATIONS: readonly Operation[] = [
  { name: 'keystroke to problems', run: typing },
  { name: 'completion', run: atEach(REQUEST.completion, ({ document }) => document.completion) },
  { name: 'hover', run: atEach(REQUEST.hover, ({ document }) => document.hover) },
  { name: 'definition', run: atEach(REQUEST.definition, ({ document }) => document.definition) },
  { name: 'outline', run: about(REQUEST.outline) },
  { name: 'folding', run: about(REQUEST.folding) },
  {
    name: 'code actions',
    run: (session) => {
      const start = { line: session.document.typed, character: 0 };
      const end = { line: session.document.typed, character: 3 };
      return ask(session, REQUEST.actions, { range: { start, end }, context: { diagnostics: [] } });
    },
  },
  { name: 'burst of 200 edits', run: burst, most: 3 },
  { name: 'semantic tokens', run: about(REQUEST.tokens) },
  { name: 'keystroke and six requests', run: typingWithRequests },
];
