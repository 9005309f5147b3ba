import {
  type MarkupContent,
  MarkupKind,
  ParameterInformation,
  type SignatureHelp,
  type SignatureHelpParams,
  type SignatureInformation,
} from 'vscode-languageserver';
import { markdown, plaintext } from '../../features/markup.ts';
import type { Signature } from '../../features/signature/label.ts';
import { signatureAt } from '../../features/signature/signature.ts';
import type { Client } from '../client.ts';
import type { Request } from '../method.ts';

/** The answer to `textDocument/signatureHelp`: how the instruction or the mount is written that the cursor is in. */
export function signatureHelp({ document, params, server }: Request<SignatureHelpParams>): SignatureHelp | null {
  const found = signatureAt(document.dockerfile, document.offset(params.position));
  if (!found) return null;
  const { signatures, active, parameter } = found;
  return {
    signatures: signatures.map((signature) => informationOn(signature, server.client)),
    activeSignature: active,
    activeParameter: parameter,
  };
}

function informationOn({ label, about, parameters }: Signature, client: Client): SignatureInformation {
  const { documentsInMarkdown, labelsByOffset } = client;
  const markup = documentsInMarkdown ? markdown : plaintext;
  const kind = documentsInMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText;
  const told = (text: string): MarkupContent => ({ kind, value: markup.prose(text) });
  return {
    label,
    documentation: told(about),
    parameters: parameters.map(({ range: { start, end }, about }) => ({
      ...ParameterInformation.create(labelsByOffset ? [start, end] : label.slice(start, end)),
      documentation: told(about),
    })),
  };
}
