import type { CancellationToken } from 'vscode-languageserver';
import {
  type CodeAction,
  CodeActionKind,
  type CodeLens,
  type CodeLensParams,
  Command,
  type ExecuteCommandParams,
  ExecuteCommandRequest,
} from 'vscode-languageserver';
import { pinLenses } from '../../features/pin/pin-lenses.ts';
import { pinAt } from '../../features/pin/pins.ts';
import type { Finding } from '../../rules/check.ts';
import { noDigest } from '../../rules/image/no-digest.ts';
import type { Range } from '../../text/range.ts';
import type { OpenDocument } from '../documents.ts';
import type { Feature } from '../feature.ts';
import { invalidParams, method, type Request, type Server } from '../method.ts';
import { hasShape, isNumber, isPosition, isString, optional } from '../params.ts';
import type { PinParams } from '../pinning.ts';
import { toDiagnostic } from '../to-diagnostic.ts';

/** Our command that pins images by digest: it takes `PinParams`. */
const PIN = 'dockerfileStages.pin';

/** Images are pinned by a command, of which actions and lenses make use. */
export const pinFeature: Feature = {
  offers: () => ({ executeCommandProvider: { commands: [PIN] } }),
  methods: [method(ExecuteCommandRequest.type, { command: isString }, executeCommand)],
};

const isPinParams = (value: unknown): value is PinParams =>
  hasShape(value, { uri: isString, version: isNumber, position: optional(isPosition) });

/** The answer to `workspace/executeCommand`: pins an image. What comes of it is an edit, or a message. */
async function executeCommand(
  { command, arguments: given }: ExecuteCommandParams,
  server: Server,
  token: CancellationToken,
): Promise<null> {
  const params: unknown = given?.[0];
  if (command !== PIN || !isPinParams(params)) throw invalidParams();
  await server.pinning.pin(params, token);
  return null;
}

/** For an image at a range: the command that pins it, which asks its registry only once it is chosen. */
export async function pinActions(
  document: OpenDocument,
  range: Range,
  findings: readonly Finding[],
  { pinning }: Server,
): Promise<CodeAction[]> {
  const pin = pinning.isOn ? pinAt(await pinning.dockerfileOf(document), range) : undefined;
  if (!pin) return [];
  const found = findings.filter(({ rule }) => rule === noDigest);
  const title = `${pin.isPinned ? 'Update to the digest that its tag has now' : 'Pin to its digest'} (asks the registry)`;
  const action = { title, command: commandAt(document, title, range.start) };
  if (found.length === 0) return [{ ...action, kind: CodeActionKind.RefactorRewrite }];
  const diagnostics = found.map((finding) => toDiagnostic(document, finding));
  return [{ ...action, kind: CodeActionKind.QuickFix, diagnostics }];
}

/** The lenses above FROM that pin its image. */
export async function pinCodeLenses({ document, server }: Request<CodeLensParams>): Promise<CodeLens[]> {
  const { pinning, settings, problems } = server;
  if (!pinning.isOn || !(await settings.of(document.uri)).codeLens.pin) return [];
  const checked = await problems.of(document.uri);
  const isWanted = checked?.findings.some(({ rule }) => rule === noDigest) === true;
  return pinLenses(await pinning.dockerfileOf(document), isWanted).map(({ range, title }) => ({
    range: document.range(range),
    command: commandAt(document, title, range.start),
  }));
}

const commandAt = (document: OpenDocument, title: string, offset: number): Command => {
  const { uri, version } = document;
  return Command.create(title, PIN, { uri, version, position: document.lines.position(offset) } satisfies PinParams);
};
