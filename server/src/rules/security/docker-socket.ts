import { placedInstructions } from '../../model/instructions.ts';
import { ownText } from '../../model/part.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Range } from '../../text/range.ts';
import type { Problem, Rule } from '../rule.ts';

export const dockerSocket: Rule = {
  id: 'security/docker-socket',
  severity: 'warning',
  summary: 'The socket of the Docker daemon is handed out',
  why: `Whoever can talk to the [daemon](https://docs.docker.com/engine/security/protect-access/) is root on its host: one container
more, with the host's disk mounted, is all it takes. A volume, a mount or a copy of the socket in the image invites to it, and a daemon that
listens at a TCP port without TLS lets in the whole network.`,
  reported: 'FROM docker:28-cli\nVOLUME [|/var/run/docker.sock|]\n',
  fine: 'FROM docker:28-cli\nVOLUME /var/lib/docker\n',
  peers: ['Semgrep dockerd-socket-mount'],
  each: 'any',
  *check(dockerfile) {
    if (!/docker\.sock|dockerd/.test(ownText(dockerfile))) return;
    for (const { instruction } of placedInstructions(dockerfile)) {
      yield* handedOut(instruction);
      yield* opened(instruction);
    }
  },
};

const SOCKET = /(?:^|\/)docker\.sock$/;

/** The words of an instruction that name the socket as a file. */
function* handedOut({ name, words, mounts }: Instruction): Iterable<Problem> {
  const problem = (range: Range) => ({ range, message: "Whoever has the daemon's socket is root on its host." });
  if (name === 'VOLUME') {
    for (const { text, range } of words) if (SOCKET.test(text)) yield problem(range);
  } else if (name === 'COPY' || name === 'ADD') {
    const named = words.find(({ text }) => SOCKET.test(text));
    if (named) yield problem(named.range);
  } else if (name === 'RUN') {
    for (const { mount } of mounts) {
      const field = mount?.fields.find(({ value }) => value !== undefined && SOCKET.test(value.text));
      if (field?.value) yield problem(field.value.range);
    }
  }
}

const STARTS = new Set<string | undefined>(['RUN', 'CMD', 'ENTRYPOINT']);
/** An address that others reach as well. */
const OPEN = /tcp:\/\/(?!127\.|localhost\b|\[::1\])[^\s"',\]]*/;

/** A daemon that listens for everybody. */
function* opened(instruction: Instruction): Iterable<Problem> {
  if (!STARTS.has(instruction.name)) return;
  const { words } = instruction;
  if (!words.some(({ text }) => /(?:^|[\s/])dockerd(?:\s|$)/.test(text))) return;
  if (words.some(({ text }) => text.includes('--tls'))) return;
  for (const word of words) {
    const address = OPEN.exec(word.text);
    if (!address) continue;
    yield {
      range: instruction.partOf(word, address.index, address.index + address[0].length),
      message: `At "${address[0]}" everybody can make the daemon do everything: nobody is asked for a certificate.`,
    };
  }
}
