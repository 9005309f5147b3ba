import {
  Command,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  CompletionTriggerKind,
  InsertReplaceEdit,
  InsertTextFormat,
  type MarkupContent,
  TextEdit,
} from 'vscode-languageserver';
import { completionsAt, placeAt } from '../../features/completion/completions.ts';
import type { Spot } from '../../features/completion/cursor.ts';
import { documentation, stageDocumentation, variableDocumentation } from '../../features/completion/documentation.ts';
import { isSurelyImage } from '../../features/completion/images.ts';
import { folderAsked } from '../../features/completion/paths.ts';
import type { Outside, Proposal, ProposalKind, Topic } from '../../features/completion/proposal.ts';
import { isWantedBehind } from '../../features/completion/triggers.ts';
import type { Context } from '../../features/completion/what.ts';
import { imageUses } from '../../model/images.ts';
import type { Client } from '../client.ts';
import type { OpenDocument } from '../documents.ts';
import { type Request, type Server, workspaceAround } from '../method.ts';
import { hasShape, isString } from '../params.ts';
import { type Texts, textsIn } from '../texts.ts';

const KINDS: Readonly<Record<ProposalKind, CompletionItemKind>> = {
  directive: CompletionItemKind.Keyword,
  file: CompletionItemKind.File,
  flag: CompletionItemKind.Property,
  folder: CompletionItemKind.Folder,
  image: CompletionItemKind.Module,
  instruction: CompletionItemKind.Keyword,
  key: CompletionItemKind.Property,
  pattern: CompletionItemKind.Snippet,
  rule: CompletionItemKind.Class,
  stage: CompletionItemKind.Class,
  user: CompletionItemKind.Constant,
  value: CompletionItemKind.EnumMember,
  variable: CompletionItemKind.Variable,
};

/** VS Code's command that asks for completions, for those whose value is to be chosen next. */
const SUGGEST = 'editor.action.triggerSuggest';

/** What the client does with completions. */
interface Abilities {
  /** Whether it lets the user fill in what a completion leaves open. */
  readonly takesSnippets: boolean;
  /** Whether the user chooses if the rest of a word is kept or replaced. */
  readonly insertsOrReplaces: boolean;
  /** Whether it asks for the documentation of the one completion that is looked at. */
  readonly resolvesDocumentation: boolean;
  /** Whether it has a place for a few words behind the label. */
  readonly takesLabelDetails: boolean;
  readonly suggestsAgain: boolean;
  readonly texts: Texts;
}

const itemSupport = ({ capabilities }: Client) => capabilities.textDocument?.completion?.completionItem;

/** How the documentation of completions is written for a client. */
export const completionTexts = (client: Client): Texts => textsIn(itemSupport(client)?.documentationFormat);

/** What a client does with completions. */
export function abilitiesOf(client: Client): Abilities {
  const item = itemSupport(client);
  return {
    takesSnippets: item?.snippetSupport === true,
    insertsOrReplaces: item?.insertReplaceSupport === true,
    resolvesDocumentation: item?.resolveSupport?.properties.includes('documentation') === true,
    takesLabelDetails: item?.labelDetailsSupport === true,
    suggestsAgain: client.has(SUGGEST),
    texts: completionTexts(client),
  };
}

/** What may be written in a Dockerfile; null where nothing is to be proposed. */
export async function proposals(request: Request<CompletionParams>): Promise<CompletionList | null> {
  const { document, params, server } = request;
  const workspace = await workspaceAround(request);
  const place = placeAt(document.dockerfile, workspace, document.offset(params.position));
  if (!place) return null;
  const { triggerKind, triggerCharacter = '' } = params.context ?? {};
  const isTyped = triggerKind === CompletionTriggerKind.TriggerCharacter;
  if (isTyped && !isWantedBehind(triggerCharacter, place.context)) return null;
  const outside = await lookAround(document, place.context, server);
  const { spot, proposals, incomplete } = completionsAt(place, workspace, outside);
  const client = abilitiesOf(server.client);
  const items = proposals.map((proposal, i) => toItem(document, spot, proposal, i, client));
  return { isIncomplete: incomplete, items };
}

/** More open Dockerfiles than these are not looked into. */
const MOST_DOCUMENTS = 20;

