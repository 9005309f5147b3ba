import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CompletionItem,
  type Connection,
  type Hover,
  type InsertReplaceEdit,
  LSPErrorCodes,
  type Position,
  type Range,
} from 'vscode-languageserver';
import { features } from '../../server/src/lsp/features.ts';
import { isPosition } from '../../server/src/lsp/params.ts';
import { Lines } from '../../server/src/text/lines.ts';
import { LspClient, ResponseError } from '../support/lsp-client.ts';
import { COMMANDS, CURIOUS, listed, onceParams, QUESTIONS } from '../support/questions.ts';
import { shownTokens } from '../support/semantic-tokens.ts';

/** Everything that makes offsets go wrong, and a last line that is still being written. */
const TEXTS = [
  [
    '\ufeff# escape=`',
    '# check=skip=StageNameCasing',
    'arg V=20 `',
    ' 👍="é$V"',
    'FROM --platform="👍" node:$V AS build # 👍',
    'RUN --mount=type=cache,from=0,`',
    '  # 👍 $V',
    '',
    '  target=/c echo "👍$V" `',
    ' && ls',
    'From build AS 👍',
    'OnBuild Copy --from=build --chown=1 /👍 /app/',
    'COPY ["👍", "/a b"]',
    'RUN <<-"E" cat && <<F cat',
    '👍$V',
    '\tE',
    'F',
    'FROM 👍',
    'LABEL a="👍',
    'COPY --from=',
  ].join('\r\n'),
  'ARG A\nFROM alpine AS x\nENV A=${A:-👍} B=$A\nFROM --platform=$TARGETPLATFORM x\nCOPY --link --from=x \\\n# 👍\n a $A/b\nUSER $A\nRUN <<E\n👍 $A\n',
];

test('every question has an answer at every place, and all places that it names are in the text', async (t) => {
  assert.deepEqual(Object.keys(QUESTIONS).sort(), listened().sort());
  const client = await LspClient.start(t, { capabilities: CURIOUS, initialize: COMMANDS });
  const answered = new Set(['dockerfileStages/focus', 'workspace/executeCommand']);
  for (const [i, text] of TEXTS.entries()) {
    const uri = `file:///work/${i}/Dockerfile`;
    client.open(uri, text);
    const lines = new Lines(text);
    const end = lines.position(text.length);
    // No cursor stands between the halves of a character.
    const offsets = Array.from({ length: text.length + 1 }, (_, at) => at).filter((at) => !isInCharacter(text, at));
    const places = offsets.map((at) => lines.position(at));
    const given = new Map<string, Map<string, object>>();
    const ask = async (method: string, params: object, position?: Position): Promise<void> => {
      const asked = `${method} of text ${i} at ${JSON.stringify(position)}`;
      let answer: unknown;
      try {
        answer = await client.request(method, { textDocument: { uri }, ...params });
      } catch (error) {
        const isRefusal = error instanceof ResponseError && error.code === LSPErrorCodes.RequestFailed;
        assert.ok(isRefusal && /ename$/.test(method), `${asked}: ${error}`);
        return;
      }
      assertPlaces(answer, lines, asked);
      if (position) assertHolds(method, answer, position, asked);
      const items = given.get(method) ?? new Map<string, object>();
      given.set(method, items);
      for (const item of listed(answer))
        items.set(JSON.stringify({ ...item, textEdit: undefined, sortText: undefined }), item);
      if (!isEmpty(answer)) answered.add(method);
    };
    const pairs = Object.entries(QUESTIONS);
    await Promise.all(
      pairs.flatMap(([method, question]) =>
        typeof question === 'function'
          ? places.map((position) => ask(method, question(position, { start: position, end }), position))
          : question === 'once'
            ? [ask(method, onceParams(uri))]
            : [],
      ),
    );
    await Promise.all(
      pairs.flatMap(([method, question]) =>
        typeof question === 'object'
          ? [...(given.get(question.about)?.values() ?? [])].map((item) =>
              ask(method, method.endsWith('/resolve') ? item : { item }),
            )
          : [],
      ),
    );
    client.notify('textDocument/didClose', { textDocument: { uri } });
  }
  assert.deepEqual([...answered].sort(), Object.keys(QUESTIONS).sort(), 'each question has something to answer');
});

/** The methods that the server listens to. */
function listened(): string[] {
  const names: string[] = [];
  const connection = { onRequest: (name: string) => void names.push(name) } as unknown as Connection;
  for (const method of features.flatMap(({ methods }) => methods)) method.listen(connection, () => assert.fail());
  return names;
}

const isInCharacter = (text: string, at: number): boolean =>
  /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(text.slice(Math.max(0, at - 1), at + 1));

const isEmpty = (answer: unknown): boolean => /^(?:null|\[\]|\{"data":\[\]\})$/.test(JSON.stringify(answer));

/** Checks each position and range that an answer has anywhere in it. */
function assertPlaces(value: unknown, lines: Lines, asked: string): void {
  if (typeof value !== 'object' || value === null) return;
  const { line, character, start, end, startLine, endLine, data } = value as Readonly<Record<string, unknown>>;
  if (typeof line === 'number' && typeof character === 'number') {
    const at = lines.start(line) + character;
    assert.ok(
      0 <= line && line < lines.count && 0 <= character && at <= lines.end(line),
      `${asked}: ${line}:${character}`,
    );
    assert.ok(!isInCharacter(lines.text, at), `${asked}: in the middle of a character, ${line}:${character}`);
  }
  if (isPosition(start) && isPosition(end))
    assert.ok(lines.offset(start as Position) <= lines.offset(end as Position), asked);
  if (typeof startLine === 'number') assert.ok(startLine < Number(endLine) && Number(endLine) < lines.count, asked);
  if (Array.isArray(data) && data.length > 0) shownTokens(lines.text, Uint32Array.from(data as number[]));
  for (const part of Object.values(value)) assertPlaces(part, lines, asked);
}

/** What is said of a place is said of a range that it lies in; what is proposed there replaces what is around it in its line. */
function assertHolds(method: string, answer: unknown, { line, character }: Position, asked: string): void {
  const ranges: (Range | undefined)[] = [];
  if (method === 'textDocument/hover') ranges.push((answer as Hover | null)?.range);
  if (method === 'textDocument/prepareRename' && answer !== null) {
    // At the dollar of a variable, its name alone is renamed.
    const { start, end } = (answer as { readonly range: Range }).range;
    assert.ok(start.line === line && end.line === line, asked);
  }
  if (method === 'textDocument/completion') {
    for (const { textEdit } of listed(answer) as readonly CompletionItem[]) {
      const edit = textEdit as InsertReplaceEdit;
      assert.deepEqual(edit.insert.start, edit.replace.start, asked);
      assert.ok(edit.replace.start.line === line && edit.replace.end.line === line, asked);
      assert.deepEqual(edit.insert.end, { line, character }, asked);
      ranges.push(edit.insert, edit.replace);
    }
  }
  for (const range of ranges) {
    if (!range) continue;
    const { start, end } = range;
    const isBehind = start.line < line || (start.line === line && start.character <= character);
    assert.ok(isBehind && (line < end.line || (line === end.line && character <= end.character)), asked);
  }
}
