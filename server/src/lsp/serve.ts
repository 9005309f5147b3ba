import { type Connection, FileChangeType, type InitializeParams } from 'vscode-languageserver';
import manifest from '../../../package.json' with { type: 'json' };
import type { RegistryAccess } from '../registry/transport.ts';
import { Builds } from '../workspace/builders/builds.ts';
import { isConfigFile } from '../workspace/config/find.ts';
import { isDockerfile } from '../workspace/dockerfiles.ts';
import { Facts } from '../workspace/facts.ts';
import type { Files } from '../workspace/files.ts';
import { type RunShellcheck, Shellcheck } from '../workspace/shellcheck.ts';
import { besideDockerfiles } from './beside.ts';
import { BuilderProblems } from './builder-problems.ts';
import { BuildsInBackground } from './builds-in-background.ts';
import { capabilities } from './capabilities.ts';
import { readClient, readRoots } from './client.ts';
import { ContextTrees } from './context-trees.ts';
import { Documents, type OnChange } from './documents.ts';
import { features } from './features.ts';
import { Focuses } from './focus.ts';
import { IgnoreContexts } from './ignore-contexts.ts';
import { LastTokens } from './last-tokens.ts';
import { Log } from './log.ts';
import type { Server } from './method.ts';
import { OpenFiles } from './open-files.ts';
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

/** The client's notification that from now on the workspace is trusted. */
const TRUSTED = 'dockerfileStages/workspaceTrusted';

/** How long typing in an ignore file has to pause before those who are built with it are looked at, in milliseconds. */
const PATIENCE = 300;

/** What the server runs on. */
export interface Host {
  /** For the log. */
  readonly name: string;
  /** Reads what lies in the workspace's folders, whose URIs may change. */
  readonly filesOf: (roots: () => readonly string[]) => Files;
  /** Where programs can be started. */
  readonly runShellcheck?: RunShellcheck;
  /** Where registries can be asked. */
  readonly registries?: RegistryAccess;
}

/** Answers a client. */
export function serve(connection: Connection, host: Host): void {
  let server: Server | undefined;
  for (const { methods } of features) for (const method of methods) method.listen(connection, () => server);
  connection.onInitialize((params) => {
    server = start(connection, params, host);
    return { capabilities: capabilities(server.client), serverInfo: { name: NAME, version: manifest.version } };
  });
  connection.listen();
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
  const files = new OpenFiles(host.filesOf(rootsNow), documents);
  const index = new Builds(files, rootsNow);
  const facts = new Facts(files, rootsNow, index);
  const texts = new TextFiles(files, documents);
  const stages = new WorkspaceStages(files, rootsNow, documents, client.watchesFiles);
  const shellcheck = host.runShellcheck && new Shellcheck(host.runShellcheck);
  const background =
    shellcheck &&
    new ShellcheckInBackground(
      shellcheck,
      documents,
      (uri) => refresh.diagnostics([uri]),
      (program) => log.shellcheckAbsent(program),
    );
  if (background) background.trusted = client.trusted;
  const focuses = new Focuses(connection);
  const watch = new Watch(connection, client);
  const trees = new ContextTrees(files, connection, client, (folder) => watch.all(folder));
  const contexts = new IgnoreContexts(facts, trees, (uri) => refresh.diagnostics([uri]));
  const problems = new Problems(documents, settings, facts, focuses, log, background, contexts);
  problems.builders = new BuilderProblems(index, texts);
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
  pinning.trusted = client.trusted;
  const push = client.pullsDiagnostics ? undefined : new Push(connection, problems);
  const refresh = new Refresh(connection, client, push);
  const lastTokens = new LastTokens();
  /** Those that know something of each open document. */
  const holders = [background, focuses, settings, lastTokens, push];

  const watchFolders = () => {
    const dockerfiles = documents.uris.filter((uri) => documents.get(uri)?.kind === 'dockerfile');
    watch.folders(dockerfiles.flatMap((uri) => facts.foldersOf(uri)));
  };
  const onChangeAround = (uris: readonly string[]) => {
    const concerned = facts.forgetAround(uris);
    if (concerned.length === 0) return;
    refresh.diagnostics(concerned);
    refresh.hints();
  };
  let ignoreTyped: ReturnType<typeof setTimeout> | undefined;
  const openBuilders = () => documents.uris.filter((uri) => documents.get(uri)?.kind === 'builder');
  const indexing = new BuildsInBackground(connection, client, index, (dockerfiles) => {
    // It may be known only now where a build context is.
    watchFolders();
    const forgotten = dockerfiles === 'all' ? facts.forgetAll() : facts.forgetThese(dockerfiles);
    const concerned = [...new Set([...forgotten, ...openBuilders()])];
    if (concerned.length === 0) return;
    refresh.diagnostics(concerned);
    refresh.hints();
    refresh.lenses();
  });
  const onChange: OnChange = (uri, kind) => {
    // Without watchers of the folder this is the only sign that something around may have changed.
    if (kind === 'open' || kind === 'close' || (kind === 'save' && !client.knowsRelativePatterns)) facts.forget(uri);
    if (kind === 'save' && isConfigFile(uri)) onChangeAround([uri]);
    if (uri.endsWith('.dockerignore')) {
      clearTimeout(ignoreTyped);
      ignoreTyped = setTimeout(() => onChangeAround([uri]), kind === 'change' ? PATIENCE : 0);
    }
    if (kind === 'open' || kind === 'close') watchFolders();
    if (!isDockerfile(uri)) indexing.reread(uri, kind === 'change');
    if (kind === 'open') shellcheck?.lookAgain();
    if (kind === 'close') for (const holder of holders) holder?.close(uri);
    else push?.schedule(uri);
    // A client that asks does so for all files that depend on others, too.
    if (push && isDockerfile(uri)) for (const builder of openBuilders()) push.schedule(builder);
  };

  documents.listen(connection, onChange);
  connection.onNotification(TRUSTED, () => {
    if (background) background.trusted = true;
    pinning.trusted = true;
    refresh.diagnostics(documents.uris);
    refresh.lenses();
  });
  connection.onDidChangeConfiguration((change) => {
    settings.change(change.settings);
    shellcheck?.lookAgain();
    refresh.diagnostics(documents.uris);
    refresh.hints();
    refresh.lenses();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    stages.changed(changes);
    const builders = changes.some(({ uri }) => isDockerfile(uri)) ? openBuilders() : [];
    if (builders.length > 0) refresh.diagnostics(builders);
    trees.changed(changes.map(({ uri }) => uri));
    indexing.changed(changes);
    // What another Dockerfile says is of no interest to one that lies beside it.
    const around = changes.filter(({ uri, type }) => type !== FileChangeType.Changed || !isDockerfile(uri));
    if (around.length > 0) onChangeAround(around.map(({ uri }) => uri));
  });
  connection.onInitialized(() => {
    connection.console.info(`${NAME} ${manifest.version} on ${host.name}`);
    log.folders(rootsNow());
    if (client.capabilities.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) roots.delete(uri);
        for (const { uri } of added) roots.add(uri);
        log.folders(rootsNow());
        facts.forgetAll();
        stages.forgetAll();
        indexing.start();
        refresh.diagnostics(documents.uris);
        refresh.hints();
      });
    }
    if (roots.size > 0) indexing.start();
    besideDockerfiles(connection, client)
      .then(() => watch.start())
      .catch((error: unknown) => connection.console.warn(`Registering: ${error}`));
  });
  return {
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
}
