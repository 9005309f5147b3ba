import { type Connection, ErrorCodes, type InitializeParams, ResponseError } from 'vscode-languageserver';
import manifest from '../../../package.json' with { type: 'json' };
import type { RegistryAccess } from '../registry/transport.ts';
import { Builds } from '../workspace/builders/builds.ts';
import { Facts } from '../workspace/facts.ts';
import type { Files } from '../workspace/files.ts';
import { type RunShellcheck, Shellcheck } from '../workspace/shellcheck.ts';
import { besideDockerfiles } from './beside.ts';
import { BuilderProblems } from './builder-problems.ts';
import { capabilities } from './capabilities.ts';
import { followChanges } from './changes.ts';
import { readClient, readRoots } from './client.ts';
import { ClosedBuilders } from './closed-builders.ts';
import { ContextTrees } from './context-trees.ts';
import { Documents } from './documents.ts';
import type { Limit } from './endless-rules.ts';
import { features } from './features.ts';
import { Focuses } from './focus.ts';
import { IgnoreContexts } from './ignore-contexts.ts';
import { LastTokens } from './last-tokens.ts';
import { Log } from './log.ts';
import { invalidParams, invalidRequest, type Server } from './method.ts';
import { OpenFiles } from './open-files.ts';
import { hasShape, isFolder, isString, listOf, objectOf, optional } from './params.ts';
import { Pinning } from './pinning.ts';
import { Problems } from './problems.ts';
import { Push } from './push.ts';
import { Refresh } from './refresh.ts';
import { SECTION, SettingsOfDocuments } from './settings.ts';
import { ShellcheckInBackground } from './shellcheck.ts';
import { TextFiles } from './text-file.ts';
import { Watch } from './watch.ts';
import { WorkspaceStages } from './workspace-stages.ts';

const NAME = 'Dockerfile Stages';

/** What of the handshake's parameters is read without a look at it. */
const START = {
  capabilities: objectOf({}),
  workspaceFolders: optional(listOf(isFolder)),
  rootUri: optional(isString),
};

/** The client's question whether the server still listens. */
const ALIVE = 'dockerfileStages/alive';

/** What the server runs on. */
export interface Host {
  /** For the log. */
  readonly name: string;
  /** Reads what lies in the workspace's folders, whose URIs may change. It tells of what the system refuses to read. */
  readonly filesOf: (roots: () => readonly string[], onRefusal: (uri: string, error: Error) => void) => Files;
  /** Where programs can be started. */
  readonly runShellcheck?: RunShellcheck;
  /** Where registries can be asked. */
  readonly registries?: RegistryAccess;
  /** Told when the rules have looked at a Dockerfile, once or more. */
  readonly onWarm?: () => void;
  /** Where what runs can be ended. */
  readonly limit?: Limit;
}

/** Answers a client. Gives whether the client has said that it is done, after which it may leave. */
export function serve(connection: Connection, host: Host): () => boolean {
  let server: Server | undefined;
  let isOver = false;
  const serverNow = (): Server => {
    if (isOver) throw invalidRequest('The server has been shut down.');
    if (!server) throw new ResponseError(ErrorCodes.ServerNotInitialized, 'The server is not initialized.');
    return server;
  };
  for (const { methods } of features) for (const method of methods) method.listen(connection, serverNow);
  connection.onRequest((method) => {
    serverNow();
    throw new ResponseError(ErrorCodes.MethodNotFound, `There is no method ${method}.`);
  });
  connection.onInitialize((params) => {
    if (server) throw invalidRequest('The server is initialized already.');
    if (!hasShape(params, START)) throw invalidParams();
    server = start(connection, params, host);
    return { capabilities: capabilities(server.client), serverInfo: { name: NAME, version: manifest.version } };
  });
  connection.onShutdown(() => {
    serverNow();
    isOver = true;
  });
  connection.onRequest(ALIVE, () => null);
  connection.listen();
  return () => isOver;
}

function start(connection: Connection, params: InitializeParams, host: Host): Server {
  const client = readClient(params);
  const roots = new Set(readRoots(params));
  const rootsNow = () => [...roots];
  const documents = new Documents();
  const ask = (scopeUri: string) => connection.workspace.getConfiguration({ scopeUri, section: SECTION });
  const asks = client.capabilities.workspace?.configuration === true;
  const settings = new SettingsOfDocuments(params.initializationOptions, asks ? ask : undefined);
  const log = new Log(connection);
  const files = new OpenFiles(host.filesOf(rootsNow, log.refused), documents);
  const index = new Builds(files, rootsNow);
  const facts = new Facts(files, rootsNow, index);
  const texts = new TextFiles(files, documents);
  const stages = new WorkspaceStages(files, rootsNow, documents, index, client.watchesFiles);
  const shellcheck = host.runShellcheck && new Shellcheck(host.runShellcheck);
  const background =
    shellcheck &&
    new ShellcheckInBackground(
      shellcheck,
      documents,
      (uri) => refresh.diagnostics([uri]),
      (program) => log.shellcheckAbsent(program),
    );
  const focuses = new Focuses(connection);
  const watch = new Watch(connection, client);
  const trees = new ContextTrees(files, connection, client, (folder) => watch.all(folder));
  const contexts = new IgnoreContexts(facts, trees, (uri) => refresh.diagnostics([uri]));
  const problems = new Problems(documents, settings, facts, focuses, log, background, contexts, host.limit);
  const builders = new BuilderProblems(index, texts, client.watchesFiles);
  problems.builders = builders;
  problems.onChecked = host.onWarm;
  const pinning = new Pinning({
    connection,
    client,
    documents,
    settings,
    facts,
    access: host.registries,
    onPlatforms: (digest, platforms) => {
      problems.platforms = new Map([...problems.platforms, [digest, platforms]]);
      refresh.diagnostics(documents.uris);
    },
  });
  const push = client.pullsDiagnostics ? undefined : new Push(connection, problems);
  const refresh = new Refresh(connection, client, push);
  const lastTokens = new LastTokens();
  const server: Server = {
    client,
    roots: rootsNow,
    documents,
    settings,
    problems,
    focuses,
    facts,
    index,
    pinning,
    refresh,
    lastTokens,
    stages,
    texts,
    trees,
  };
  const publishes = push !== undefined || client.capabilities.textDocument?.publishDiagnostics !== undefined;
  const { onFailure, run } = problems;
  const closed = publishes
    ? new ClosedBuilders({
        connection,
        documents,
        settings,
        facts,
        index,
        texts,
        builders,
        roots: rootsNow,
        onFailure,
        run,
      })
    : undefined;
  const start = followChanges(connection, server, { roots, log, watch, shellcheck, background, push, closed });
  connection.onInitialized(() => {
    connection.console.info(`${NAME} ${manifest.version} on ${host.name}`);
    start();
    besideDockerfiles(connection, client)
      .then(() => watch.start(rootsNow()))
      .catch((error: unknown) => connection.console.warn(`Registering: ${error}`));
  });
  return server;
}
