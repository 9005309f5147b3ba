import type { Dockerfile } from '../../model/dockerfile.ts';
import { remove } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { shown } from '../support/shown.ts';
import { type Exposed, exposedPorts, placeOf } from './exposed.ts';
import { portFaults, readPort } from './ports.ts';

export const exposeHostMapping: Rule = {
  id: 'syntax/expose-host-mapping',
  severity: 'warning',
  summary: 'EXPOSE names a port or an address of the host',
  why: `An image cannot choose them: what stands in front of the last colon is dropped. \`docker run --publish 8080:80\` maps the
port.`,
  reported: 'FROM nginx:1.27\nEXPOSE [|8080|]:80\n',
  fine: 'FROM nginx:1.27\nEXPOSE 80\n',
  peers: ['BuildKit ExposeInvalidFormat'],
  changes: ['OnBuild'],
  each: ['EXPOSE'],
  *check(dockerfile) {
    for (const exposed of exposedPorts(dockerfile)) {
      const { host, address, hostPort, container } = readPort(exposed.text);
      if (!host || (address === '' && hostPort === '') || exposed.byDefault) continue;
      // What the builder refuses is told by syntax/expose-port.
      if (portFaults(exposed.text).length > 0) continue;
      yield {
        range: placeOf(exposed, host),
        message: `"${shown(host.text)}" is dropped: EXPOSE takes only the port of the container.`,
        fixes: () => keepContainer(dockerfile, exposed, container.start),
      };
    }
  },
};

function keepContainer({ text }: Dockerfile, { checked, word, text: port, written }: Exposed, length: number): Fix[] {
  const { start, end } = word.range;
  if (!written || text.slice(start, end) !== port) return [];
  const edits = [remove({ start, end: start + length })];
  // The text of a trigger is part of the image.
  const safe = !checked.instruction.onbuild;
  return [{ title: `Keep "${port.slice(length)}"`, edits, safe, preferred: true }];
}
