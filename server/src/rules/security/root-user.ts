import type { ImageFacts } from '../../knowledge/images.ts';
import { startsAsRoot } from '../../knowledge/root-programs.ts';
import { baseFacts, isWindows } from '../../model/base-image.ts';
import { configuration } from '../../model/configuration.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { chain, root, type Stage } from '../../model/stage.ts';
import type { Range } from '../../text/range.ts';
import type { Problem, Rule } from '../rule.ts';
import { productsOf } from '../support/images.ts';
import { startedPrograms, startsSomething } from '../support/started.ts';
import { addUser, stepDown } from './adding-user.ts';

/** Programs that an entrypoint uses to give root up by itself. */
const STEPS_DOWN = /\b(?:gosu|su-exec|setpriv|runuser|s6-(?:overlay|setuidgid|svscan|init)|setuidgid|chpst|privdrop)\b/;

/** Their own metadata names another user, as whom the editor works. */
const DEV_CONTAINERS = /^mcr\.microsoft\.com\/(?:vscode\/)?devcontainers\//;

export const rootUser: Rule = {
  id: 'security/root-user',
  severity: 'warning',
  summary: 'The image runs as root',
  severities: `a **warning** where USER says root, **information** where no USER is set, and a **hint** where nothing is started, or a server
that has to be root when it starts.`,
  why: `Whoever breaks into the process is root in the container, and owns whatever is mounted there. Only the stage that is
shipped matters, with the stages it is based on; builders may be root.

Some servers are started as root and go on as somebody else: sshd, nginx, Apache, cron, supervisord. Those need no USER. Of the fixes,
\`fix --all\` applies just those that name a user who is there already: the one from before \`USER root\`, the one that the base image has for
its program, or one that the file makes. It leaves them to you where the image exposes a port below 1024, and the last two where it has a volume.`,
  reported: 'FROM node:22\nCOPY . /app\nUSER [|root|]\nCMD ["node", "/app/server.js"]\n',
  fine: 'FROM node:22\nUSER root\nCOPY . /app\nUSER node\nCMD ["node", "/app/server.js"]\n',
  peers: ['hadolint DL3002', 'Trivy DS-0002', 'Checkov CKV_DOCKER_3', 'Checkov CKV_DOCKER_8', 'Sonar S6471'],
  changes: ['steps', 'User'],
  whole: true,
  *check(dockerfile, workspace) {
    const told = new Set<Range>();
    for (const stage of productsOf(dockerfile, workspace)) {
      const problem = problemOf(dockerfile, stage);
      if (!problem || told.has(problem.range)) continue;
      told.add(problem.range);
      yield problem;
    }
  },
};

function problemOf(dockerfile: Dockerfile, stage: Stage): Problem | undefined {
  const { user } = configuration(stage);
  const facts = baseFacts(stage);
  if (isWindows(dockerfile, stage) || givesRootUp(dockerfile, stage)) return undefined;
  const needed = needsRoot(stage, facts);
  if (user) {
    if (user.value === undefined || !/^(?:root|0)(?::|$)/.test(user.value)) return undefined;
    return {
      range: user.instruction.words[0]!.range,
      message: 'The image runs as root.',
      severity: needed ? 'hint' : 'warning',
      fixes: () => (needed ? [] : stepDown(dockerfile, stage, user.instruction)),
    };
  }
  const base = root(stage);
  // Files alone, to be copied from: nothing runs.
  const knownRoot = base.kind === 'scratch' ? startsSomething(stage) : facts?.user === 'root' && !facts.dropsPrivileges;
  if (!knownRoot || !stage.image || (base.kind === 'image' && DEV_CONTAINERS.test(base.text))) return undefined;
  const image = base.kind === 'image' ? `"${base.text.replace(/(?<=.)@.*/, '')}"` : 'scratch';
  return {
    range: stage.image.range,
    message: `The image runs as root, as ${image} does: no USER is set.`,
    // An image that starts nothing is a base or a tool, where root is common.
    severity: startsSomething(stage) && !needed ? 'information' : 'hint',
    fixes: () => (needed || facts?.rootMaster ? [] : addUser(dockerfile, stage)),
  };
}

/** Whether what is started has to be root at first: a program of the file's choice, or the image's own. */
const needsRoot = (stage: Stage, facts: ImageFacts | undefined): boolean =>
  startsSomething(stage) ? startedPrograms(stage).some(startsAsRoot) : facts?.rootMaster === true;

/** Whether something in the image is there to change the user at the start. */
export function givesRootUp(dockerfile: Dockerfile, stage: Stage): boolean {
  return chain(stage).some((link) => STEPS_DOWN.test(dockerfile.text.slice(link.range.start, link.range.end)));
}
