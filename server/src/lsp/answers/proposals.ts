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
  MarkupKind,
  TextEdit,
} from 'vscode-languageserver';
import { completionsAt, placeAt } from '../../features/completion/completions.ts';
import type { Spot } from '../../features/completion/cursor.ts';
import { documentation } from '../../features/completion/documentation.ts';
import { isSurelyImage } from '../../features/completion/images.ts';
import { folderAsked } from '../../features/completion/paths.ts';
import type { Outside, Proposal, ProposalKind, Topic } from '../../features/completion/proposal.ts';
import { isWantedBehind } from '../../features/completion/triggers.ts';
import type { Context } from '../../features/completion/what.ts';
import { markdown, plaintext } from '../../features/markup.ts';
import { imageUses } from '../../model/images.ts';
import { type CompletionClient, SUGGEST } from '../client.ts';
import type { OpenDocument } from '../documents.ts';
import type { Request, Server } from '../method.ts';
import { hasShape, isString } from '../params.ts';
import { factsFor } from '../settings.ts';

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

/** What may be written in a Dockerfile; null where nothing is to be proposed. */
export async function proposals({
  document,
  params,
  server,
}: Request<CompletionParams>): Promise<CompletionList | null> {
  const [facts, settings] = await Promise.all([server.facts.of(document.uri), server.settings.of(document.uri)]);
  const workspace = factsFor(settings)(facts);
  const place = placeAt(document.dockerfile, workspace, document.offset(params.position));
  if (!place) return null;
  const { triggerKind, triggerCharacter = '' } = params.context ?? {};
  const isTyped = triggerKind === CompletionTriggerKind.TriggerCharacter;
  if (isTyped && !isWantedBehind(triggerCharacter, place.context)) return null;
  const outside = await lookAround(document, place.context, server);
  const { spot, proposals, incomplete } = completionsAt(place, workspace, outside);
  const items = proposals.map((proposal, i) => toItem(document, spot, proposal, i, server.client.completion));
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
    if (!other || other.isConfig || other.tooLarge !== undefined) continue;
    for (const use of imageUses(other.dockerfile)) {
      if (isSurelyImage(use) && use.word.text === use.source.text) images.add(use.word.text);
    }
  }
  return { names, images: [...images] };
}

function toItem(
  document: OpenDocument,
  { insert, replace }: Spot,
  proposal: Proposal,
  index: number,
  client: CompletionClient,
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
    ...(topic && (client.resolvesDocumentation ? { data: topic } : documented(topic, client))),
  };
}

const KNOWN: ReadonlySet<unknown> = new Set<Topic['kind']>([
  'instruction',
  'directive',
  'flag',
  'mount-type',
  'mount-key',
  'rule',
  'image',
  'argument',
  'pattern',
]);

const isTopic = (data: unknown): data is Topic => hasShape(data, { kind: (kind) => KNOWN.has(kind), name: isString });

/** The answer to `completionItem/resolve`: adds what there is to say of the one that is looked at. */
export async function resolveCompletion(item: CompletionItem, { client }: Server): Promise<CompletionItem> {
  const data: unknown = item.data;
  return isTopic(data) ? { ...item, ...documented(data, client.completion) } : item;
}

function documented(topic: Topic, { showsMarkdown }: CompletionClient): { documentation?: MarkupContent } {
  const value = documentation(topic, showsMarkdown ? markdown : plaintext);
  return value === ''
    ? {}
    : { documentation: { kind: showsMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText, value } };
}
