import type { Stage } from '../../server/src/model/stage.ts';
import type { Instruction } from '../../server/src/syntax/instruction.ts';
import type { Pair } from '../../server/src/syntax/pair.ts';

/** BuildKit's words for the names of secrets, and for those that are none (dockerfile2llb/validations.go). */
const SECRET = /(?:_|^)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i;
const NO_SECRET = /(?:_|^)(?:public|file|version)(?:_|$)/i;

/** Names that are secret for us alone: in camelCase, `pass` at the end, a token of a forge. */
export const UNHEARD = /[a-z](?:Token|Secret|Password|Key)$|(?:^|_)PASS$|^(?:GITHUB|GH)_PAT$/;

/** The pairs of an ARG or ENV whose names BuildKit takes for those of secrets. */
export const secretPairs = ({ pairs }: Instruction): readonly Pair[] =>
  pairs.filter(({ name }) => SECRET.test(name.text) && !NO_SECRET.test(name.text));

interface Harmless {
  /** Goes on after "because". */
  readonly reason: string;
  holds(pair: Pair, stage: Stage | undefined, instruction: Instruction): boolean;
}

/** What BuildKit takes for secret, and we do not. */
export const NO_SECRETS: readonly Harmless[] = [
  {
    reason: 'no program reads a variable of such a name: `A[B_KEY`',
    holds: ({ name }) => /[^\w.-]/.test(name.text),
  },
  {
    reason: 'such a key is for checking signatures, or no key at all: `GPG_KEY`, `RELEASE_KEY`, `Filters__0__Key`',
    holds: ({ name }) => /^(?:gpg|git|release|staging|(?:\w+_)?packages|\w+__0_)_key$/i.test(name.text),
  },
  {
    reason: 'the name is of something about a secret: `ACCESS_KEY_ID`, `KEY_URL`, `PASSWORD_PROMPT`',
    holds: ({ name }) => /(?:_|^)(?:key_(?:id|url|alias)|password_prompt)$/i.test(name.text),
  },
  {
    reason: 'nothing defines the variable that is its value, which `var/undefined` tells of',
    holds: ({ name, value }, stage, instruction) => {
      const variable = /^"?\$(?:\{(\w+)\}|(\w+))"?$/.exec(value?.text ?? '');
      const own = variable?.[1] ?? variable?.[2];
      return instruction.name === 'ENV' && own === name.text && stage?.scope.declares(own, instruction) === false;
    },
  },
  {
    reason: 'the value is a switch: `AUTH_JSON=false`',
    holds: ({ value }, stage, instruction) =>
      value !== undefined && /^(?:true|false)$/.test(stage?.scope.evaluate(value.text, instruction) ?? ''),
  },
];

/** The reason of the first, if all that BuildKit takes for secrets in an instruction are none. */
export function noSecret(stage: Stage | undefined, instruction: Instruction): string | undefined {
  const reasons = secretPairs(instruction).map(
    (pair) => NO_SECRETS.find(({ holds }) => holds(pair, stage, instruction))?.reason,
  );
  return reasons.includes(undefined) ? undefined : reasons[0];
}
