import type { Dockerfile } from '../../model/dockerfile.ts';
import { removeInstruction } from '../../model/edits.ts';
import { remove } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { isInProduct } from '../support/images.ts';
import { type Exposed, exposedPorts, placeOf } from '../syntax/exposed.ts';
import { portFaults, readPort } from '../syntax/ports.ts';

/** What usually answers at a port, to whoever wants to work on the machine. */
const REMOTE_ADMINISTRATION: ReadonlyMap<number, string> = new Map([
  [22, 'SSH'],
  [23, 'Telnet'],
  [3389, 'Remote Desktop'],
  [5800, 'VNC'],
  [5900, 'VNC'],
]);

export const adminPort: Rule = {
  id: 'security/admin-port',
  severity: 'information',
  summary: 'EXPOSE names a port for remote administration',
  why: `SSH, Telnet, Remote Desktop and VNC give whoever gets in the whole container, besides the service it is there for.
\`docker exec\` does the same without a server, a password and an open port.`,
  reported: 'FROM debian:12-slim\nEXPOSE 8080 [|22|]\n',
  fine: 'FROM debian:12-slim\nEXPOSE 8080 22/udp\n',
  peers: ['Trivy DS-0004', 'Checkov CKV_DOCKER_1', 'Sonar S6473'],
  changes: ['ExposedPorts'],
  each: ['EXPOSE'],
  *check(dockerfile, workspace) {
    for (const exposed of exposedPorts(dockerfile)) {
      const { stage, instruction } = exposed.checked;
      if (!stage || instruction.onbuild || !isInProduct(dockerfile, workspace, stage)) continue;
      const port = administration(exposed.text);
      if (port === undefined) continue;
      yield {
        range: placeOf(exposed, undefined),
        message: `Port ${port} is for remote administration (${REMOTE_ADMINISTRATION.get(port)}).`,
        fixes: () => removePort(dockerfile, exposed),
      };
    }
  },
};

/** The first such port in a word of EXPOSE, `20-25` included; undefined for UDP and for what is no port. */
function administration(text: string): number | undefined {
  const { container, protocol } = readPort(text);
  if (!/^(?:tcp)?$/i.test(protocol.text) || portFaults(text).length > 0) return undefined;
  const [first = '', last = first] = container.text.split('-');
  return [...REMOTE_ADMINISTRATION.keys()].find((port) => Number(first) <= port && port <= Number(last));
}

function removePort(dockerfile: Dockerfile, { checked: { instruction }, word, text }: Exposed): Fix[] {
  const at = instruction.words.findIndex(({ range }) => range.start === word.range.start);
  // A range holds other ports as well, a variable those of somebody else.
  if (at < 0 || word.text !== text || !/^\d+(?:\/tcp)?$/i.test(text)) return [];
  const before = instruction.words[at - 1];
  const next = instruction.words[at + 1];
  const commented =
    before && instruction.comments.some(({ start }) => before.range.end <= start && start < word.range.start);
  if (commented && !next) return [];
  const edit =
    !before && !next
      ? removeInstruction(dockerfile, instruction)
      : remove(
          before && !commented
            ? { start: before.range.end, end: word.range.end }
            : { start: word.range.start, end: next!.range.start },
        );
  return [{ title: `Do not expose port ${text}`, edits: [edit], safe: false, preferred: false }];
}
