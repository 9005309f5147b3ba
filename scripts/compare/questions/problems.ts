import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import { edited, editsOf, isSame, type Question } from '../question.ts';

const told = ({ message }: Diagnostic): string => (typeof message === 'string' ? message : message.value);

/** Each mark has a problem on exactly that text, whose message fits. */
const reports = (ask: string, marked: string, message: RegExp, files = {}): Question => ({
  ask,
  marked,
  files,
  async isRight({ marks, diagnostics }) {
    const found = (await diagnostics()).filter((problem) => message.test(told(problem)));
    return marks.every((mark) => found.some(({ range }) => isSame(range, mark)));
  },
});

/** No warning and no error fits the message. */
const isQuiet = (ask: string, marked: string, message: RegExp): Question => ({
  ask,
  marked,
  async isRight({ diagnostics }) {
    const found = (await diagnostics()).filter((problem) => message.test(told(problem)));
    return found.every(({ severity = 1 }) => severity > 2);
  },
});

/** The action of a title, offered for the problems in the line of the mark, makes this Dockerfile. */
const mends = (ask: string, marked: string, title: RegExp, after: string | RegExp, only?: string): Question => ({
  ask,
  marked,
  async isRight({ text, uri, marks, request, diagnostics }) {
    const range = marks[0]!;
    const here = (await diagnostics()).filter((problem) => problem.range.start.line === range.start.line);
    const context = { diagnostics: here, ...(only !== undefined && { only: [only] }) };
    const actions = await request<readonly CodeAction[]>('textDocument/codeAction', { range, context });
    const chosen = actions.find((action) => title.test(action.title));
    if (!chosen) return false;
    const { edit } = chosen.edit ? chosen : await request<CodeAction>('codeAction/resolve', chosen);
    const now = edited(text, editsOf(edit, uri));
    return typeof after === 'string' ? now === after : after.test(now);
  },
});

const BASE = 'FROM alpine:3.22';

/** Problems that are to be told, those that are not, and fixes. */
export const problemQuestions: readonly Question[] = [
  reports('tell of an instruction that does not exist', `${BASE}\n[|RUNN|] ls\n`, /RUNN/),
  reports(
    'mark the one value that is wrong, and nothing else',
    `${BASE}\nHEALTHCHECK --timeout=3s --interval=[|5|] CMD true\n`,
    /unit/i,
  ),
  reports('tell that two stages have one name', `${BASE} AS a\n${BASE} AS [|a|]\nCOPY --from=a /x /x\n`, /\ba\b/),
  reports(
    'tell that `COPY --from` names a stage that comes later',
    `${BASE} AS a\nCOPY --from=[|b|] /x /x\n${BASE} AS b\nFROM a\n`,
    /\bb\b.*(?:later|below|after)|(?:later|below|after).*\bb\b/,
  ),
  reports('tell that a stage copies from itself', `${BASE} AS me\nCOPY --from=[|me|] /x /y\n`, /itself|own stage/),
  reports('tell that no stage has an index', `${BASE}\nCOPY --from=[|7|] /x /y\n`, /\b7\b/),
  reports(
    'tell that the name of a stage is misspelt',
    `${BASE} AS build\nRUN make\n${BASE}\nCOPY --from=[|biuld|] /x /x\n`,
    /biuld/,
  ),
  reports(
    'tell that an argument above the first `FROM` is empty below it',
    `ARG VERSION=1\n${BASE}\nLABEL version=[|$VERSION|]\n`,
    /VERSION/,
  ),
  reports('tell that `--from` takes no variable', `${BASE}\nCOPY --from=[|$SRC|] /x /x\n`, /SRC|variables?/i),
  isQuiet(
    'leave an image alone in `COPY --from`',
    `${BASE}\nCOPY --from=nginx:1.29 /etc/nginx/nginx.conf /\nUSER 1000\n`,
    /nginx/,
  ),
  isQuiet(
    'know flags as new as `COPY --parents --exclude`',
    `# syntax=docker/dockerfile:1\n${BASE}\nCOPY --parents --exclude=*.md src/ /x/\n`,
    /--?(?:parents|exclude)|flag/i,
  ),
  reports(
    'tell which stage nobody builds, and know those that Compose builds',
    `${BASE} AS special\nRUN one\n[|${BASE}\nRUN two|]\n${BASE}\nRUN three\n`,
    /stage 1/,
    { 'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      target: special\n' },
  ),
  mends(
    'mend the name of a stage',
    `${BASE} AS build\nRUN make\n${BASE}\nCOPY --chown=1:1 --from=[|biuld|] /x /x\n`,
    /"build"/,
    `${BASE} AS build\nRUN make\n${BASE}\nCOPY --chown=1:1 --from=build /x /x\n`,
  ),
  mends(
    'mend the case of an instruction and keep its heredoc',
    `${BASE}\n[|run|] <<EOF\nset -e\nrun this\nEOF\n`,
    /RUN|upper/i,
    `${BASE}\nRUN <<EOF\nset -e\nrun this\nEOF\n`,
  ),
  mends(
    'silence a check beside those that are silenced',
    `# check=skip=StageNameCasing\n${BASE} [|as|] Build\nRUN ls\n`,
    /file/i,
    /^# check=skip=StageNameCasing,[\w/-]+\nFROM alpine:3.22 as Build\nRUN ls\n$/,
  ),
  mends(
    'mend all that is safe to mend at once, and keep `--platform`',
    'FROM --platform=$BUILDPLATFORM alpine:3.22 [|as|] a\nrun ls\n',
    /all/i,
    'FROM --platform=$BUILDPLATFORM alpine:3.22 AS a\nRUN ls\n',
    'source.fixAll',
  ),
];
