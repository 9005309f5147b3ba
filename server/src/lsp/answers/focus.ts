import {
  type CodeLens,
  type CodeLensParams,
  ProtocolRequestType,
  type TextDocumentIdentifier,
} from 'vscode-languageserver';
import { nearestStage, type Target, targetsIn } from '../../features/focus/targets.ts';
import type { Client } from '../client.ts';
import type { OpenDocument } from '../documents.ts';
import type { Feature } from '../feature.ts';
import { dockerfileMethod, type Request } from '../method.ts';
import { isPosition, isString, optional } from '../params.ts';

interface TargetsParams {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: { readonly line: number; readonly character: number };
}

/** A stage for the client's list. */
interface ListedTarget {
  readonly target: string;
  readonly label: string;
  readonly detail: string;
  /** Whether the cursor is in it. */
  readonly here: boolean;
}

/** Asks for the stages that can be focused on. */
const TargetsRequest = new ProtocolRequestType<TargetsParams, ListedTarget[], void, void, void>(
  'dockerfileStages/targets',
);

interface FocusParams {
  readonly textDocument: TextDocumentIdentifier;
  /** What a lens or the list named; null ends the focus. */
  readonly target: string | null;
}

/** Focuses on a target. What then is to be dimmed, a notification says, as it does after each edit. */
const FocusRequest = new ProtocolRequestType<FocusParams, null, void, void, void>('dockerfileStages/focus');

/** The client's command that focuses on a target: it takes a document's URI and what `targetId` calls the stage. */
const FOCUS = 'dockerfileStages.focus';

/** The client's command that ends that: it takes the document's URI. */
const CLEAR_FOCUS = 'dockerfileStages.clearFocus';

/** Whether a client shows what is not needed. */
const hasFocus = ({ has }: Client): boolean => has(FOCUS) && has(CLEAR_FOCUS);

/** The target that is focused on. */
export const focusFeature: Feature = {
  offers: () => ({}),
  methods: [
    dockerfileMethod(TargetsRequest, { position: isPosition }, [], targets),
    dockerfileMethod(FocusRequest, { target: optional(isString) }, null, focusOn, { latest: true }),
  ],
};

/** The answer to `dockerfileStages/targets`. */
function targets({ document, params }: Request<TargetsParams>): ListedTarget[] {
  const here = nearestStage(document.dockerfile, document.offset(params.position));
  return targetsIn(document.dockerfile).map(({ stage, id, label, detail }) => ({
    target: id,
    label,
    detail,
    here: stage === here,
  }));
}

/** The answer to `dockerfileStages/focus`. */
async function focusOn({ document, params, server }: Request<FocusParams>): Promise<null> {
  server.focuses.set(document, params.target ?? undefined);
  await server.problems.of(document.uri);
  server.refresh.diagnostics([document.uri]);
  server.refresh.lenses();
  return null;
}

/** Above each stage the command that focuses on it, or ends that. */
export async function focusLenses({ document, server }: Request<CodeLensParams>): Promise<CodeLens[]> {
  const { codeLens } = await server.settings.of(document.uri);
  if (!codeLens.focus || !hasFocus(server.client)) return [];
  const focused = server.focuses.of(document)?.stage;
  return targetsIn(document.dockerfile).map((target) => lens(document, target, target.stage === focused));
}

const lens = (document: OpenDocument, target: Target, isFocused: boolean): CodeLens => ({
  range: document.range(target.range),
  command: isFocused
    ? { title: 'Clear focus', command: CLEAR_FOCUS, arguments: [document.uri] }
    : { title: 'Focus', command: FOCUS, arguments: [document.uri, target.id] },
});
