import { Console } from 'node:console';
import {
  createConnection,
  ErrorCodes,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  type ResponseMessage,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { dockerCredentials } from '../registry/node-credentials.ts';
import { connect } from '../registry/node-transport.ts';
import { NodeFiles } from '../workspace/node-files.ts';
import { runShellcheck } from '../workspace/node-shellcheck.ts';
import { nodeLimit } from './node-limit.ts';
import { serve } from './serve.ts';
import { NoJson, StdioReader } from './stdio-reader.ts';

/** Given by server/src/start/load.ts: to be called when what starts have to be fast for has been done. */
declare const onWarm: () => void;

const USAGE = `The language server of Dockerfile Stages. Editors start it and talk to it:
  node server.js --stdio      over standard input and output
  node server.js --node-ipc   over the channel of a parent that runs Node
`;

const byIpc = process.argv.includes('--node-ipc');
if (byIpc ? process.send !== undefined : process.argv.includes('--stdio')) {
  if (byIpc) talk(new IPCMessageReader(process), new IPCMessageWriter(process));
  else {
    // Standard output belongs to the protocol.
    globalThis.console = new Console(process.stderr);
    talk(new StdioReader(process.stdin), new StreamMessageWriter(process.stdout));
  }
} else {
  process.stderr.write(USAGE);
  process.exitCode = 1;
}

function talk(reader: MessageReader, writer: MessageWriter): void {
  const listen = reader.listen.bind(reader);
  reader.listen = (callback) =>
    listen((message) => {
      try {
        callback(message);
      } catch (error) {
        // The library throws on some that are not as the protocol says, such as a cancellation of null.
        connection.console.error(`A message that is none of the protocol: ${error}`);
      }
    });
  const connection = createConnection(reader, writer);
  reader.onError((error) => {
    connection.console.error(error.message);
    if (!(error instanceof NoJson)) return;
    const { message } = error;
    const answer: ResponseMessage = { jsonrpc: '2.0', id: null, error: { code: ErrorCodes.ParseError, message } };
    void writer.write(answer);
  });
  const isOver = serve(connection, {
    name: `Node ${process.version}`,
    filesOf: (roots, onRefusal) => new NodeFiles(roots, onRefusal),
    runShellcheck,
    limit: nodeLimit,
    registries: { connect, credentialsFor: dockerCredentials },
    onWarm,
  });
  // Nobody is left to answer once the parent is gone.
  process.on('disconnect', () => process.exit(0));
  reader.onClose(() => process.exit(isOver() ? 0 : 1));
}
