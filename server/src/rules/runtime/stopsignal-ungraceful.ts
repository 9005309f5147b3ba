import { configuration } from '../../model/configuration.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { removeInstruction } from '../../model/edits.ts';
import { chain, stepsOf } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { replace } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { imagesOf } from '../support/images.ts';

/** What no program can handle: https://man7.org/linux/man-pages/man7/signal.7.html */
const UNGRACEFUL = /^(?:(?:SIG)?(?:KILL|STOP)|0*(?:9|19))$/i;

export const stopsignalUngraceful: Rule = {
  id: 'runtime/stopsignal-ungraceful',
  severity: 'information',
  summary: 'STOPSIGNAL is a signal that no program can handle',
  why: `SIGKILL ends a program on the spot, and SIGSTOP freezes it until it is killed: what it has in hand is lost whenever the
container is stopped. Name the signal at which the program ends in order. Without STOPSIGNAL it is that of the base image, or SIGTERM.`,
  reported: 'FROM nginx:1.27\nSTOPSIGNAL [|SIGKILL|]\n',
  fine: 'FROM nginx:1.27\nSTOPSIGNAL SIGQUIT\n',
  peers: ['tally no-ungraceful-stopsignal'],
  changes: ['StopSignal'],
  whole: true,
  *check(dockerfile, workspace) {
    if (!dockerfile.instructions.some((instruction) => isUngraceful(instruction.trigger ?? instruction))) return;
    const found = new Set(imagesOf(dockerfile, workspace).map((stage) => configuration(stage).stopsignal?.instruction));
    for (const instruction of found) {
      const [signal] = instruction && isUngraceful(instruction) ? instruction.words : [];
      if (!signal) continue;
      yield {
        range: signal.range,
        message: `No program can handle "${signal.text}": what it has in hand is lost when the container stops.`,
        fixes: () => fixes(dockerfile, instruction!),
      };
    }
  },
};

const isUngraceful = (instruction: Instruction): boolean =>
  instruction.name === 'STOPSIGNAL' && instruction.words.length === 1 && UNGRACEFUL.test(instruction.words[0]!.text);

function fixes(dockerfile: Dockerfile, instruction: Instruction): Fix[] {
  const [signal] = instruction.words;
  const use = { title: 'Use "SIGTERM"', edits: [replace(signal!.range, 'SIGTERM')], safe: false, preferred: false };
  const stage = dockerfile.stages.find(({ instructions }) => instructions.includes(instruction));
  // Another one would come to light.
  const others =
    stage &&
    chain(stage)
      .flatMap(stepsOf)
      .filter((other) => other !== instruction && isUngraceful(other));
  if (others?.length !== 0) return [{ ...use, preferred: true }];
  const edits = [removeInstruction(dockerfile, instruction)];
  return [{ title: 'Delete this STOPSIGNAL', edits, safe: false, preferred: true }, use];
}
