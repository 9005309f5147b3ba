import { placedInstructions } from '../../model/instructions.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { replace } from '../../text/edit.ts';
import type { Rule } from '../rule.ts';
import { shown } from '../support/shown.ts';

export const preferCopy: Rule = {
  id: 'style/prefer-copy',
  severity: 'information',
  summary: 'ADD is used where COPY does',
  why: `ADD unpacks archives and downloads what looks like a URL, by the mere name or content of a source. COPY does neither, and so says what
happens. ADD is right for URLs, Git repositories and tar archives.`,
  reported: 'FROM node:22\n[|ADD|] src /app/src/\n',
  fine: 'FROM node:22\nCOPY src /app/src/\nADD vendor.tar.gz /app/\n',
  peers: ['hadolint DL3020', 'Trivy DS-0005', 'Checkov CKV_DOCKER_4', 'Sonar S7029'],
  changes: ['steps', 'OnBuild'],
  each: ['ADD'],
  *check(dockerfile) {
    for (const { instruction, stage } of placedInstructions(dockerfile)) {
      const { name, words, keyword, flags, form } = instruction;
      if (!stage || name !== 'ADD' || words.length < 2 || form === 'other-json') continue;
      if (!flags.every((flag) => SHARED.has(flag.name.text))) continue;
      const sources = words.slice(0, -1).map(({ text }) => plainSource(stage, instruction, text));
      if (sources.includes(undefined)) continue;
      const copy = keyword.text === keyword.text.toLowerCase() ? 'copy' : 'COPY';
      yield {
        range: keyword.range,
        message: `COPY is enough for "${shown(sources[0]!)}".`,
        fixes: () => [{ title: 'Use COPY', edits: [replace(keyword.range, copy)], safe: false, preferred: true }],
      };
    }
  },
};

/** The flags of ADD that COPY has as well. */
const SHARED: ReadonlySet<string> = new Set(['chown', 'chmod', 'link', 'exclude']);

/** A source, if it is a file or folder of the build context that ADD leaves as it is. */
function plainSource(stage: Stage, instruction: Instruction, text: string): string | undefined {
  const path = text.includes('$') ? undefined : stage.scope.evaluate(text, instruction);
  if (path === undefined || REMOTE.test(path) || ARCHIVE.test(path)) return undefined;
  // What a pattern stands for may be an archive, unless its end says what it is.
  const name = path.slice(path.lastIndexOf('/') + 1);
  return !/[*?[]/.test(name) || /\.[\w-]+$/.test(name) ? path : undefined;
}

const REMOTE = /^[a-z][\w+.-]*:\/\/|^[\w.-]+@[\w.-]+:|\.git(?:[#?]|$)|^(?:github|gitlab)\.com\//i;
const ARCHIVE = /\.(?:tar|tgz|tbz2?|tb2|txz|tlz|tpz|tzst?|gz|bz2?|xz|zst|lz|lzma|z)$/i;
