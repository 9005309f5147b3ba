import { UNVERIFIED_HOSTS, UNVERIFYING_VARIABLES } from '../../knowledge/unverified-connections.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { placedInstructions } from '../../model/instructions.ts';
import { ownText } from '../../model/part.ts';
import { remove } from '../../text/edit.ts';
import type { Problem, Rule } from '../rule.ts';
import { placedCommands } from '../support/placed-command.ts';
import { removePair } from '../support/remove-pair.ts';
import { clearTextDownloads } from './clear-text.ts';
import { isLocalAddress } from './local-host.ts';
import { unverifiedCommands } from './unverified.ts';

export const insecureDownload: Rule = {
  id: 'security/insecure-download',
  severity: 'warning',
  summary: 'Something is downloaded without TLS, or without checking the certificate',
  why: `Whoever is on the way between the builder and the server can put in something else. Where a certificate is not accepted, the
image lacks the authority's: install \`ca-certificates\`, or add your own authority to it. Addresses of this machine and of local networks
are left out, and so is what a checksum or a signature is compared with.`,
  reported: 'FROM debian:12\nRUN curl [|-k|] -o /app.tar.gz https://example.com/app.tar.gz\n',
  fine: 'FROM debian:12\nRUN curl -o /app.tar.gz https://example.com/app.tar.gz\n',
  peers: [
    'Checkov CKV2_DOCKER_2',
    'Checkov CKV2_DOCKER_3',
    'Checkov CKV2_DOCKER_4',
    'Checkov CKV2_DOCKER_5',
    'Checkov CKV2_DOCKER_6',
    'Checkov CKV2_DOCKER_12',
    'Checkov CKV2_DOCKER_13',
    'Checkov CKV2_DOCKER_14',
    'Checkov CKV2_DOCKER_16',
    'Sonar S5332',
  ],
  changes: ['steps', 'Env', 'OnBuild'],
  each: ['RUN', 'ADD', 'ENV', 'ARG'],
  *check(dockerfile) {
    yield* unverifiedCommands(dockerfile);
    yield* clearTextDownloads(dockerfile);
    if (VARIABLES.test(ownText(dockerfile))) {
      yield* unverifyingPairs(dockerfile);
      yield* unverifyingAssignments(dockerfile);
    }
  },
};

const VARIABLES = new RegExp([...UNVERIFYING_VARIABLES.keys()].join('|'));
const message = (name: string): string => `With "${name}" certificates are not checked.`;

/** Whether a variable with this value switches the check off, for others than hosts of one's own. */
const isUnverifying = (name: string, value: string): boolean =>
  UNVERIFYING_VARIABLES.get(name)?.test(value) === true &&
  !(UNVERIFIED_HOSTS.has(name) && value.split(/[\s,]+/).every(isLocalAddress));

/** Those that ENV sets, and ARG by default. */
function* unverifyingPairs(dockerfile: Dockerfile): Iterable<Problem> {
  for (const { instruction, scope } of placedInstructions(dockerfile)) {
    if (instruction.name !== 'ENV' && instruction.name !== 'ARG') continue;
    for (const pair of instruction.pairs) {
      const value = pair.value && scope.evaluate(pair.value.text, instruction);
      const name = pair.name.text;
      if (value === undefined || !isUnverifying(name, value)) continue;
      yield {
        range: pair.range,
        message: message(name),
        fixes: () =>
          instruction.onbuild && instruction.pairs.length === 1
            ? []
            : [
                {
                  title: `Remove "${name}"`,
                  edits: [removePair(dockerfile, instruction, pair)],
                  safe: false,
                  preferred: false,
                },
              ],
      };
    }
  }
}

/** Those in front of a command, and those that a script exports. */
function* unverifyingAssignments(dockerfile: Dockerfile): Iterable<Problem> {
  for (const { command } of placedCommands(dockerfile)) {
    const exported = command.program === 'export' ? command.args : [];
    for (const { range, text } of exported) {
      const [, name = '', value = ''] = /^(\w+)=["']?(.*?)["']?$/.exec(text) ?? [];
      if (isUnverifying(name, value)) yield { range, message: message(name) };
    }
    for (const { name, value, range } of command.assignments) {
      if (value === undefined || !isUnverifying(name, value)) continue;
      const blanks = /^[ \t]+(?=[^\s\\`])/.exec(dockerfile.text.slice(range.end, command.range.end))?.[0].length;
      yield {
        range,
        message: message(name),
        fixes: () =>
          blanks === undefined
            ? []
            : [
                {
                  title: `Remove "${name}"`,
                  edits: [remove({ start: range.start, end: range.end + blanks })],
                  safe: false,
                  preferred: false,
                },
              ],
      };
    }
  }
}
