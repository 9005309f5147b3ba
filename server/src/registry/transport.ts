import type { ProxySettings } from './proxy.ts';

/** One question to one server. Redirects are not followed. */
export interface Request {
  readonly method: 'HEAD' | 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/** Its answer. */
export interface Response {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Puts a question. Rejects when there is no answer, or one that is larger than `LARGEST`. */
export type Send = (request: Request) => Promise<Response>;

/** More than any manifest: what registries themselves take as the limit. */
export const LARGEST = 4 * 1024 * 1024;

/** A name and a password, or in place of both a token that stands for them. */
export type Credentials = { readonly user: string; readonly password: string } | { readonly identityToken: string };

/** What the user has stored for an account, as Docker's configuration calls it. Never rejects. */
export type CredentialsFor = (account: string, signal: AbortSignal) => Promise<Credentials | undefined>;

/** How registries are asked on the machine we run on. */
export interface RegistryAccess {
  readonly connect: (proxy: ProxySettings) => Send;
  readonly credentialsFor: CredentialsFor;
}
