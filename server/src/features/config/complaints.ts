import { rules } from '../../rules/index.ts';
import { codesOf } from '../../rules/wanted.ts';
import { type ConfigText, hint } from '../../workspace/config/read.ts';
import type { Complaint } from '../../workspace/config/yaml.ts';

const ids = rules.map(({ id }) => id);
const known: ReadonlySet<string> = new Set(ids);

/** What is wrong in a file that says a project's policy, in the order of its text: also the rules it names that there are not. */
export function configComplaints({ complaints, ruleNames }: ConfigText): readonly Complaint[] {
  const unknown = ruleNames
    .filter(({ text }) => !known.has(text))
    .map(({ text, range }) => ({ range, message: `There is no rule "${text}"${meant(text)}` }));
  return [...complaints, ...unknown].sort((a, b) => a.range.start - b.range.start);
}

/** Rules may be meant by another tool's name, without their group, or misspelt. */
function meant(name: string): string {
  const same = rules.filter((rule) => codesOf(rule).includes(name)).map(({ id }) => `"${id}"`);
  if (same.length > 0) return `; here it is ${same.join(' and ')}.`;
  const ungrouped = ids.find((id) => id.endsWith(`/${name}`));
  return ungrouped === undefined ? (hint(name, ids) ?? '.') : `; "${ungrouped}" is one.`;
}
