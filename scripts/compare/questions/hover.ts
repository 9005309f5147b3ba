import type { Hover, InlayHint, MarkupContent, SignatureHelp } from 'vscode-languageserver';
import type { Question } from '../question.ts';

const tells = (ask: string, marked: string, ...wanted: readonly RegExp[]): Question => ({
  ask,
  marked,
  async isRight({ cursor, request }) {
    const hover = await request<Hover | null>('textDocument/hover', { position: cursor });
    const parts = [hover?.contents ?? []].flat() as readonly (string | MarkupContent)[];
    const text = parts.map((part) => (typeof part === 'string' ? part : part.value)).join('\n');
    return text !== '' && wanted.every((pattern) => pattern.test(text));
  },
});

const MULTI = 'FROM node:24 AS build\nWORKDIR /srv\nENV MODE=fast\nUSER node\n';

/** What is told at the cursor. */
export const hoverQuestions: readonly Question[] = [
  tells('explain an instruction', 'FROM alpine:3.22\nWORK[||]DIR /srv\n', /director/i),
  tells(
    'explain an option of a mount',
    'FROM alpine:3.22\nRUN --mount=type=cache,sha[||]ring=locked,target=/c ls\n',
    /lock/i,
  ),
  tells(
    'say what a stage is, where it is named',
    `${MULTI}FROM nginx:1.29\nCOPY --link --from=bu[||]ild /a /a\n`,
    /node:24/,
    /srv/,
  ),
  tells('say what an image is', 'FROM al[||]pine:3.22\n', /musl|Alpine Linux|Docker Hub|docker\.io/),
  tells('say the value of a variable', 'FROM alpine:3.22\nENV MODE=fast\nRUN echo $MO[||]DE\n', /fast/),
  tells(
    'say the value of a variable that comes from another stage',
    `${MULTI}FROM build\nLABEL mode=$MO[||]DE\n`,
    /fast/,
  ),
  tells(
    'say how the image is configured in the end, and by which instruction',
    `${MULTI}FROM build AS fi[||]nal\nCMD ["node"]\n`,
    /node/,
    /\/srv/,
    /line 4|:4\b|USER/,
  ),
  {
    ask: 'show the arguments of an instruction while it is typed',
    marked: 'FROM alpine:3.22\nCOPY a [||]\n',
    async isRight({ cursor, request }) {
      const help = await request<SignatureHelp | null>('textDocument/signatureHelp', { position: cursor });
      return (help?.signatures ?? []).some(({ label }) => /dest/i.test(label));
    },
  },
  {
    ask: 'show beside an index which stage it means',
    marked: 'FROM alpine:3.22 AS build\nFROM alpine:3.22\nCOPY --from=0[||] /a /a\n',
    async isRight({ request }) {
      const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };
      const hints = await request<InlayHint[] | null>('textDocument/inlayHint', { range });
      return (hints ?? []).some(({ position, label }) => position.line === 2 && /build/.test(JSON.stringify(label)));
    },
  },
];
