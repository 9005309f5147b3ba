import { shown } from '../support/shown.ts';
/** A part of a port as EXPOSE has it, in offsets of its text. */
export interface Part {
  readonly text: string;
  readonly start: number;
}

/** What EXPOSE takes a word for: `[ip:][host:]container[/protocol]`. */
interface Port {
  /** What stands in front of the container's port, without the last colon: an address, a port of the host, or both. */
  readonly host: Part | undefined;
  readonly address: string;
  readonly hostPort: string;
  readonly container: Part;
  readonly protocol: Part;
}

/** splitParts in BuildKit's dockerfile2llb/convert_expose.go. */
export function readPort(text: string): Port {
  const parts = text.split(':');
  const last = parts.pop()!;
  const hostPort = parts.pop() ?? '';
  const address = parts.join(':');
  const start = text.length - last.length;
  const [container = '', protocol = ''] = last.split(/\/(.*)/s);
  return {
    host: start === 0 ? undefined : { text: text.slice(0, start - 1), start: 0 },
    address,
    hostPort,
    container: { text: container, start },
    protocol: { text: protocol, start: start + container.length + 1 },
  };
}

/** What is wrong with a port, and with which part of it. */
export interface PortFault {
  readonly message: string;
  readonly part: Part | undefined;
}

/** What BuildKit refuses about a port, all of it (parsePort in convert_expose.go). */
export function portFaults(text: string): PortFault[] {
  const { host, address, hostPort, container, protocol } = readPort(text);
  const faults: PortFault[] = [];
  const mapped = hostPort === '' ? undefined : readRange(hostPort);
  if (host && address !== '' && !isAddress(address)) {
    faults.push({ message: `"${shown(address)}" is not an IP address.`, part: host });
  } else if (host && typeof mapped === 'string') {
    faults.push({ message: 'EXPOSE takes only the port of the container.', part: host });
  }
  const range = readRange(container.text);
  if (typeof range === 'string') faults.push({ message: range, part: container.text === '' ? undefined : container });
  else if (typeof mapped === 'object' && range.count > 1 && range.count !== mapped.count) {
    faults.push({ message: 'The ranges of host and container differ in length.', part: host });
  }
  if (!/^(?:tcp|udp|sctp)?$/i.test(protocol.text)) {
    faults.push({
      message: `"${shown(protocol.text)}" is not a protocol: EXPOSE takes tcp, udp or sctp.`,
      part: protocol,
    });
  }
  return faults;
}

/** The length of a range; a message for what is none. */
function readRange(text: string): { readonly count: number } | string {
  if (text === '') return 'There is no port.';
  const [start = '', end = start] = text.split(/-(.*)/s);
  const wrong = [start, end].find((port) => !/^\+?\d+$|^-0+$/.test(port));
  if (wrong !== undefined) return `"${shown(text)}" is neither a port nor a range of ports.`;
  if (Math.max(Number(start), Number(end)) > 65_535) return 'Ports go up to 65535.';
  if (Number(end) < Number(start)) return `The range "${shown(text)}" ends below its first port.`;
  return { count: Number(end) - Number(start) + 1 };
}

const IPV4 = /^(?:(?:0|[1-9]\d?|1\d\d|2[0-4]\d|25[0-5])(?:\.(?!$)|$)){4}$/;

/** net.ParseIP of Go, with the brackets that IPv6 addresses have here. */
function isAddress(text: string): boolean {
  const address = /^\[([^[\]]*)\]$/.exec(text)?.[1] ?? text;
  if (address === '' || IPV4.test(address)) return true;
  // An IPv4 address may end an IPv6 one, in the place of two groups.
  const tail = /^(.*:)([\d.]+\.[\d.]+)$/.exec(address);
  if (tail && !IPV4.test(tail[2]!)) return false;
  const groups = (tail ? `${tail[1]}0:0` : address).split('::');
  if (groups.length > 2 || !address.includes(':')) return false;
  const all = groups.flatMap((half) => (half === '' ? [] : half.split(':')));
  return (
    all.every((group) => /^[\da-f]{1,4}$/i.test(group)) && (groups.length === 2 ? all.length < 8 : all.length === 8)
  );
}
