import type { Credentials } from './transport.ts';

/** What Docker's configuration says of who asks. */
export interface DockerConfig {
  /** What the program that keeps an account's credentials is called behind `docker-credential-`. */
  helperFor(account: string): string | undefined;
  /** What the file itself has of an account. */
  stored(account: string): Credentials | undefined;
}

const objectIn = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

const textIn = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The host of an account, which older versions of Docker wrote as a URL (ConvertToHostname in docker/cli). */
const hostOf = (account: string): string => account.replace(/^https?:\/\//, '').split('/')[0]!;

/** Reads the text of Docker's config.json. What is not as it should be counts as if it were not there. */
export function readDockerConfig(text: string): DockerConfig {
  let config: Readonly<Record<string, unknown>> = {};
  try {
    config = objectIn(JSON.parse(text));
  } catch {
    // Docker itself will say so.
  }
  const accounts = objectIn(config.auths);
  return {
    helperFor(account) {
      const helper = textIn(objectIn(config.credHelpers)[account]) ?? textIn(config.credsStore);
      // It becomes the name of a program.
      return helper !== undefined && /^[\w.-]+$/.test(helper) ? helper : undefined;
    },
    stored(account) {
      const known = accounts[account] ?? Object.entries(accounts).find(([key]) => hostOf(key) === hostOf(account))?.[1];
      const { auth, identitytoken } = objectIn(known);
      const identityToken = textIn(identitytoken);
      if (identityToken !== undefined) return { identityToken };
      const [user, password] = split(Buffer.from(textIn(auth) ?? '', 'base64').toString('utf8'));
      return user !== '' && password !== '' ? { user, password } : undefined;
    },
  };
}

function split(text: string): readonly [user: string, password: string] {
  const colon = text.indexOf(':');
  // Docker pads it with zeros.
  return colon < 0 ? ['', ''] : [text.slice(0, colon), text.slice(colon + 1).replaceAll('\0', '')];
}

/** What a helper prints for an account (https://github.com/docker/docker-credential-helpers). */
export function readHelperAnswer(output: string): Credentials | undefined {
  try {
    const { Username, Secret } = objectIn(JSON.parse(output));
    const [user, password] = [textIn(Username), textIn(Secret)];
    if (user === undefined || password === undefined) return undefined;
    return user === '<token>' ? { identityToken: password } : { user, password };
  } catch {
    return undefined;
  }
}
