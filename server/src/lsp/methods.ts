import {
  CodeActionRequest,
  CodeActionResolveRequest,
  DefinitionRequest,
  DocumentDiagnosticRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  ReferencesRequest,
} from 'vscode-languageserver';
import { codeActions, resolveCodeAction } from './code-actions.ts';
import { pullDiagnostics } from './diagnostics.ts';
import { foldingRanges } from './folding.ts';
import { hoverAt } from './hover.ts';
import { documentMethod, type Method, method } from './method.ts';
import { definitions, referencesTo } from './navigation.ts';
import { isCodeActionContext, isPosition, isRange, isReferenceContext } from './params.ts';
import { documentSymbols } from './symbols.ts';

/** All questions that the server answers. */
export const methods: readonly Method[] = [
  documentMethod(DocumentDiagnosticRequest.type, {}, { kind: 'full', items: [] }, pullDiagnostics),
  documentMethod(CodeActionRequest.type, { range: isRange, context: isCodeActionContext }, [], codeActions),
  method(CodeActionResolveRequest.type, {}, resolveCodeAction),
  documentMethod(DocumentSymbolRequest.type, {}, [], documentSymbols),
  documentMethod(FoldingRangeRequest.type, {}, [], foldingRanges),
  documentMethod(HoverRequest.type, { position: isPosition }, null, hoverAt),
  documentMethod(DefinitionRequest.type, { position: isPosition }, [], definitions),
  documentMethod(ReferencesRequest.type, { position: isPosition, context: isReferenceContext }, [], referencesTo),
];
