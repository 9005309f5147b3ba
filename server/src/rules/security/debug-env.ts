import { DEBUG_SWITCHES, JAVA_DEBUGGER } from '../../knowledge/debug-switches.ts';
import { configuration } from '../../model/configuration.ts';
import { chain, LONG_CHAIN, type Stage } from '../../model/stage.ts';
import type { Range } from '../../text/range.ts';
import type { Problem, Rule } from '../rule.ts';
import { productsOf } from '../support/images.ts';

export const debugEnv: Rule = {
  id: 'security/debug-env',
  severity: 'information',
  summary: 'The image is set up for debugging',
  why: `In debug mode programs show their errors with sources and settings to everybody, reload their code, or let in a debugger that
may run anything. Leave it off in the image, and switch it on where you need it: \`docker run -e\`, or a target of its own.`,
  reported: 'FROM python:3.14-slim\nENV [|FLASK_DEBUG=1|]\nCMD ["flask", "run"]\n',
  fine: 'FROM python:3.14-slim AS base\nCMD ["flask", "run"]\n\nFROM base AS dev\nENV FLASK_DEBUG=1\n\nFROM base\n',
  peers: ['Sonar S4507'],
  whole: true,
  *check(dockerfile, workspace) {
    if (!HINTS.test(dockerfile.text)) return;
    const told = new Set<number>();
    for (const image of productsOf(dockerfile, workspace)) {
      for (const problem of [...switches(image), ...debuggers(image)]) {
        if (told.has(problem.range.start)) continue;
        told.add(problem.range.start);
        yield problem;
      }
    }
  },
};

const HINTS = new RegExp([...DEBUG_SWITCHES.keys(), JAVA_DEBUGGER.source].join('|'));

/** Variables that are still set like that in the image. */
function* switches(image: Stage): Iterable<Problem> {
  for (const { scope } of chain(image, LONG_CHAIN)) {
    for (const definition of scope.definitions) {
      const { kind, name, value, pair } = definition;
      if (kind !== 'env' || value === undefined || image.scope.last(name) !== definition) continue;
      if (JAVA_DEBUGGER.test(value)) yield letsIn(pair.range, name);
      else if (DEBUG_SWITCHES.get(name)?.test(value)) {
        yield { range: pair.range, message: `With "${name}=${value}" the image is set up for debugging.` };
      }
    }
  }
}

/** What starts a Java program with an ear for a debugger. */
function* debuggers(image: Stage): Iterable<Problem> {
  const { entrypoint, cmd } = configuration(image);
  for (const setting of [entrypoint, cmd]) {
    for (const word of setting?.instruction.words ?? []) {
      const option = JAVA_DEBUGGER.exec(word.text);
      if (!setting || !option) continue;
      yield letsIn(setting.instruction.partOf(word, option.index, option.index + option[0].length), option[0]);
    }
  }
}

const letsIn = (range: Range, name: string): Problem => ({
  range,
  message: `"${name.replace(/[:=].*/s, '')}" lets a debugger into the program.`,
});
