import assert from 'node:assert/strict';
import { type CodeLens, type Command, commands, type TextDocument } from 'vscode';
import { idOf, openText, problemsOf, textOf } from './editor.ts';

const stages = `FROM alpine:3.22 AS build
COPY --from=buidl /a /a

FROM alpine:3.22 AS test
COPY --from=biuld /a /a

FROM build
`;

/** The commands above the stages. The server is asked anew, and answers in the order in which it was told of a focus. */
async function lensesOf({ uri }: TextDocument, ...titles: string[]): Promise<Command[]> {
  const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri, 10);
  const found = lenses.flatMap(({ command }) => command ?? []);
  assert.deepEqual(
    found.map(({ title }) => title),
    titles,
  );
  return found;
}

const run = ({ command, arguments: given }: Command) => commands.executeCommand(command, ...(given ?? []));

describe('a focus', () => {
  const names = (document: TextDocument, wanted: readonly string[]) =>
    problemsOf(document, (problems) => {
      const found = problems.filter((problem) => idOf(problem) === 'stage/unknown-reference');
      return found.map((problem) => textOf(document, problem)).join() === wanted.join();
    });

  it('on a target leaves out the problems of the others, until it is cleared', async () => {
    const { document } = await openText(stages);
    await names(document, ['buidl', 'biuld']);
    const lenses = await lensesOf(document, 'Focus', 'Focus', 'Focus');
    await run(lenses[2]!);
    await names(document, ['buidl']);
    const [, , clear] = await lensesOf(document, 'Focus', 'Focus', 'Clear focus');
    await run(clear!);
    await names(document, ['buidl', 'biuld']);
    await lensesOf(document, 'Focus', 'Focus', 'Focus');
  });

  it('is cleared by a command as well', async () => {
    const { document } = await openText(stages);
    await run((await lensesOf(document, 'Focus', 'Focus', 'Focus'))[1]!);
    await names(document, ['biuld']);
    await commands.executeCommand('dockerfileStages.clearFocus');
    await names(document, ['buidl', 'biuld']);
  });
});
