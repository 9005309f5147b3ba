import {
  CodeActionRequest,
  DefinitionRequest,
  DocumentDiagnosticRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  ReferencesRequest,
} from 'vscode-languageserver';
import { codeActions } from './code-actions.ts';
import { pullDiagnostics } from './diagnostics.ts';
import { foldingRanges } from './folding.ts';
import { hoverAt } from './hover.ts';
import { type Method, method } from './method.ts';
import { definitions, referencesTo } from './navigation.ts';
import { documentSymbols } from './symbols.ts';

/** All questions that the server answers. */
export const methods: readonly Method[] = [
  method(DocumentDiagnosticRequest.type, { kind: 'full', items: [] }, pullDiagnostics),
  method(CodeActionRequest.type, [], codeActions),
  method(DocumentSymbolRequest.type, [], documentSymbols),
  method(FoldingRangeRequest.type, [], foldingRanges),
  method(HoverRequest.type, null, hoverAt),
  method(DefinitionRequest.type, [], definitions),
  method(ReferencesRequest.type, [], referencesTo),
];
