import { type CodeLens, type CodeLensParams, CodeLensRequest } from 'vscode-languageserver';
import type { Feature } from '../feature.ts';
import { dockerfileMethod, type Request } from '../method.ts';
import { builtByLenses } from './builders/lenses.ts';
import { focusLenses } from './focus.ts';
import { pinCodeLenses } from './pin.ts';

/** Each gives commands above the lines that they are about; what stands above the same line is shown in this order. */
const SOURCES: readonly ((request: Request<CodeLensParams>) => Promise<CodeLens[]>)[] = [
  focusLenses,
  builtByLenses,
  pinCodeLenses,
];

/** What stands above lines. */
export const codeLensFeature: Feature = {
  offers: () => ({ codeLensProvider: {} }),
  methods: [
    dockerfileMethod(CodeLensRequest.type, {}, [], async (request) =>
      (await Promise.all(SOURCES.map((lenses) => lenses(request)))).flat(),
    ),
  ],
};
