import { factsOf } from '../../knowledge/images.ts';
import { namesArchitecture, namesPlatform, readPlatform } from '../../knowledge/platforms.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Stage } from '../../model/stage.ts';
import { replace } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { isPlatformIgnored, platformOf, removePlatform } from '../support/platform-flag.ts';
import { namedChoices } from './choices.ts';
import { heedsTarget } from './cross-compiling.ts';

/** Images of one platform: with others there is no choice but to name it. */
const SINGLE =
  /^(?:(?:docker\.io\/)?(?:library\/)?mysql:5(?:\.|$)|mcr\.microsoft\.com\/(?:mssql\/server|windows\/|dotnet\/framework\/))/;

export const constantPlatform: Rule = {
  id: 'stage/constant-platform',
  severity: 'information',
  summary: 'The platform of an image is a constant',
  why: `A constant leaves no choice to whoever builds: with \`docker build --platform linux/arm64\` the stage stays what is written
here. Without the flag an image is taken for the target platform; builders that compile for others take \`$BUILDPLATFORM\`. A
stage that is meant for one platform says so best in its name: \`AS build-amd64\`.`,
  reported: 'FROM [|--platform=linux/amd64|] alpine:3.20 AS build\nRUN apk add --no-cache curl\n',
  fine: 'FROM --platform=linux/amd64 alpine:3.20 AS build-amd64\nRUN apk add --no-cache curl\n',
  peers: ['BuildKit FromPlatformFlagConstDisallowed', 'hadolint DL3029'],
  changes: ['steps', 'Base'],
  each: ['FROM'],
  *check(dockerfile) {
    for (const stage of dockerfile.stages) {
      const value = platformOf(stage);
      if (value === undefined || isPlatformIgnored(stage) || !isUnwanted(dockerfile, stage, value)) continue;
      yield {
        range: stage.platform!.range,
        message: `The platform "${value}" is fixed, whatever platform is built for.`,
        fixes: () => fixes(dockerfile, stage),
      };
    }
  },
};

/** Whether a constant stands there without a reason that can be seen. */
function isUnwanted(dockerfile: Dockerfile, stage: Stage, value: string): boolean {
  const platform = /[$\\'"]/.test(value) ? undefined : readPlatform(value);
  if (!platform || platform.os === 'windows' || namesPlatform(stage.key ?? '', platform)) return false;
  if (stage.base.kind === 'image') {
    const { text, reference } = stage.base;
    const windows = reference && factsOf(reference)?.distribution === 'windows';
    if (windows || SINGLE.test(text) || namesArchitecture(text.toLowerCase(), platform)) return false;
  }
  // A FROM build-$TARGETARCH takes one of several.
  return !namedChoices(dockerfile).has(stage);
}

function fixes(dockerfile: Dockerfile, stage: Stage): Fix[] {
  const remove: Fix = {
    title: 'Delete the flag',
    edits: [removePlatform(dockerfile, stage)],
    safe: false,
    preferred: false,
  };
  if (stage === dockerfile.final || !heedsTarget(dockerfile, stage)) return [remove];
  const edits = [replace(stage.platform!.value!.range, '$BUILDPLATFORM')];
  return [{ title: 'Use $BUILDPLATFORM', edits, safe: false, preferred: true }, remove];
}
