import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { replace } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';

const KEY = 'org.opencontainers.image.authors';

export const maintainer: Rule = {
  id: 'style/maintainer',
  severity: 'information',
  summary: 'MAINTAINER is deprecated',
  why: `A label says the same, and can be asked for like any other: \`LABEL ${KEY}="…"\`.`,
  reported: 'FROM alpine:3.20\n[|MAINTAINER|] Jane Doe <jane@example.com>\n',
  fine: `FROM alpine:3.20\nLABEL ${KEY}="Jane Doe <jane@example.com>"\n`,
  peers: ['BuildKit MaintainerDeprecated', 'hadolint DL4000', 'Trivy DS-0022', 'Checkov CKV_DOCKER_6', 'Sonar S6586'],
  changes: ['Author', 'Labels'],
  each: ['MAINTAINER'],
  *check(dockerfile) {
    for (const instruction of dockerfile.instructions) {
      if (instruction.name !== 'MAINTAINER') continue;
      yield {
        range: instruction.keyword.range,
        message: `MAINTAINER is deprecated in favour of the label "${KEY}".`,
        fixes: () => toLabel(dockerfile, instruction),
      };
    }
  },
};

function toLabel({ escape }: Dockerfile, { keyword, words, comments }: Instruction): Fix[] {
  const [author] = words;
  if (!author || comments.length > 0) return [];
  const name = author.text.replace(/^(["'])(.*)\1$/, '$2');
  const quoted = [...name].map((char) => (char === '"' || char === '$' || char === escape ? escape + char : char));
  const label = keyword.text === keyword.text.toLowerCase() ? 'label' : 'LABEL';
  const edits = [replace(keyword.range, label), replace(author.range, `${KEY}="${quoted.join('')}"`)];
  return [{ title: `Use the label "${KEY}"`, edits, safe: false, preferred: true }];
}
