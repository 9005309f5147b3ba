import type { CompletionItem, CompletionList } from 'vscode-languageserver';
import type { Question } from '../question.ts';

/** What is offered at the cursor, as it would be inserted: without the places of snippets. */
const offers = (
  ask: string,
  marked: string,
  wanted: readonly string[],
  { unwanted = [], files = {} }: { unwanted?: readonly string[]; files?: Readonly<Record<string, string>> } = {},
): Question => ({
  ask,
  marked,
  files,
  async isRight({ cursor, request }) {
    const answer = await request<CompletionItem[] | CompletionList | null>('textDocument/completion', {
      position: cursor,
    });
    const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
    const isOffered = (text: string) =>
      items.some(({ label, insertText, textEdit }) =>
        [label, insertText, textEdit?.newText].some((given) => given !== undefined && startsWith(given, text)),
      );
    return wanted.every(isOffered) && !unwanted.some(isOffered);
  },
});

/** Whether something begins with a text that ends there: `--link` is not meant by `--links`. */
function startsWith(given: string, text: string): boolean {
  const plain = given.replace(/\$\{\d+:?([^}|]*)[^}]*\}|\$\d/g, '$1');
  return plain.startsWith(text) && !/^[\w-]/.test(/[\w-]$/.test(text) ? plain.slice(text.length) : '');
}

const BASE = 'FROM alpine:3.22';

/** What is offered while one types. */
export const completionQuestions: readonly Question[] = [
  offers('complete instructions', `${BASE}\nWO[||]\n`, ['WORKDIR']),
  offers('complete stages in `FROM`, earlier ones only', `${BASE} AS base\nFROM [||]\n${BASE} AS later\n`, ['base'], {
    unwanted: ['later'],
  }),
  offers('complete stages in `COPY --from`', `${BASE} AS build\n${BASE}\nCOPY --from=[||] /a /a\n`, ['build']),
  offers(
    'complete stages in `COPY --from` behind another flag',
    `${BASE} AS build\n${BASE}\nCOPY --link --chown=1 --from=b[||] /a /a\n`,
    ['build'],
  ),
  offers('complete stages in a mount', `${BASE} AS build\n${BASE}\nRUN --mount=type=bind,from=[||] ls\n`, ['build']),
  offers('complete the flags of `RUN`', `${BASE}\nRUN --[||] ls\n`, ['--mount', '--network', '--security']),
  offers('complete the flags of `COPY`, the newer ones as well', `${BASE}\nCOPY --[||] a b\n`, [
    '--link',
    '--chmod',
    '--parents',
    '--exclude',
  ]),
  offers('complete the types of mounts', `${BASE}\nRUN --mount=type=[||] ls\n`, [
    'bind',
    'cache',
    'secret',
    'ssh',
    'tmpfs',
  ]),
  offers('complete the options of a mount', `${BASE}\nRUN --mount=type=cache,[||] ls\n`, ['target', 'sharing', 'id']),
  offers(
    'complete files of the build context',
    `${BASE}\nCOPY ./pack[||] /app/\n`,
    ['package.json'].map((name) => name),
    { files: { 'package.json': '{}\n', 'package-lock.json': '{}\n' } },
  ),
  offers(
    'complete paths of the stage that is copied from',
    `${BASE} AS build\nWORKDIR /srv\nCOPY app.conf ./app.conf\n${BASE}\nCOPY --from=build /srv/[||] /\n`,
    ['/srv/app.conf'],
  ),
  offers(
    'complete variables that a stage inherits',
    `${BASE} AS base\nENV APP_HOME=/srv\nFROM base\nWORKDIR $APP[||]\n`,
    ['$APP_HOME'],
  ),
  offers('complete names of checks', `# check=skip=From[||]\n${BASE}\n`, ['FromAsCasing']),
];
