import {
  ParameterInformation,
  type SignatureHelp,
  type SignatureHelpParams,
  SignatureHelpRequest,
  type SignatureInformation,
} from 'vscode-languageserver';
import type { Signature } from '../../features/signature/label.ts';
import { signatureAt } from '../../features/signature/signature.ts';
import type { Client } from '../client.ts';
import type { Feature } from '../feature.ts';
import { dockerfileMethod, type Request } from '../method.ts';
import { isPosition } from '../params.ts';
import { textsIn } from '../texts.ts';

/** How the instruction is written that is being typed. */
export const signatureFeature: Feature = {
  offers: () => ({ signatureHelpProvider: { triggerCharacters: [' ', ',', '='] } }),
  methods: [dockerfileMethod(SignatureHelpRequest.type, { position: isPosition }, null, signatureHelp)],
};

/** The answer to `textDocument/signatureHelp`: how the instruction or the mount is written that the cursor is in. */
function signatureHelp({ document, params, server }: Request<SignatureHelpParams>): SignatureHelp | null {
  const found = signatureAt(document.dockerfile, document.offset(params.position));
  if (!found) return null;
  const { signatures, active, parameter } = found;
  return {
    signatures: signatures.map((signature) => informationOn(signature, server.client)),
    activeSignature: active,
    activeParameter: parameter,
  };
}

/** What the whole is for, a hover tells: beside each parameter it would be in the way. */
function informationOn({ label, parameters }: Signature, { capabilities }: Client): SignatureInformation {
  const support = capabilities.textDocument?.signatureHelp?.signatureInformation;
  const { markup, content } = textsIn(support?.documentationFormat);
  const labelsByOffset = support?.parameterInformation?.labelOffsetSupport === true;
  return {
    label,
    parameters: parameters.map(({ range: { start, end }, about }) => ({
      ...ParameterInformation.create(labelsByOffset ? [start, end] : label.slice(start, end)),
      documentation: content(markup.prose(about)),
    })),
  };
}
