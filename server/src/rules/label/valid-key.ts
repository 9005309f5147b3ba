import { reservedNamespace } from '../../knowledge/label-keys.ts';
import { replace } from '../../text/edit.ts';
import type { Problem, Rule } from '../rule.ts';
import { shownInLine } from '../support/shown.ts';
import { type Label, labelsOf } from './labels.ts';

/** What Docker recommends: lower-case letters, digits, and single periods and hyphens between them. */
const VALID = /^[a-z][a-z\d]*(?:[.-][a-z\d]+)*$/;

export const validKey: Rule = {
  id: 'label/valid-key',
  severity: 'hint',
  summary: 'The key of a label is none that Docker recommends',
  severities: '**information** for the namespaces that are reserved for Docker.',
  why: `A key begins with a lower-case letter and has lower-case letters, digits, and single periods and hyphens between them; \`com.docker\`,
\`io.docker\` and \`org.dockerproject\` are Docker's own. Other programs read labels, and look for them in this form. Keys that the project's
label schema has are left alone. See [Docker's recommendations](https://docs.docker.com/engine/manage-resources/labels/#key-format-recommendations).`,
  reported: 'FROM alpine:3.22\nLABEL [|com.example.Version|]="1.2"\n',
  fine: 'FROM alpine:3.22\nLABEL com.example.version="1.2"\n',
  peers: ['hadolint DL3048', 'tally labels/valid-key'],
  changes: ['Labels'],
  *check(dockerfile, { policy }) {
    const alike = new Map<string, Label[]>();
    for (const label of labelsOf(dockerfile)) {
      const { key, pair, stage } = label;
      if (key === undefined || key === '' || policy.labelSchema?.has(key)) continue;
      const { range } = pair.name;
      const namespace = reservedNamespace(key);
      const lower = key.toLowerCase();
      if (namespace !== undefined) {
        const message = `Labels that begin with "${namespace}." are reserved for Docker.`;
        yield { range, message, severity: 'information' };
        continue;
      }
      if (VALID.test(key)) continue;
      if (VALID.test(lower)) {
        yield {
          range,
          message: messageOf(key),
          fixes: () => {
            const isTaken = labelsOf(dockerfile).some((other) => other.stage === stage && other.key === lower);
            if (reservedNamespace(lower) !== undefined || isTaken) return [];
            const edits = [replace(range, pair.name.text.toLowerCase())];
            return [{ title: `Write "${lower}"`, edits, safe: false, preferred: false }];
          },
        };
      } else {
        const kind = `${stage.index} ${fault(key)}`;
        const others = alike.get(kind);
        if (others) others.push(label);
        else alike.set(kind, [label]);
      }
    }
    for (const labels of alike.values()) yield problemOf(labels);
  },
};

/** Who chose one such key chose the others as well: it is told of once in a stage. */
function problemOf([first, ...rest]: readonly Label[]): Problem {
  const { key = '', pair } = first!;
  const more = rest.length > 1 ? ` The same holds for ${rest.length} more.` : ' The same holds for one more.';
  return {
    range: pair.name.range,
    message: messageOf(key) + (rest.length > 0 ? more : ''),
    related: rest.map((label) => ({ range: label.pair.name.range, message: 'This one, too.' })),
  };
}

const messageOf = (key: string): string => `The key "${shownInLine(key)}" ${fault(key)}.`;

/** What is wrong with a key, to go behind it in a sentence. */
function fault(key: string): string {
  if (/[A-Z]/.test(key)) return 'has capital letters';
  const [other] = /[^a-z\d.-]/u.exec(key) ?? [];
  if (other !== undefined) return `has "${shownInLine(other)}" in it`;
  if (/^[^a-z]/.test(key)) return 'does not begin with a letter';
  return /[.-]$/.test(key) ? 'does not end with a letter or a digit' : 'has two separators in a row';
}
