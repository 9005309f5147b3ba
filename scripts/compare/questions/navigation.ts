import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  Location,
  LocationLink,
  Range,
  TypeHierarchyItem,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver';
import { edited, editsOf, isIn, isSame, type Question } from '../question.ts';

type Places = Location | readonly (Location | LocationLink)[] | null;

const rangesOf = (places: Places): readonly Range[] =>
  [places ?? []].flat().map((place) => ('targetUri' in place ? place.targetSelectionRange : place.range));

/** The definition lies in what is marked. */
const leads = (ask: string, marked: string): Question => ({
  ask,
  marked,
  async isRight({ cursor, marks, request }) {
    const found = rangesOf(await request<Places>('textDocument/definition', { position: cursor }));
    return found.length === marks.length && found.every((range) => marks.some((mark) => isIn(range, mark)));
  },
});

/** All that is marked is found, and nothing else. */
const finds = (ask: string, marked: string, method = 'textDocument/references'): Question => ({
  ask,
  marked,
  async isRight({ cursor, marks, request }) {
    const context = { includeDeclaration: true };
    const found = rangesOf(await request<Places>(method, { position: cursor, context }));
    return found.length === marks.length && marks.every((mark) => found.some((range) => isSame(range, mark)));
  },
});

/** All that is marked gets the name `renamed`, and nothing else is changed. */
const renames = (ask: string, marked: string): Question => ({
  ask,
  marked,
  async isRight({ text, uri, cursor, marks, request }) {
    const edit = await request<WorkspaceEdit | null>('textDocument/rename', { position: cursor, newName: 'renamed' });
    const wanted = marks.map((range) => ({ range, newText: 'renamed' }));
    return edited(text, editsOf(edit, uri)) === edited(text, wanted);
  },
});

const BASE = 'FROM alpine:3.22';

/** Ways from one place to another, and names that are changed in all of them. */
export const navigationQuestions: readonly Question[] = [
  leads('go to the stage that `FROM` is based on', `${BASE} AS [|base|]\nFROM ba[||]se\n`),
  leads('go to the stage of a lone `--from`', `${BASE} AS [|build|]\n${BASE}\nCOPY --from=bui[||]ld /a /a\n`),
  leads(
    'go to the stage of `--from` behind another flag',
    `${BASE} AS [|build|]\n${BASE}\nCOPY --link --from=bui[||]ld /a /a\n`,
  ),
  leads('go to a stage by its index', `${BASE} AS [|build|]\n${BASE}\nCOPY --from=[||]0 /a /a\n`),
  leads(
    'go to the stage of a mount',
    `${BASE} AS [|build|]\n${BASE}\nRUN --mount=type=bind,target=/m,from=bui[||]ld ls\n`,
  ),
  leads(
    'go to a variable that a stage inherits',
    `${BASE} AS base\nENV [|MODE=fast|]\nFROM base\nRUN echo $MO[||]DE\n`,
  ),
  leads(
    'go from a copied path to the instruction that makes it',
    `${BASE} AS build\nWORKDIR /srv\n[|COPY app.conf ./conf/|]\nRUN make\n${BASE}\nCOPY --from=build /srv/co[||]nf/app.conf /\n`,
  ),
  finds(
    'find all that name a stage: bases, copies, indexes, mounts, triggers',
    `${BASE} AS [|build|]\nFROM [|build|] AS other\nCOPY --link --from=[|build|] /a /a\nCOPY --from=[|0|] /b /b\n` +
      `RUN --mount=type=bind,from=[|build|] ls\nONBUILD COPY --from=[|build|] /c /c\n`,
  ),
  finds(
    'find all that name a variable, over stages',
    `${BASE} AS base\nARG [|MODE|]=fast\nFROM base\nRUN echo $[|MODE|]\nLABEL mode=\${[|MODE|]}\n`,
  ),
  renames(
    'rename a stage in `FROM`, behind two flags, in mounts and triggers',
    `${BASE} AS [|build|]\nFROM [|build|]\nCOPY --link --from=[|build|] /a /a\n` +
      `RUN --mount=type=bind,from=[|build|] ls\nONBUILD COPY --from=[|build|] /a /a\n`,
  ),
  {
    ask: 'refuse a new name that another stage has',
    marked: `${BASE} AS bui[||]ld\n${BASE} AS renamed\nCOPY --from=build /a /a\n`,
    async isRight({ cursor, request }) {
      const answer = request<WorkspaceEdit | null>('textDocument/rename', { position: cursor, newName: 'renamed' });
      return answer.then(
        () => false,
        (error: Error) => /renamed|taken|already/i.test(error.message),
      );
    },
  },
  {
    ask: 'edit a name in all places at once',
    marked: `${BASE} AS [|build|]\n${BASE}\nCOPY --from=[|build|] /a /a\n`,
    async isRight({ cursor, marks, request }) {
      const found = await request<{ ranges: Range[] } | null>('textDocument/linkedEditingRange', { position: cursor });
      return marks.every((mark) => (found?.ranges ?? []).some((range) => isSame(range, mark)));
    },
  },
  {
    ask: 'show who takes from a stage',
    marked: `${BASE} AS bui[||]ld\n${BASE} AS web\nCOPY --from=build /a /a\n`,
    async isRight({ cursor, request }) {
      const [item] = await request<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', { position: cursor });
      const calls = await request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });
      return calls.some(({ from }) => from.name.includes('web'));
    },
  },
  {
    ask: 'show which stages are based on a stage',
    marked: `${BASE} AS ba[||]se\nFROM base AS web\n`,
    async isRight({ cursor, request }) {
      const [item] = await request<TypeHierarchyItem[]>('textDocument/prepareTypeHierarchy', { position: cursor });
      const below = await request<TypeHierarchyItem[]>('typeHierarchy/subtypes', { item });
      return below.some(({ name }) => name.includes('web'));
    },
  },
  {
    ask: 'find a stage by its name in the whole workspace',
    marked: `${BASE} AS very-special\nRUN ls\n`,
    async isRight({ uri, request }) {
      const found = await request<WorkspaceSymbol[] | null>('workspace/symbol', { query: 'special' });
      return (found ?? []).some(({ name, location }) => name.includes('very-special') && location.uri === uri);
    },
  },
];
