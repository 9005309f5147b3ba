import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import { odd, RegistryFailure } from './failure.ts';
import { type ProxySettings, proxyAuthorization, proxyFor } from './proxy.ts';
import { LARGEST, type Request, type Response, type Send } from './transport.ts';

/**
 * Asks over the network: the only place where we do. The editor's own handling of proxies is in the process of its extensions,
 * and Node has none before version 24.
 */
export const connect =
  (settings: ProxySettings): Send =>
  async (request) => {
    const { url } = request;
    const proxy = url.protocol === 'https:' ? proxyFor(url, settings, process.env) : undefined;
    return put(request, proxy && (await tunnel(proxy, request, settings)));
  };

/** Where a connection to a URL goes. */
const target = ({ hostname, port, protocol }: URL) => ({
  host: hostname.replace(/^\[|\]$/g, ''),
  port: Number(port) || (protocol === 'https:' ? 443 : 80),
});

function put({ method, url, headers, body, signal }: Request, through: Duplex | undefined): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { host, port } = target(url);
    const servername = /^[\d.]+$|:/.test(host) ? '' : host;
    const security = trusted();
    const options = {
      method,
      headers: { 'user-agent': 'dockerfile-stages', ...headers },
      host,
      port,
      path: url.pathname + url.search,
      signal,
      ...security,
      ...(through
        ? { createConnection: () => tls.connect({ socket: through, host, servername, ...security }) }
        : { agent: false as const }),
    };
    const asked = (url.protocol === 'https:' ? https : http).request(options, (answer) => {
      const chunks: Buffer[] = [];
      let length = 0;
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length <= LARGEST) return;
        reject(odd(url.host, 'more than 4 MB'));
        asked.destroy();
      });
      answer.on('error', reject);
      answer.on('end', () => {
        const given = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
        resolve({ status: answer.statusCode ?? 0, headers: Object.fromEntries(given), body: join(chunks) });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** A connection through a proxy that sees nothing but where it leads. */
function tunnel(proxy: URL, { url, signal }: Request, settings: ProxySettings): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const { host, port } = target(url);
    const path = `${host.includes(':') ? `[${host}]` : host}:${port}`;
    const authorization = proxyAuthorization(proxy, settings);
    const asked = (proxy.protocol === 'https:' ? https : http).request({
      ...target(proxy),
      method: 'CONNECT',
      path,
      headers: { host: path, ...(authorization !== undefined && { 'proxy-authorization': authorization }) },
      agent: false,
      signal,
      ...trusted(),
    });
    asked.on('connect', ({ statusCode }, socket) => {
      if (statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(refused(proxy, statusCode));
    });
    asked.on('response', ({ statusCode }) => {
      asked.destroy();
      reject(refused(proxy, statusCode));
    });
    asked.on('error', reject);
    asked.end();
  });
}

function refused({ host }: URL, status: number | undefined): RegistryFailure {
  const why = status === 407 ? 'wants a name and a password' : `refuses the connection (status ${status})`;
  return new RegistryFailure(`The proxy ${host} ${why}. Look at http.proxy in the settings, or at HTTPS_PROXY.`);
}

/** Authorities of the system beside Node's own, where Node can tell: companies have their own there. */
function trusted(): { readonly secureContext?: tls.SecureContext } {
  if (typeof tls.getCACertificates !== 'function') return {};
  context ??= tls.createSecureContext({
    ca: [...tls.getCACertificates('default'), ...tls.getCACertificates('system')],
  });
  return { secureContext: context };
}

let context: tls.SecureContext | undefined;

function join(chunks: readonly Buffer[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(chunks));
}
