import { codeActionFeature } from './answers/code-actions.ts';
import { codeLensFeature } from './answers/code-lenses.ts';
import { completionFeature } from './answers/completion.ts';
import { diagnosticFeature } from './answers/diagnostics.ts';
import { documentLinkFeature } from './answers/document-links.ts';
import { focusFeature } from './answers/focus.ts';
import { foldingFeature } from './answers/folding.ts';
import { formattingFeature } from './answers/formatting.ts';
import { hierarchyFeature } from './answers/hierarchy.ts';
import { hoverFeature } from './answers/hover.ts';
import { inlayHintFeature } from './answers/inlay-hints.ts';
import { linkedEditingFeature } from './answers/linked-editing.ts';
import { navigationFeature } from './answers/navigation.ts';
import { pinFeature } from './answers/pin.ts';
import { renameFeature } from './answers/rename.ts';
import { selectionRangeFeature } from './answers/selection-ranges.ts';
import { semanticTokenFeature } from './answers/semantic-tokens.ts';
import { signatureFeature } from './answers/signature.ts';
import { symbolFeature } from './answers/symbols.ts';
import { workspaceSymbolFeature } from './answers/workspace-symbols.ts';
import type { Feature } from './feature.ts';

/** All that the server does, but for following what the client tells of its documents. */
export const features: readonly Feature[] = [
  diagnosticFeature,
  codeActionFeature,
  pinFeature,
  codeLensFeature,
  focusFeature,
  symbolFeature,
  workspaceSymbolFeature,
  foldingFeature,
  selectionRangeFeature,
  semanticTokenFeature,
  inlayHintFeature,
  documentLinkFeature,
  formattingFeature,
  completionFeature,
  signatureFeature,
  hoverFeature,
  navigationFeature,
  hierarchyFeature,
  renameFeature,
  linkedEditingFeature,
];
