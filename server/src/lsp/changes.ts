import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
} from 'vscode-languageserver';
import { isPolicyFile } from '../workspace/config/find.ts';
import { isDockerfile } from '../workspace/dockerfiles.ts';
import type { Shellcheck } from '../workspace/shellcheck.ts';
import { BuildsInBackground } from './builds-in-background.ts';
import type { ClosedBuilders } from './closed-builders.ts';
import type { OnChange } from './documents.ts';
import type { DocumentKind } from './kind.ts';
import type { Log } from './log.ts';
import type { Server } from './method.ts';
import { onNotification } from './notification.ts';
import { hasShape, isFolder, isString, listOf, objectOf } from './params.ts';
import { Pauses } from './pauses.ts';
import type { Push } from './push.ts';
import type { ShellcheckInBackground } from './shellcheck.ts';
import type { Watch } from './watch.ts';

/** The client's notification that from now on the workspace is trusted. */
const TRUSTED = 'dockerfileStages/workspaceTrusted';

/** How long typing in a file around Dockerfiles has to pause before they are looked at, in milliseconds. */
const PATIENCE = 250;
/** The same for files of a build context that come and go, which is counted anew. */
const LONG_PATIENCE = 1000;

const FILE_EVENTS = {
  changes: listOf(objectOf({ uri: isString, type: (type) => type === 1 || type === 2 || type === 3 })),
};
const FOLDERS = { added: listOf(isFolder), removed: listOf(isFolder) };

/** Those beside the server's answers who know something that may change. */
export interface Listeners {
  readonly roots: Set<string>;
  readonly log: Log;
  readonly watch: Watch;
  readonly shellcheck: Shellcheck | undefined;
  readonly background: ShellcheckInBackground | undefined;
  /** For clients that do not ask for diagnostics. */
  readonly push: Push | undefined;
  readonly closed: ClosedBuilders | undefined;
}

/**
 * Tells everybody of what changes: documents, files, settings, folders, and what is known of builds.
 * @returns what is to be done once the client is ready
 */
export function followChanges(connection: Connection, server: Server, listeners: Listeners): () => void {
  const { client, documents, settings, facts, index, pinning, refresh, stages, trees, problems } = server;
  const { roots, log, watch, shellcheck, background, push, closed } = listeners;
  /** Those that know something of each open document. */
  const holders = [background, server.focuses, settings, server.lastTokens, push, problems];
  const pauses = new Pauses(PATIENCE);
  const open = (kind: DocumentKind) => documents.uris.filter((uri) => documents.get(uri)?.kind === kind);

  const refreshAll = () => {
    problems.builders?.forget();
    closed?.allChanged();
    refresh.diagnostics(documents.uris);
    refresh.hints();
    refresh.lenses();
  };
  const watchFolders = () => watch.folders(open('dockerfile').flatMap((uri) => facts.foldersOf(uri)));
  const onChangeAround = (uris: readonly string[]) => {
    const forgotten = facts.forgetAround(uris);
    const isPolicy = uris.some(isPolicyFile);
    if (isPolicy) closed?.allChanged();
    // It is from the Dockerfiles that an ignore file knows its build context.
    const others = isPolicy ? documents.uris : forgotten.length > 0 ? open('ignore') : [];
    const concerned = [...new Set([...forgotten, ...others])];
    if (concerned.length === 0) return;
    refresh.diagnostics(concerned);
    refresh.hints();
  };
  const indexing = new BuildsInBackground(connection, client, index, (dockerfiles) => {
    problems.builders?.forget();
    // It may be known only now where a build context is.
    watchFolders();
    if (dockerfiles === 'all') closed?.allChanged();
    else closed?.changed(dockerfiles);
    const forgotten = dockerfiles === 'all' ? facts.forgetAll() : facts.forgetThese(dockerfiles);
    const concerned = [...new Set([...forgotten, ...open('builder'), ...open('ignore')])];
    if (concerned.length === 0) return;
    refresh.diagnostics(concerned);
    refresh.hints();
    refresh.lenses();
  });
  const onChange: OnChange = (uri, kind) => {
    problems.builders?.forget();
    // Without watchers of the folder this is the only sign that something around may have changed.
    if (kind === 'open' || kind === 'close' || (kind === 'save' && !client.knowsRelativePatterns)) facts.forget(uri);
    if (kind === 'save' && isPolicyFile(uri)) onChangeAround([uri]);
    if (kind === 'open' || kind === 'close') watchFolders();
    if (kind === 'open') closed?.opened(uri);
    else closed?.changed([uri]);
    if (!isDockerfile(uri)) {
      const read = () => {
        if (uri.endsWith('.dockerignore')) onChangeAround([uri]);
        indexing.reread(uri);
      };
      if (kind === 'change') pauses.after(uri, read);
      else {
        pauses.cancel(uri);
        read();
      }
    }
    if (kind === 'open') shellcheck?.lookAgain();
    if (kind === 'close') for (const holder of holders) holder?.close(uri);
    else push?.schedule(uri);
    // A client that asks does so for all files that depend on others, too.
    if (push && isDockerfile(uri)) for (const builder of open('builder')) push.schedule(builder);
  };
  const trust = (isTrusted: boolean) => {
    if (background) background.trusted = isTrusted;
    pinning.trusted = isTrusted;
  };
  trust(client.trusted);

  documents.listen(connection, onChange);
  connection.onNotification(TRUSTED, () => {
    trust(true);
    refresh.diagnostics(documents.uris);
    refresh.lenses();
  });
  onNotification(connection, DidChangeConfigurationNotification.type, {}, (change) => {
    settings.change(change.settings);
    shellcheck?.lookAgain();
    refreshAll();
  });
  onNotification(connection, DidChangeWatchedFilesNotification.type, FILE_EVENTS, ({ changes }) => {
    const uris = changes.map(({ uri }) => uri);
    problems.builders?.forget();
    stages.changed(changes);
    closed?.changed(uris);
    if (uris.some(isDockerfile) && open('builder').length > 0) refresh.diagnostics(open('builder'));
    // What is written in the files of a build context is not asked for as long as nobody hovers.
    if (trees.changed(uris) && changes.some(({ type }) => type !== FileChangeType.Changed) && open('ignore').length > 0)
      pauses.after('', () => refresh.diagnostics(open('ignore')), LONG_PATIENCE);
    indexing.changed(changes);
    // What another Dockerfile says is of no interest to one that lies beside it.
    const around = changes.filter(({ uri, type }) => type !== FileChangeType.Changed || !isDockerfile(uri));
    if (around.length > 0) onChangeAround(around.map(({ uri }) => uri));
  });
  return () => {
    log.folders([...roots]);
    if (client.capabilities.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders((change) => {
        if (!hasShape(change, FOLDERS)) return;
        const { added, removed } = change;
        for (const { uri } of removed) roots.delete(uri);
        for (const { uri } of added) roots.add(uri);
        log.folders([...roots]);
        facts.forgetAll();
        stages.forgetAll();
        indexing.start();
        refresh.diagnostics(documents.uris);
        refresh.hints();
      });
    }
    if (roots.size > 0) indexing.start();
  };
}
