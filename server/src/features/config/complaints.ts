import { allRules as rules } from '../../rules/index.ts';
import { codesOf } from '../../rules/wanted.ts';
import type { Word } from '../../syntax/word.ts';
import { similar } from '../../text/distance.ts';
import type { ConfigText } from '../../workspace/config/read.ts';
import type { Complaint } from '../../workspace/config/yaml.ts';

const ids = rules.map(({ id }) => id);
const known: ReadonlySet<string> = new Set(ids);

/** What is wrong in a file that says a project's policy, in the order of its text: also the rules it names that there are not. */
export function configComplaints({ complaints, ruleNames }: ConfigText): readonly Complaint[] {
  const unknown = ruleNames.filter(({ text }) => !known.has(text)).map(unknownRule);
  return [...complaints, ...unknown].sort((a, b) => a.range.start - b.range.start);
}

/** Rules may be meant by another tool's name, without their group, or misspelt. */
function unknownRule({ text, range }: Word): Complaint {
  const same = rules.filter((rule) => codesOf(rule).includes(text)).map(({ id }) => id);
  const ungrouped = ids.filter((id) => id.endsWith(`/${text}`));
  const meant = [same, ungrouped, similar(text, ids, (id) => id)].find((found) => found.length > 0) ?? [];
  const names = same.map((id) => `"${id}"`).join(' and ');
  const end = names !== '' ? `; here it is ${names}.` : meant.length > 0 ? `; "${meant[0]}" is one.` : '.';
  return { range, message: `There is no rule "${text}"${end}`, meant };
}
