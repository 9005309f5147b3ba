import type { Dockerfile } from '../../model/dockerfile.ts';
import { rememberWhole } from '../../model/remember.ts';
import type { Stage } from '../../model/stage.ts';
import { parseOptions } from '../../shell/options.ts';
import type { ShellCommand, ShellWord } from '../../shell/script.ts';
import type { Rule } from '../rule.ts';
import { commandsNamed, type PlacedCommand } from '../support/placed-command.ts';
import { shown } from '../support/shown.ts';

/** Options of `git` and of `git clone` that take the next word: https://git-scm.com/docs/git-clone */
const VALUED = new Set(
  `-C -c --git-dir --work-tree -b --branch --depth -o --origin --config --reference --reference-if-able -j --jobs -u --upload-pack
  --separate-git-dir --filter --template --shallow-since --shallow-exclude --server-option --revision --ref-format
  --bundle-uri`.split(/\s+/),
);

/** Names that branches have, and tags have not. */
const MOVING = /^(?:refs\/heads\/.*|main|master|develop|development|dev|trunk|devel|next|nightly|HEAD)$/;

export const addGitUnpinned: Rule = {
  id: 'cache/add-git-unpinned',
  severity: 'information',
  summary: 'A clone takes whatever a branch happens to be',
  why: `The layer of the RUN is kept for as long as its line stays the same, however far the branch has moved on: two machines build
two different images of one Dockerfile. Clone a tag, check out a commit, or use
[ADD with a repository](https://docs.docker.com/reference/dockerfile/#adding-files-from-a-git-repository), of which BuildKit asks what has changed.`,
  reported: 'FROM alpine/git AS src\nRUN git clone [|https://github.com/nginx/nginx.git|]\n',
  fine: 'FROM alpine/git AS src\nRUN git clone --branch release-1.29.1 https://github.com/nginx/nginx.git\n',
  peers: ['tally prefer-add-git'],
  gathers: (part) => (commandsNamed(part, 'git').some(({ command }) => chooses(command)) ? 'chooses' : ''),
  *check(dockerfile) {
    for (const placed of commandsNamed(dockerfile, 'git')) {
      const moving = movingClone(placed.command);
      if (!moving || choosesLater(dockerfile, placed)) continue;
      const { url, branch } = moving;
      yield {
        range: url.range,
        message: branch
          ? `Branch "${shown(branch)}" moves on, and the layer does not: clone a tag, or check out a commit.`
          : 'The branch moves on, and the layer does not: clone a tag, or check out a commit.',
      };
    }
  },
};

interface Moving {
  readonly url: ShellWord;
  readonly branch: string | undefined;
}

/** A clone of a repository on another machine that names no commit, nor what may be a tag. */
function movingClone({ args, openEnded }: ShellCommand): Moving | undefined {
  const options = parseOptions(args, VALUED);
  const [clone, url] = options.operands;
  if (clone?.value !== 'clone' || !url || openEnded || options.uncertain) return undefined;
  if (!/^["']?(?:(?:https?|git|ssh|git\+ssh):\/\/|[\w.-]+@[\w.-]+:)/.test(url.text)) return undefined;
  if (options.has('--revision', '--bare', '--mirror')) return undefined;
  const named = options.has('-b', '--branch');
  const branch = options.value('-b', '--branch')?.value;
  if (named && (branch === undefined || !MOVING.test(branch))) return undefined;
  return { url, branch };
}

/** What names a commit, or may do so. */
const CHOOSES = /^(?:checkout|switch|reset|fetch|worktree)$/;

const chooses = ({ args }: ShellCommand): boolean => CHOOSES.test(parseOptions(args, VALUED).operands[0]?.value ?? '');

/** Where the last command stands that chooses a commit, in each stage and those that are based on it. */
const choices = rememberWhole((dockerfile: Dockerfile): ReadonlyMap<Stage, number> => {
  const last = new Map<Stage, number>();
  const see = (stage: Stage, at: number) => last.set(stage, Math.max(last.get(stage) ?? -1, at));
  for (const { stage, command } of commandsNamed(dockerfile, 'git')) {
    if (chooses(command)) see(stage, command.range.start);
  }
  // What is based on a stage stands below it.
  for (const stage of [...dockerfile.stages].reverse()) {
    const at = last.get(stage);
    if (at !== undefined && stage.base.kind === 'stage') see(stage.base.stage, at);
  }
  return last;
});

/** Whether a commit is chosen behind a clone, in its stage or in one that is based on it. */
const choosesLater = (dockerfile: Dockerfile, { stage, command }: PlacedCommand): boolean =>
  (choices(dockerfile).get(stage) ?? -1) > command.range.start;
