import { baseFacts, isWindows } from '../../model/base-image.ts';
import { configuration } from '../../model/configuration.ts';
import type { Rule } from '../rule.ts';
import { isShipped } from '../support/shipped.ts';
import { exposedPorts, placeOf } from '../syntax/exposed.ts';
import { portFaults, readPort } from '../syntax/ports.ts';

export const privilegedPort: Rule = {
  id: 'security/privileged-port',
  severity: 'off',
  summary: 'A user other than root is to open a port below 1024',
  why: `Docker lets everybody open every port since 20.10. Kubernetes on an older runtime and containers in the host's network do
not: there only root may open those below 1024. Listen at a higher port, and map it: \`-p 80:8080\`.`,
  reported: 'FROM node:22\nEXPOSE [|80|]\nUSER node\n',
  fine: 'FROM node:22\nEXPOSE 8080\nUSER node\n',
  peers: [],
  whole: true,
  *check(dockerfile) {
    const { final } = dockerfile;
    if (!final || isWindows(dockerfile, final)) return;
    const { user: set } = configuration(final);
    const user = set ? set.value : baseFacts(final)?.user;
    if (user === undefined || /^(?:root|0|)(?::|$)/.test(user)) return;
    for (const exposed of exposedPorts(dockerfile)) {
      const { stage, instruction } = exposed.checked;
      if (!stage || instruction.onbuild || !isShipped(dockerfile, stage) || portFaults(exposed.text).length > 0)
        continue;
      const port = Number.parseInt(readPort(exposed.text).container.text, 10);
      if (port >= 1024) continue;
      yield {
        range: placeOf(exposed, undefined),
        message: `On some hosts the user "${user}" may not open port ${port}.`,
      };
    }
  },
};
