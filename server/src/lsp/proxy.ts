import type { Connection } from 'vscode-languageserver';
import type { ProxySettings } from '../registry/proxy.ts';
import type { Client } from './client.ts';

/**
 * The proxy as it is set in VS Code, for all that the editor itself asks (`http.proxy` and its like). Other clients have no such
 * settings, and then the environment counts.
 */
export async function readProxy(connection: Connection, client: Client): Promise<ProxySettings> {
  if (!client.capabilities.workspace?.configuration) return {};
  const http: unknown = await connection.workspace.getConfiguration('http').catch(() => undefined);
  const { proxy, proxyAuthorization, noProxy, proxySupport } = Object(http) as Readonly<Record<string, unknown>>;
  const direct: unknown[] = Array.isArray(noProxy) ? noProxy : [];
  return {
    url: typeof proxy === 'string' ? proxy : undefined,
    authorization: typeof proxyAuthorization === 'string' ? proxyAuthorization : undefined,
    direct: direct.filter((entry) => typeof entry === 'string'),
    off: proxySupport === 'off',
  };
}
