import type { CompletionItem, CompletionList } from 'vscode-languageserver';
import { edited, type Question } from '../question.ts';

interface Options {
  readonly unwanted?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
}

/** How the line at the cursor may begin when one of the offers is taken, and how it may not. */
const offers = (
  ask: string,
  marked: string,
  wanted: readonly string[],
  { unwanted = [], files = {} }: Options = {},
): Question => ({
  ask,
  marked,
  files,
  async isRight({ text, cursor, request }) {
    const answer = await request<CompletionItem[] | CompletionList | null>('textDocument/completion', {
      position: cursor,
    });
    const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
    const lines = items.map((item) => edited(text, [editOf(item)]).split('\n')[cursor.line]!);
    const isOffered = (start: string) =>
      lines.some((line) => line.startsWith(start) && !/^[\w-]/.test(line.slice(start.length)));
    return wanted.every(isOffered) && !unwanted.some(isOffered);

    function editOf({ textEdit, insertText, label }: CompletionItem) {
      const range = textEdit === undefined ? wordAt() : 'range' in textEdit ? textEdit.range : textEdit.replace;
      // Where a snippet stops, its own text stands.
      const newText = (textEdit?.newText ?? insertText ?? label).replace(/\$\{\d+[:|]?([^}|,]*)[^}]*\}|\$\d/g, '$1');
      return { range, newText };
    }

    /** What an editor replaces that is not told. */
    function wordAt() {
      const word = /[\w-]*$/.exec(text.split('\n')[cursor.line]!.slice(0, cursor.character))![0];
      return { start: { line: cursor.line, character: cursor.character - word.length }, end: cursor };
    }
  },
});

const BASE = 'FROM alpine:3.22';

/** What is offered while one types. */
export const completionQuestions: readonly Question[] = [
  offers('complete instructions', `${BASE}\nWO[||]\n`, ['WORKDIR']),
  offers(
    'complete stages in `FROM`, earlier ones only',
    `${BASE} AS base\nFROM [||]\n${BASE} AS later\n`,
    ['FROM base'],
    { unwanted: ['FROM later'] },
  ),
  offers('complete stages in `COPY --from`', `${BASE} AS build\n${BASE}\nCOPY --from=[||] /a /a\n`, [
    'COPY --from=build /a',
  ]),
  offers(
    'complete stages in `COPY --from` behind another flag',
    `${BASE} AS build\n${BASE}\nCOPY --link --chown=1 --from=b[||] /a /a\n`,
    ['COPY --link --chown=1 --from=build /a'],
  ),
  offers('complete stages in a mount', `${BASE} AS build\n${BASE}\nRUN --mount=type=bind,from=[||] ls\n`, [
    'RUN --mount=type=bind,from=build',
  ]),
  offers('complete the flags of `RUN`', `${BASE}\nRUN --[||] ls\n`, ['RUN --mount', 'RUN --network', 'RUN --security']),
  offers('complete the flags of `COPY`, the newer ones as well', `${BASE}\nCOPY --[||] a b\n`, [
    'COPY --link',
    'COPY --chmod',
    'COPY --parents',
    'COPY --exclude',
  ]),
  offers(
    'complete the types of mounts',
    `${BASE}\nRUN --mount=type=[||] ls\n`,
    ['bind', 'cache', 'secret', 'ssh', 'tmpfs'].map((type) => `RUN --mount=type=${type}`),
  ),
  offers(
    'complete the options of a mount',
    `${BASE}\nRUN --mount=type=cache,[||] ls\n`,
    ['target', 'sharing', 'id'].map((key) => `RUN --mount=type=cache,${key}`),
  ),
  offers('complete files of the build context', `${BASE}\nCOPY ./pack[||] /app/\n`, ['COPY ./package.json'], {
    files: { 'package.json': '{}\n', 'package-lock.json': '{}\n' },
  }),
  offers(
    'complete paths of the stage that is copied from',
    `${BASE} AS build\nWORKDIR /srv\nCOPY app.conf ./app.conf\n${BASE}\nCOPY --from=build /srv/[||] /\n`,
    ['COPY --from=build /srv/app.conf'],
  ),
  offers(
    'complete variables that a stage inherits',
    `${BASE} AS base\nENV APP_HOME=/srv\nFROM base\nWORKDIR $APP[||]\n`,
    ['WORKDIR $APP_HOME'],
  ),
  offers('complete names of checks', `# check=skip=From[||]\n${BASE}\n`, ['# check=skip=FromAsCasing']),
];
