import type { Dockerfile } from '../../model/dockerfile.ts';
import { indexAt, stageAt } from '../../model/lines-of.ts';
import type { Finding } from '../../rules/check.ts';
import type { Rule } from '../../rules/rule.ts';
import { suppressions } from '../../rules/suppression.ts';
import type { Edit } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Action } from './action.ts';
import { skipForFile, skipForInstruction, skipForStage } from './skip-comment.ts';

/** How far a rule can be silenced, and how: `key` is the same where one action does for several problems. */
interface Reach {
  readonly key: unknown;
  readonly title: string;
  /** Undefined where there is no way. */
  readonly edit?: () => Edit | undefined;
}

type ReachOf = (dockerfile: Dockerfile, finding: Finding) => Reach | undefined;

const REACHES: readonly ReachOf[] = [
  (dockerfile, finding) => {
    const { range } = finding;
    const index = indexAt(dockerfile, range.start);
    // One name more in the very comment that is wrong would make another comment of it.
    if (index === undefined || isInSuppression(dockerfile, range)) return undefined;
    const edit = () => skipForInstruction(dockerfile, dockerfile.instructions[index]!, named(finding));
    return { key: index, title: 'for this line', edit };
  },
  (dockerfile, finding) => {
    const stage = stageAt(dockerfile, finding.range.start);
    const edit = () => stage && skipForStage(dockerfile, stage, named(finding));
    return stage && { key: stage.index, title: 'for this stage', edit };
  },
  (dockerfile, finding) => ({
    key: 'file',
    title: 'for this file',
    edit: () => skipForFile(dockerfile, named(finding)),
  }),
];

/** What a comment names: the rule, or the one check of another program that the rule speaks for. */
const named = ({ rule, check }: Finding): Pick<Rule, 'id' | 'peers'> =>
  check ? { id: check.name, peers: [`hadolint ${check.name}`] } : rule;

const isInSuppression = (dockerfile: Dockerfile, { start }: Range): boolean =>
  suppressions(dockerfile).some(({ comment }) => comment.start <= start && start < comment.end);

/** Whose settings the client changes. */
export type SettingsOf = 'workspace' | 'user';

const inSettings = (settings: SettingsOf) => (): Reach => ({
  key: 'settings',
  title: settings === 'workspace' ? 'in this workspace' : 'everywhere',
});

/**
 * Silence for the rules of these problems: by comments for the instruction, for the stage and for the file, and where the
 * client can change its settings, there. Files that are no Dockerfiles have no such comments.
 */
export function disableActions(
  dockerfile: Dockerfile | undefined,
  findings: readonly Finding[],
  settings: SettingsOf | undefined,
): Action[] {
  const comments = dockerfile ? REACHES.map((reachOf) => (finding: Finding) => reachOf(dockerfile, finding)) : [];
  const reaches = settings ? [...comments, inSettings(settings)] : comments;
  return reaches.flatMap((reachOf) => {
    const actions = new Map<string, Action & { findings: Finding[] }>();
    for (const finding of findings) {
      const reach = reachOf(finding);
      if (!reach) continue;
      // The settings have the rule as a whole.
      const { id } = reach.edit ? named(finding) : finding.rule;
      const key = `${id} ${reach.key}`;
      const known = actions.get(key);
      const edit = known ? undefined : reach.edit?.();
      if (known) known.findings.push(finding);
      else if (edit || !reach.edit) {
        const action = { title: `Disable ${id} ${reach.title}`, edits: edit ? [edit] : [], findings: [finding] };
        actions.set(key, { ...action, preferred: false, ...(!reach.edit && { switchesOff: id }) });
      }
    }
    return [...actions.values()];
  });
}
