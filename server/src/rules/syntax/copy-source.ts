import { queryFault, readSource } from '../../model/add-source.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { keyword } from '../../model/edits.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { replace } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { sourcesOf } from './copy-flags.ts';
import { dispatchedInstructions, judge, severityWhenBuilt } from './instructions.ts';

export const copySource: Rule = {
  id: 'syntax/copy-source',
  severity: 'error',
  summary: 'COPY has a URL or a Git repository, or ADD one whose options cannot be read',
  severities: `a **warning** in a stage that a plain build leaves out and in a trigger that no stage of the file runs, and **information** where only a build
argument is missing.`,
  why: `\`ADD\` downloads and clones, \`COPY\` takes files of the build context, of a stage or of an image. What stands behind the
question mark of a repository is read by the builder: \`repo.git?ref=v1&subdir=src\`.`,
  reported: 'FROM alpine:3.20\nCOPY [|https://example.com/tool|] /usr/bin/\n',
  fine: 'FROM alpine:3.20\nADD --chmod=755 https://example.com/tool /usr/bin/\n',
  peers: [],
  changes: ['OnBuild'],
  each: ['COPY', 'ADD'],
  *check(dockerfile) {
    if (isForeignFrontend(dockerfile)) return;
    for (const checked of dispatchedInstructions(dockerfile)) {
      const { instruction } = checked;
      if (instruction.name !== 'COPY' && instruction.name !== 'ADD') continue;
      for (const word of sourcesOf(instruction)) {
        const found = judge(checked, word, (value) => faultOf(instruction, value));
        if (!found) continue;
        yield {
          range: word.range,
          severity: severityWhenBuilt(dockerfile, checked),
          ...found,
          fixes: () => (instruction.name === 'COPY' ? useAdd(dockerfile, instruction) : []),
        };
      }
    }
  },
};

function faultOf({ name }: Instruction, value: string): string | undefined {
  const source = readSource(value);
  if (source.kind === 'path') return undefined;
  if (name === 'COPY') return `COPY takes no ${source.kind === 'git' ? 'Git repository' : 'URL'}.`;
  const fault = source.kind === 'git' ? queryFault(source) : undefined;
  return fault && `The repository's options cannot be read: ${fault}.`;
}

/** ADD in place of COPY, unless it holds what only COPY can do. */
function useAdd(dockerfile: Dockerfile, { keyword: copy, flags }: Instruction): Fix[] {
  if (flags.some(({ name }) => name.text === 'from' || name.text === 'parents')) return [];
  const add = keyword(dockerfile, 'ADD');
  return [{ title: 'Use ADD', edits: [replace(copy.range, add)], safe: false, preferred: true }];
}
