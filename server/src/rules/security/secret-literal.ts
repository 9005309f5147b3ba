import { type Literal, secretLiterals } from '../../knowledge/secret-literals.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { ownText } from '../../model/part.ts';
import { remember } from '../../model/remember.ts';
import { firstIndex } from '../../text/first-index.ts';
import type { Range } from '../../text/range.ts';
import type { Rule } from '../rule.ts';

export const secretLiteral: Rule = {
  id: 'security/secret-literal',
  severity: 'error',
  summary: 'A credential is written in the Dockerfile',
  why: `Whoever can read the repository has it, for good, and mostly whoever can pull the image as well. Take it for stolen: revoke it, and
give the new one to the build as a secret, \`RUN --mount=type=secret,id=token,env=TOKEN …\`, or to the container when it starts. Reported is
what has the shape of a known kind of token, a private key, a password in an address and one in an \`Authorization\` header;
examples and words to be replaced are not.`,
  reported: 'FROM alpine/git:2.47.2\nRUN git clone https://ci:[|Vq7-mk2Rt9|]@git.internal/team/app.git\nUSER 1000\n',
  fine: 'FROM alpine/git:2.47.2\nRUN --mount=type=secret,id=netrc,target=/root/.netrc git clone https://git.internal/team/app.git\nUSER 1000\n',
  peers: ['tally secrets-in-code'],
  *check(dockerfile) {
    for (const { what, start, end } of literalsIn(dockerfile)) {
      yield { range: { start, end }, message: `Whoever sees this file has ${what}: replace it, and use a secret.` };
    }
  },
};

const literalsIn = remember((dockerfile: Dockerfile): readonly Literal[] => {
  const { start } = dockerfile.extent;
  return secretLiterals(ownText(dockerfile)).map((found) => ({
    ...found,
    start: found.start + start,
    end: found.end + start,
  }));
});

/** Whether a credential is written in a part of the file. */
export function hasLiteral(dockerfile: Dockerfile, range: Range): boolean {
  const literals = literalsIn(dockerfile);
  const next = literals[firstIndex(literals, ({ end }) => end > range.start)];
  return next !== undefined && next.start < range.end;
}
