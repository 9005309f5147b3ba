const ADDRESS = /^["']?(?:(\w+):\/\/)?(?:[^\s/"'$@]*@)?([^\s/"'$:?#[@]+)(?=[:/"'?#]|$)/;

/** The scheme and the host of an address as written, quotes included; undefined where a variable decides. */
export function readAddress(text: string): { readonly scheme: string | undefined; readonly host: string } | undefined {
  const [, scheme, host] = ADDRESS.exec(text) ?? [];
  return host === undefined ? undefined : { scheme, host };
}

/** Whether a host is this machine or in a network of one's own: private addresses, names without a dot, reserved endings. */
export const isLocalHost = (host: string): boolean =>
  (!host.includes('.') && host !== '*') ||
  /^(?:127|10|0|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+$/.test(host) ||
  /\.(?:local|localhost|internal|intranet|lan|home|corp|test|svc|home\.arpa)$/i.test(host);

/** The same of an address as written; not so where a variable decides. */
export function isLocalAddress(text: string): boolean {
  const host = readAddress(text)?.host;
  return host !== undefined && isLocalHost(host);
}
