/** Why a registry's answer cannot be had: sentences without the first one's beginning, which names the image. */
export class RegistryFailure extends Error {}

/** The user did not want to wait any longer. */
export class Cancelled extends Error {}

const LOGIN = (host: string) => `"docker login${host === HUB ? '' : ` ${host}`}"`;

/** How Docker's own registry is called. */
export const HUB = 'Docker Hub';

/** Nobody has such a thing, or only those who are logged in. */
export const notFound = (host: string): RegistryFailure =>
  new RegistryFailure(`${host} has no such image or tag. Check the name.`);

/** Registries tell of what is private and of what is not there in the same words. */
export const denied = (host: string, wasLoggedIn: boolean): RegistryFailure =>
  new RegistryFailure(
    wasLoggedIn
      ? `${host} has no such image, or does not show it to the account that is stored for it. Check the name, or run ${LOGIN(host)}.`
      : `${host} has no such image, or shows it only to those who are logged in. Check the name, or run ${LOGIN(host)}.`,
  );

/** Too many questions. `after` is what the registry says of how long to wait. */
export function tooMany(host: string, after: string | undefined): RegistryFailure {
  const later = after !== undefined && /^\d{1,5}$/.test(after) ? `in ${after} s` : 'later';
  return new RegistryFailure(`${host} does not answer so many questions. Try again ${later}, or run ${LOGIN(host)}.`);
}

/** It took too long. */
export const late = (host: string, milliseconds: number): RegistryFailure =>
  new RegistryFailure(`${host} did not answer within ${milliseconds / 1000} s. Try again later.`);

/** An answer that says nothing about the image. */
export const odd = (host: string, what: string): RegistryFailure =>
  new RegistryFailure(`${host} answers with ${what}. Try again later.`);

/** What arrived is not what was announced: somebody in between, or a registry that is out of order. */
export const mismatch = (host: string, announced: string, computed: string): RegistryFailure =>
  new RegistryFailure(
    `${host} announces ${announced} and sends ${computed}. Do not trust what it sends; look at what stands between you and it.`,
  );

/** A URL that is not to be asked: not encrypted, or none at all. */
export const unsafe = (url: string): RegistryFailure =>
  new RegistryFailure(`${shown(url)} is not to be asked: only https is, and http on this machine.`);

/** A URL without what may be secret in it. */
function shown(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url);
    return `${protocol}//${host}${pathname}`;
  } catch {
    return `"${url.slice(0, 100)}"`;
  }
}

/** What the network says when it does not come to an answer. */
export function unreachable(host: string, error: unknown): RegistryFailure {
  if (error instanceof RegistryFailure) return error;
  const [code, said] =
    error instanceof Error ? ['code' in error ? String(error.code) : '', error.message] : ['', String(error)];
  // Node's own advice follows.
  const message = said.split(';')[0]!;
  const reason = code !== '' && !message.includes(code) ? `${message} (${code})` : message;
  const advice = /CERT|SIGNATURE|ISSUER/.test(code)
    ? 'If a proxy puts its own certificate there, name its authority in NODE_EXTRA_CA_CERTS.'
    : 'Look at the connection and at the proxy (HTTPS_PROXY, NO_PROXY, or http.proxy in the settings).';
  return new RegistryFailure(`${host} cannot be reached: ${reason || 'no answer'}. ${advice}`);
}
