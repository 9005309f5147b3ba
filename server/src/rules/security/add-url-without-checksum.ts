import { placedInstructions } from '../../model/instructions.ts';
import type { Rule } from '../rule.ts';
import { frontendIsAtLeast } from '../support/frontend.ts';
import { shown } from '../support/shown.ts';
import { isLocalAddress } from './local-host.ts';

export const addUrlWithoutChecksum: Rule = {
  id: 'security/add-url-without-checksum',
  severity: 'information',
  summary: 'ADD takes a file from the network without a checksum',
  severities: 'a **hint** for a Git repository of which a branch is taken, which moves.',
  why: `The file behind the address may be another one tomorrow, and then the image is, too. With
[\`--checksum=sha256:…\`](https://docs.docker.com/reference/dockerfile/#add---checksum) the build stops instead; it may be the value of an ARG
beside that of the version. A repository is pinned by a tag or by a commit: \`https://example.com/app.git#v1.2\`.`,
  reported: 'FROM alpine:3.22\nADD [|https://example.com/app-1.2.tar.gz|] /src/\n',
  fine: `FROM alpine:3.22\nADD --checksum=sha256:${'0123456789abcdef'.repeat(4)} https://example.com/app-1.2.tar.gz /src/\n`,
  peers: [],
  each: ['ADD'],
  *check(dockerfile) {
    for (const { instruction } of placedInstructions(dockerfile)) {
      if (instruction.name !== 'ADD' || instruction.flag('checksum')) continue;
      for (const { text, range } of instruction.words.slice(0, -1)) {
        if (isLocalAddress(text)) continue;
        if (isGit(text)) {
          const branch = movingReference(text);
          if (branch === undefined) continue;
          const what = branch === '' ? 'the default branch' : `"${shown(branch)}"`;
          yield { range, message: `This takes ${what} of the repository, which moves.`, severity: 'hint' };
        } else if (/^https:\/\//.test(text) && frontendIsAtLeast(dockerfile, 1, 6)) {
          yield {
            range,
            message: `"${shown(text)}" comes without a checksum: nothing tells whether it is what was meant.`,
          };
        }
      }
    }
  },
};

/** Whether BuildKit takes an address for that of a repository (ParseGitRef in its util/gitutil). */
const isGit = (text: string): boolean =>
  /^(?:git|ssh):\/\/|^[\w.-]+@[\w.-]+:/.test(text) || /^https?:\/\/[^?#]*\.git(?:[?#]|$)/.test(text);

/** The branch that is taken, empty for the default one; undefined for commits, versions, and what is not known. */
function movingReference(address: string): string | undefined {
  if (/[$?]/.test(address)) return undefined;
  const reference = /#([^:]*)/.exec(address)?.[1] ?? '';
  return /\d/.test(reference) ? undefined : reference;
}
