import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionRequest,
  CodeActionResolveRequest,
  Command,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Action } from '../../features/actions/action.ts';
import { actionsFor, countSafe, FIX_ALL_TITLE, findingsAt, fixAll } from '../../features/actions/code-actions.ts';
import { configComplaints } from '../../features/config/complaints.ts';
import { replace } from '../../text/edit.ts';
import { besideEdit } from '../beside-edit.ts';
import type { Client } from '../client.ts';
import type { OpenDocument } from '../documents.ts';
import type { Feature } from '../feature.ts';
import { contentModified, documentMethod, invalidParams, method, type Request, type Server } from '../method.ts';
import { hasShape, isCodeActionContext, isNumber, isRange, isString } from '../params.ts';
import type { Checked } from '../problems.ts';
import { complaintDiagnostic, toDiagnostic } from '../to-diagnostic.ts';
import { toWorkspaceEdit } from '../to-workspace-edit.ts';
import { pinActions } from './pin.ts';

const FIX_ALL = `${CodeActionKind.SourceFixAll}.dockerfileStages`;

/** The client's command: it takes a rule's id and a document's URI, and switches the rule off in the settings. */
const DISABLE_RULE = 'dockerfileStages.disableRule';

const takesCodeActions = ({ capabilities }: Client): boolean =>
  capabilities.textDocument?.codeAction?.codeActionLiteralSupport !== undefined;

/** Whether it asks for an action's edit when the action is chosen. */
function resolvesEdits({ capabilities }: Client): boolean {
  const support = capabilities.textDocument?.codeAction;
  return support?.dataSupport === true && support.resolveSupport?.properties.includes('edit') === true;
}

/** Fixes, and silence. */
export const codeActionFeature: Feature = {
  offers: (client) => ({
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL],
      resolveProvider: resolvesEdits(client),
    },
  }),
  methods: [
    documentMethod(CodeActionRequest.type, { range: isRange, context: isCodeActionContext }, [], codeActions),
    method(CodeActionResolveRequest.type, {}, resolveCodeAction),
  ],
  beside: () => [
    {
      method: CodeActionRequest.method,
      kinds: ['config', 'ignore', 'builder'],
      options: { codeActionKinds: [CodeActionKind.QuickFix] },
    },
  ],
};

/** When everything is selected, nobody reads a list of everything. */
const MOST_PROBLEMS = 50;

/** The answer to `textDocument/codeAction`: fixes and silence for the problems at the range, and all safe fixes at once. */
async function codeActions({ document, params, server }: Request<CodeActionParams>): Promise<CodeAction[]> {
  if (document.kind === 'config') return configActions(document, params, server.client);
  const checked = await server.problems.of(document.uri);
  if (!checked || !takesCodeActions(server.client)) return [];
  if (checked.document !== document) throw contentModified();
  const { findings } = checked;
  const { client, problems } = server;
  const { only } = params.context;
  const actions: CodeAction[] = [];
  const range = document.span(params.range);
  const here = findingsAt(findings, range).slice(0, MOST_PROBLEMS);
  const pins = document.kind === 'dockerfile' ? await pinActions(document, range, here, server) : [];
  actions.push(...pins.filter(({ kind }) => wants(only, kind!)));
  if (wants(only, CodeActionKind.QuickFix)) {
    // The client's command changes the settings of the workspace where there is one (client/src/disable-rule.ts).
    const settings = server.roots().length > 0 ? 'workspace' : 'user';
    const found = actionsFor(
      document.kind === 'dockerfile' ? document.dockerfile : undefined,
      here,
      problems.onFailure,
      client.has(DISABLE_RULE) ? settings : undefined,
    );
    const made = await Promise.all(found.map((action) => toCodeAction(document, server, action)));
    actions.push(...made.filter((action) => action !== undefined));
    const many = countSafe(here) > 0 && countSafe(findings) > 1;
    if (many) actions.push(fixAllAction(checked, server, CodeActionKind.QuickFix));
  }
  // The editor asks for these by name, on saving or in its "Source Action" menu.
  if (only && wants(only, FIX_ALL) && countSafe(findings) > 0) actions.push(fixAllAction(checked, server, FIX_ALL));
  return actions;
}

/** For the faults at the range of a file that says what the project wants: the words that may have been meant. */
function configActions(document: OpenDocument, { range, context }: CodeActionParams, client: Client): CodeAction[] {
  if (!takesCodeActions(client) || !wants(context.only, CodeActionKind.QuickFix)) return [];
  const { start, end } = document.span(range);
  const here = configComplaints(document.config).filter(
    (fault) => fault.range.start <= end && start <= fault.range.end,
  );
  return here.flatMap((fault) =>
    (fault.meant ?? []).map((word, i, all) => ({
      title: `Use "${word}"`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [complaintDiagnostic(document, fault)],
      ...(i === 0 && all.length === 1 && { isPreferred: true }),
      edit: toWorkspaceEdit(document, client, [replace(fault.range, word)]),
    })),
  );
}

/** What an action that is still without its edit is about. */
interface Unresolved {
  readonly uri: string;
  readonly version: number;
}

const isUnresolved = (data: unknown): data is Unresolved => hasShape(data, { uri: isString, version: isNumber });

/** Fixes all: with its edits only for clients that do not ask for them later. It does not list all that it mends. */
function fixAllAction(checked: Checked, server: Server, kind: CodeActionKind): CodeAction {
  const { uri, version } = checked.document;
  const action = { title: FIX_ALL_TITLE, kind };
  if (!resolvesEdits(server.client)) return { ...action, edit: fixAllEdit(checked, server) };
  return { ...action, data: { uri, version } satisfies Unresolved };
}

const fixAllEdit = ({ document, findings }: Checked, server: Server): WorkspaceEdit =>
  toWorkspaceEdit(document, server.client, fixAll(findings, server.problems.onFailure));

/** Adds the edit to an action that was chosen, if the document still is what it was offered for. */
async function resolveCodeAction(action: CodeAction, server: Server): Promise<CodeAction> {
  // Clients ask about actions that are whole, too.
  const data: unknown = action.data;
  if (data === undefined) return action;
  if (!isUnresolved(data)) throw invalidParams();
  const checked = await server.problems.of(data.uri);
  if (checked?.document.version !== data.version) throw contentModified();
  return { ...action, edit: fixAllEdit(checked, server) };
}

/** Whether a kind is asked for: itself, one above it, or no kind in particular. */
const wants = (only: readonly CodeActionKind[] | undefined, kind: CodeActionKind): boolean =>
  !only || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));

/** An action as the protocol has it; undefined for one that the client cannot carry out. */
async function toCodeAction(document: OpenDocument, server: Server, action: Action): Promise<CodeAction | undefined> {
  const { client } = server;
  const shown = {
    title: action.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: action.findings.map((finding) => toDiagnostic(document, finding)),
    ...(action.preferred && { isPreferred: true }),
  };
  if (action.switchesOff !== undefined)
    return { ...shown, command: Command.create(action.title, DISABLE_RULE, action.switchesOff, document.uri) };
  if (!action.beside) return { ...shown, edit: toWorkspaceEdit(document, client, action.edits) };
  const edit = await besideEdit(document.uri, action.beside, server);
  return edit && { ...shown, edit };
}
