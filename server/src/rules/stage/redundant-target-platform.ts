import type { Dockerfile } from '../../model/dockerfile.ts';
import { LexError } from '../../syntax/lexed.ts';
import { lex } from '../../syntax/lexer.ts';
import type { Rule } from '../rule.ts';
import { isPlatformIgnored, platformOf, removePlatform } from '../support/platform-flag.ts';

export const redundantTargetPlatform: Rule = {
  id: 'stage/redundant-target-platform',
  severity: 'information',
  summary: 'The platform is set to the target platform, which is the default',
  why: `A FROM without \`--platform\` takes the image for the target platform. Saying so adds nothing to read but a question.`,
  reported: 'FROM [|--platform=$TARGETPLATFORM|] alpine:3.20\nRUN apk add --no-cache curl\n',
  fine: 'FROM --platform=$BUILDPLATFORM alpine:3.20 AS build\nRUN apk add --no-cache curl\nFROM alpine:3.20\nCOPY --from=build /etc/os-release /etc/\n',
  peers: ['BuildKit RedundantTargetPlatform', 'hadolint DL3065'],
  each: ['FROM'],
  *check(dockerfile) {
    for (const stage of dockerfile.stages) {
      const value = platformOf(stage);
      // With a stage behind it the flag is ignored altogether, which stage/platform-ignored tells of.
      if (value === undefined || isPlatformIgnored(stage) || !isTargetPlatform(dockerfile, value)) continue;
      yield {
        range: stage.platform!.range,
        message: `"${value}" is the default: the flag is not needed.`,
        fixes: () => [
          { title: 'Delete the flag', edits: [removePlatform(dockerfile, stage)], safe: true, preferred: true },
        ],
      };
    }
  },
};

/** `$TARGETPLATFORM`, `${TARGETPLATFORM}`, and those with a default that is never needed. */
function isTargetPlatform(dockerfile: Dockerfile, value: string): boolean {
  if (!value.includes('TARGETPLATFORM')) return false;
  // An ARG of the file's own may say something else.
  if (dockerfile.globals.last('TARGETPLATFORM')?.value !== undefined) return false;
  const given = 'linux/amd64';
  try {
    const { result, references } = lex(value, { escape: dockerfile.escape }, () => given);
    const only = references.every(
      ({ name, modifier }) => name === 'TARGETPLATFORM' && (modifier === undefined || /^:?[-?]$/.test(modifier)),
    );
    return result === given && only;
  } catch (error) {
    if (error instanceof LexError) return false;
    throw error;
  }
}
