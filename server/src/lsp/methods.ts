import {
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  CodeActionRequest,
  CodeActionResolveRequest,
  CodeLensRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DefinitionRequest,
  DocumentDiagnosticRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  LinkedEditingRangeRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  SignatureHelpRequest,
  TypeHierarchyPrepareRequest,
  TypeHierarchySubtypesRequest,
  TypeHierarchySupertypesRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver';
import { codeActions, resolveCodeAction } from './answers/code-actions.ts';
import { completions, resolveCompletion } from './answers/completion.ts';
import { pullDiagnostics } from './answers/diagnostics.ts';
import { documentLinksIn } from './answers/document-links.ts';
import { codeLenses, FocusRequest, focusOn, TargetsRequest, targets } from './answers/focus.ts';
import { foldingRanges } from './answers/folding.ts';
import { formatting, onTypeFormatting, rangeFormatting } from './answers/formatting.ts';
import { incomingCalls, outgoingCalls, prepareHierarchy, subtypes, supertypes } from './answers/hierarchy.ts';
import { hoverAt } from './answers/hover.ts';
import { inlayHintsIn } from './answers/inlay-hints.ts';
import { linkedEditing } from './answers/linked-editing.ts';
import { definitions, highlights, referencesTo } from './answers/navigation.ts';
import { prepareRenameAt, renameAt } from './answers/rename.ts';
import { selectionRangesAt } from './answers/selection-ranges.ts';
import { allTokens, changedTokens, tokensInRange } from './answers/semantic-tokens.ts';
import { signatureHelp } from './answers/signature.ts';
import { documentSymbols } from './answers/symbols.ts';
import { workspaceSymbols } from './answers/workspace-symbols.ts';
import { dockerfileMethod, documentMethod, type Method, method } from './method.ts';
import {
  isCodeActionContext,
  isFormattingOptions,
  isHierarchyItem,
  isPosition,
  isRange,
  isReferenceContext,
  isString,
  listOf,
  optional,
} from './params.ts';

/** All questions that the server answers. */
export const methods: readonly Method[] = [
  documentMethod(DocumentDiagnosticRequest.type, {}, { kind: 'full', items: [] }, pullDiagnostics),
  documentMethod(CodeActionRequest.type, { range: isRange, context: isCodeActionContext }, [], codeActions),
  method(CodeActionResolveRequest.type, {}, resolveCodeAction),
  dockerfileMethod(DocumentSymbolRequest.type, {}, [], documentSymbols),
  dockerfileMethod(FoldingRangeRequest.type, {}, [], foldingRanges),
  dockerfileMethod(SelectionRangeRequest.type, { positions: listOf(isPosition) }, [], selectionRangesAt),
  dockerfileMethod(InlayHintRequest.type, { range: isRange }, [], inlayHintsIn),
  dockerfileMethod(DocumentFormattingRequest.type, { options: isFormattingOptions }, [], formatting),
  dockerfileMethod(
    DocumentRangeFormattingRequest.type,
    { range: isRange, options: isFormattingOptions },
    [],
    rangeFormatting,
  ),
  dockerfileMethod(
    DocumentOnTypeFormattingRequest.type,
    { position: isPosition, options: isFormattingOptions },
    [],
    onTypeFormatting,
  ),
  dockerfileMethod(SemanticTokensRequest.type, {}, { data: [] }, allTokens),
  dockerfileMethod(SemanticTokensDeltaRequest.type, { previousResultId: isString }, { data: [] }, changedTokens),
  dockerfileMethod(SemanticTokensRangeRequest.type, { range: isRange }, { data: [] }, tokensInRange),
  dockerfileMethod(DocumentLinkRequest.type, {}, [], documentLinksIn),
  dockerfileMethod(CodeLensRequest.type, {}, [], codeLenses),
  dockerfileMethod(TargetsRequest, { position: isPosition }, [], targets),
  dockerfileMethod(FocusRequest, { target: optional(isString) }, null, focusOn),
  documentMethod(CompletionRequest.type, { position: isPosition }, [], completions),
  method(CompletionResolveRequest.type, {}, resolveCompletion),
  documentMethod(HoverRequest.type, { position: isPosition }, null, hoverAt),
  dockerfileMethod(DocumentHighlightRequest.type, { position: isPosition }, [], highlights),
  dockerfileMethod(SignatureHelpRequest.type, { position: isPosition }, null, signatureHelp),
  dockerfileMethod(DefinitionRequest.type, { position: isPosition }, [], definitions),
  dockerfileMethod(ReferencesRequest.type, { position: isPosition, context: isReferenceContext }, [], referencesTo),
  dockerfileMethod(LinkedEditingRangeRequest.type, { position: isPosition }, null, linkedEditing),
  dockerfileMethod(PrepareRenameRequest.type, { position: isPosition }, null, prepareRenameAt),
  dockerfileMethod(CallHierarchyPrepareRequest.type, { position: isPosition }, [], prepareHierarchy),
  method(CallHierarchyIncomingCallsRequest.type, { item: isHierarchyItem }, incomingCalls),
  method(CallHierarchyOutgoingCallsRequest.type, { item: isHierarchyItem }, outgoingCalls),
  dockerfileMethod(TypeHierarchyPrepareRequest.type, { position: isPosition }, [], prepareHierarchy),
  method(TypeHierarchySupertypesRequest.type, { item: isHierarchyItem }, supertypes),
  method(TypeHierarchySubtypesRequest.type, { item: isHierarchyItem }, subtypes),
  method(WorkspaceSymbolRequest.type, { query: isString }, workspaceSymbols),
  dockerfileMethod(RenameRequest.type, { position: isPosition, newName: isString }, null, renameAt),
];
