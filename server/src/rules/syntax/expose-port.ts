import type { Dockerfile } from '../../model/dockerfile.ts';
import { remove, replace } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { type Exposed, exposedPorts, placeOf } from './exposed.ts';
import { severityWhenBuilt, withoutArgument } from './instructions.ts';
import { type PortFault, portFaults, readPort } from './ports.ts';

export const exposePort: Rule = {
  id: 'syntax/expose-port',
  severity: 'error',
  summary: 'EXPOSE has something that is no port',
  severities: `a **warning** in a stage that a plain build leaves out and in a trigger that no stage of the file runs, and **information** where only a build
argument is missing.`,
  why: `The builder stops. A port is a number up to 65535 or a range, \`8000-8010\`, behind it \`/tcp\`, \`/udp\` or \`/sctp\`; ports are
separated by blanks.`,
  reported: 'FROM nginx:1.27\nEXPOSE [|80,443|]\n',
  fine: 'FROM nginx:1.27\nEXPOSE 80 443/udp 8000-8010\n',
  peers: ['hadolint DL3011', 'Trivy DS-0008'],
  each: ['EXPOSE'],
  *check(dockerfile) {
    for (const exposed of exposedPorts(dockerfile)) {
      const severity = severityWhenBuilt(dockerfile, exposed.checked);
      for (const fault of faultsOf(exposed)) {
        yield {
          range: placeOf(exposed, fault.part),
          message: exposed.byDefault ? withoutArgument(fault.message) : fault.message,
          severity: exposed.byDefault ? 'information' : severity,
          fixes: () => (exposed.written ? fixes(dockerfile, exposed, fault) : []),
        };
      }
    }
  },
};

function faultsOf({ text, written }: Exposed): readonly PortFault[] {
  if (isList(text)) return [{ message: 'Ports are separated by spaces.', part: undefined }];
  // Where the parts have no places of their own, one is enough.
  return portFaults(text).slice(0, written ? undefined : 1);
}

/** Ports with commas between or behind them. */
const isList = (text: string): boolean =>
  text.includes(',') &&
  listedPorts(text).length > 0 &&
  listedPorts(text).every((port) => portFaults(port).length === 0);

const listedPorts = (text: string): string[] => text.split(',').filter((port) => port !== '');

function fixes({ text }: Dockerfile, exposed: Exposed, { part }: PortFault): Fix[] {
  const { range } = exposed.word;
  if (text.slice(range.start, range.end) !== exposed.text) return [];
  if (isList(exposed.text)) {
    const edits = [replace(range, listedPorts(exposed.text).join(' '))];
    return [{ title: 'Put blanks in place of commas', edits, safe: false, preferred: true }];
  }
  const { host, container } = readPort(exposed.text);
  if (!host || part?.start !== 0 || portFaults(exposed.text.slice(container.start)).length > 0) return [];
  const edits = [remove({ start: range.start, end: range.start + container.start })];
  return [{ title: `Keep "${exposed.text.slice(container.start)}"`, edits, safe: false, preferred: true }];
}
