import { createConnection } from 'vscode-languageserver/node';
import { dockerCredentials } from '../registry/node-credentials.ts';
import { connect } from '../registry/node-transport.ts';
import { NodeFiles } from '../workspace/node-files.ts';
import { runShellcheck } from '../workspace/node-shellcheck.ts';
import { serve } from './serve.ts';

const USAGE = `The language server of Dockerfile Stages. Editors start it and talk to it:
  node server.js --stdio      over standard input and output
  node server.js --node-ipc   over the channel of a parent that runs Node
`;

const byIpc = process.argv.includes('--node-ipc');
if (byIpc ? process.send !== undefined : process.argv.includes('--stdio')) {
  // Nobody is left to answer once the parent is gone.
  process.on('disconnect', () => process.exit(0));
  serve(createConnection(), {
    name: `Node ${process.version}`,
    filesOf: (roots) => new NodeFiles(roots),
    runShellcheck,
    registries: { connect, credentialsFor: dockerCredentials },
  });
} else {
  process.stderr.write(USAGE);
  process.exitCode = 1;
}
