import { outdatedPrograms } from '../../knowledge/outdated-programs.ts';
import { baseFacts } from '../../model/base-image.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Problem, Rule } from '../rule.ts';
import { commandsNamed, placedPackageCommands } from '../support/placed-command.ts';
import { projectManager } from '../support/project-manager.ts';
import { isNewer } from '../support/versions.ts';
import { installsNoTool } from './go-get.ts';
import { outdatedOptions } from './outdated-options.ts';

export const deprecatedCommand: Rule = {
  id: 'pkg/deprecated-command',
  severity: 'information',
  summary: 'A command or option is deprecated by its own makers',
  why: `It still works, or does nothing any more, or fails in newer versions already: a newer base image then stops the build. What
each has instead is in the message.`,
  reported: 'FROM node:22\nCOPY package*.json ./\nRUN npm ci [|--only=production|]\n',
  fine: 'FROM node:22\nCOPY package*.json ./\nRUN npm ci --omit=dev\n',
  peers: [],
  changes: ['steps', 'OnBuild'],
  deep: true,
  each: ['RUN'],
  *check(dockerfile, workspace) {
    yield* programs(dockerfile);
    yield* packageCommands(dockerfile, workspace);
  },
};

function* programs(dockerfile: Dockerfile): Generator<Problem> {
  for (const { program, commands, since, better } of outdatedPrograms) {
    for (const { command, stage } of commandsNamed(dockerfile, program)) {
      const release = baseFacts(stage)?.release ?? '';
      if (since.some((first) => isNewer(first, release))) continue;
      const [first] = command.args.filter(({ value }) => !value?.startsWith('-'));
      const told = commands ? commands.includes(first?.value ?? '') : command.args.length > 0;
      if (told) yield { range: command.name.range, message: `"${program}" is deprecated: use ${better}.` };
    }
  }
}

function* packageCommands(dockerfile: Dockerfile, workspace: Workspace): Generator<Problem> {
  for (const placed of placedPackageCommands(dockerfile)) {
    const { packages, stage } = placed;
    // Only Yarn 2 and later needs a look at the project.
    const manager = packages.manager.name === 'yarn' ? projectManager(stage, packages, workspace) : packages.manager;
    if (manager.outdated.length > 0) yield* outdatedOptions(dockerfile, placed, manager.outdated);
    if (installsNoTool(dockerfile, placed)) {
      yield {
        range: packages.range,
        message: '"go get" installs no programs since Go 1.18: use "go install" with a version.',
      };
    }
  }
}