async function lookAround(document: OpenDocument, context: Context, { documents, facts }: Server): Promise<Outside> {
  const folder = folderAsked(context);
  const names = folder === undefined ? undefined : await facts.namesIn(document.uri, folder);
  const { what } = context;
  const wantsImages = what.kind === 'image' || what.kind === 'flag-value' || what.kind === 'mount-value';
  const images = new Set<string>();
  for (const uri of wantsImages ? documents.uris.slice(0, MOST_DOCUMENTS) : []) {
    const other = uri === document.uri ? undefined : documents.get(uri);
    if (other?.kind !== 'dockerfile' || other.tooLarge !== undefined) continue;
    for (const use of imageUses(other.dockerfile)) {
      if (isSurelyImage(use) && use.word.text === use.source.text) images.add(use.word.text);
    }
  }
  return { names, images: [...images] };
}

/**
 * A completion of a document as the protocol has it, one of a list.
 * @param stages the Dockerfile that a proposed stage is in, where that is another one.
 */
export function toItem(
  document: OpenDocument,
  { insert, replace }: Pick<Spot, 'insert' | 'replace'>,
  proposal: Proposal,
  index: number,
  client: Abilities,
  stages = document.uri,
): CompletionItem {
  const { label, kind, detail, topic, text, filter = text, edits, goesOn } = proposal;
  const snippet = client.takesSnippets ? proposal.snippet : undefined;
  const newText = snippet ?? text;
  const isShort = detail !== undefined && client.takesLabelDetails;
  return {
    label,
    kind: KINDS[kind],
    ...(isShort && { labelDetails: { description: detail } }),
    ...(detail !== undefined && !isShort && { detail }),
    sortText: String(index).padStart(4, '0'),
    ...(filter !== label && { filterText: filter }),
    ...(snippet !== undefined && { insertTextFormat: InsertTextFormat.Snippet }),
    textEdit: client.insertsOrReplaces
      ? InsertReplaceEdit.create(newText, document.range(insert), document.range(replace))
      : TextEdit.replace(document.range(replace), newText),
    ...(edits && {
      additionalTextEdits: edits.map((edit) => TextEdit.replace(document.range(edit.range), edit.newText)),
    }),
    ...(goesOn && client.suggestsAgain && { command: Command.create('Suggest', SUGGEST) }),
    ...(topic && (client.resolvesDocumentation ? { data: dataOn(topic, stages) } : documented(topic, client.texts))),
  };
}

/** What only the document tells of, whose text goes on changing while the user chooses. */
const FROM_DOCUMENT: Partial<Record<Topic['kind'], typeof stageDocumentation>> = {
  stage: stageDocumentation,
  variable: variableDocumentation,
};

const dataOn = (topic: Topic, uri: string) => (FROM_DOCUMENT[topic.kind] ? { ...topic, uri } : topic);

const KNOWN: ReadonlySet<unknown> = new Set<Topic['kind']>([
  'instruction',
  'directive',
  'flag',
  'mount-type',
  'mount-key',
  'rule',
  'image',
  'pattern',
  'stage',
  'variable',
]);

const isTopic = (data: unknown): data is Topic => hasShape(data, { kind: (kind) => KNOWN.has(kind), name: isString });

const isPlaced = (data: unknown): data is { readonly uri: string } => hasShape(data, { uri: isString });

/** The answer to `completionItem/resolve`: adds what there is to say of the one that is looked at. */
export async function resolveCompletion(item: CompletionItem, server: Server): Promise<CompletionItem> {
  const data: unknown = item.data;
  if (!isTopic(data)) return item;
  const texts = completionTexts(server.client);
  const write = FROM_DOCUMENT[data.kind];
  return { ...item, ...(write ? await fromDocument(data, write, server, texts) : documented(data, texts)) };
}

const documented = (topic: Topic, texts: Texts) => told(documentation(topic, texts.markup), texts);

async function fromDocument(topic: Topic, write: typeof stageDocumentation, server: Server, texts: Texts) {
  const file = isPlaced(topic) ? await server.texts.of(topic.uri) : undefined;
  if (!file) return {};
  const workspace = await workspaceAround({ document: file, server });
  return told(write(file.dockerfile, workspace, topic, texts.markup), texts);
}

const told = (value: string, { content }: Texts): { documentation?: MarkupContent } =>
  value === '' ? {} : { documentation: content(value) };
