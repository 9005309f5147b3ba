import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { findProgram } from '../workspace/node-program.ts';
import { readDockerConfig, readHelperAnswer } from './docker-config.ts';
import type { CredentialsFor } from './transport.ts';

const LARGEST = 1024 * 1024;

/**
 * What `docker login` has stored on this machine, in Docker's configuration or with a credential helper, which is a program. So
 * it is asked only for users who want something of a registry, and for what they trust.
 */
export const dockerCredentials: CredentialsFor = async (account, signal) => {
  const config = readDockerConfig(await configText());
  const helper = config.helperFor(account);
  const kept = helper === undefined ? undefined : readHelperAnswer(await ask(helper, account, signal));
  return kept ?? config.stored(account);
};

async function configText(): Promise<string> {
  const folder = process.env.DOCKER_CONFIG || join(homedir(), '.docker');
  if (!isAbsolute(folder)) return '';
  const file = join(folder, 'config.json');
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  return size > 0 && size <= LARGEST ? readFile(file, 'utf8').catch(() => '') : '';
}

/** What a helper prints; nothing where it is not there, fails or knows nothing. */
async function ask(helper: string, account: string, signal: AbortSignal): Promise<string> {
  const program = await findProgram(`docker-credential-${helper}`);
  if (program === undefined) return '';
  return new Promise<string>((resolve) => {
    // Some wait for a person or a network.
    const options = { cwd: homedir(), signal, killSignal: 'SIGKILL', maxBuffer: LARGEST, windowsHide: true } as const;
    const child = execFile(program, ['get'], options, (error, output) => resolve(error ? '' : output));
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(account);
  }).catch(() => '');
}
