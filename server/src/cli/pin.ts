import { type Pin, pinEdits, pinsIn, tagOf, wantedPins, whyUnpinnable } from '../features/pin/pins.ts';
import { withContexts } from '../model/contexts.ts';
import { readDockerfile } from '../model/dockerfile.ts';
import { askDigest } from '../registry/digest.ts';
import { RegistryFailure } from '../registry/failure.ts';
import { dockerCredentials } from '../registry/node-credentials.ts';
import { connect } from '../registry/node-transport.ts';
import { applyEdits } from '../text/edit.ts';
import { Lines } from '../text/lines.ts';
import type { Command } from './arguments.ts';
import { unifiedDiff } from './diff.ts';
import { factsAround } from './facts.ts';
import { written } from './fix.ts';
import type { Session } from './session.ts';
import { count, plain } from './terminal.ts';

type PinCommand = Extract<Command, { kind: 'pin' }>;

/** Writes the digests of images behind their tags. A file of which an image cannot be looked up is left as it is. */
export async function runPin(command: PinCommand, session: Session): Promise<void> {
  const { terminal } = session;
  const toOutput = command.paths.includes('-');
  // Beside a Dockerfile or a diff on standard output nothing else may stand there.
  const tell = (line: string) => (toOutput || command.dryRun ? terminal.note(line) : terminal.out(`${line}\n`));
  const digestOf = questions(command);
  let files = 0;
  let changed = 0;
  for await (const { path, text } of session.inputs(command.paths)) {
    const lines = new Lines(text);
    if (session.isTooLarge(path, lines)) continue;
    const { workspace } = await factsAround(path, command.contexts, session);
    const dockerfile = withContexts(readDockerfile(text), workspace.contexts);
    for (const image of pinsIn(dockerfile).unpinnable) {
      if (image.why === 'no tag' && !command.update) continue;
      terminal.note(plain(`${path}:${lines.position(image.range.start).line + 1}: ${whyUnpinnable(image)}`));
    }
    files++;
    const answers = await Promise.all(
      wantedPins(dockerfile, command.update).map(async (pin) => ({ pin, digest: await digestOf(pin) })),
    );
    const failures = answers.flatMap(({ pin, digest }) =>
      digest instanceof RegistryFailure ? [`${path}: "${pin.text}" is not pinned: ${digest.message}`] : [],
    );
    for (const failure of failures) session.trouble(failure);
    const edits = answers.map(({ pin, digest }) => (typeof digest === 'string' ? pinEdits(pin, digest) : []));
    const result = failures.length > 0 ? text : applyEdits(text, edits.flat());
    const same = result === text;
    if (command.dryRun) terminal.out(unifiedDiff(path, text, result));
    else if (path === '-') terminal.out(result);
    else if (!same && !(await written(path, text, result, session))) continue;
    if (same) continue;
    changed++;
    const told = answers.filter((_, i) => edits[i]!.length > 0).map(({ pin, digest }) => nameOf(pin, String(digest)));
    for (const name of told) tell(`${plain(path)}: ${name}`);
  }
  if (files === 0 || toOutput) return;
  const verb = command.dryRun ? 'would change' : 'changed';
  tell(changed > 0 ? `${count(changed, 'file')} of ${files} ${verb}.` : `Nothing to pin in ${count(files, 'file')}.`);
}

const nameOf = ({ text, reference }: Pin, digest: string): string =>
  `${text.split('@')[0]}${reference.tag === undefined ? ':latest' : ''}@${digest}`;

/** Asks about each image once in a run; the answer to what cannot be answered is why. */
function questions({ mirrors }: PinCommand): (pin: Pin) => Promise<string | RegistryFailure> {
  const means = { send: connect({}), credentialsFor: dockerCredentials, mirrors };
  const known = new Map<string, Promise<string | RegistryFailure>>();
  return ({ reference }) => {
    const tag = tagOf(reference);
    const key = `${reference.registry ?? ''}/${reference.repository}:${tag}`;
    let answer = known.get(key);
    if (!answer) {
      answer = askDigest({ reference, tag, wantsPlatforms: false }, means).then(
        ({ digest }) => digest,
        (error: unknown) => {
          if (error instanceof RegistryFailure) return error;
          throw error;
        },
      );
      known.set(key, answer);
    }
    return answer;
  };
}
