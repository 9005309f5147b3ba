import { baseFacts } from '../../../model/base-image.ts';
import type { Dockerfile } from '../../../model/dockerfile.ts';
import { pathFrom, type Step, variable } from '../../../model/run-steps.ts';
import { hasOption, readPackageCommand, valueOf } from '../../support/package-command.ts';
import type { Build } from './build.ts';

/** `bundle install`: gems with native code are compiled, or come in a variant for one libc. */
export function rubyInstall(dockerfile: Dockerfile, step: Step): Build | undefined {
  const command = readPackageCommand(step.command);
  if (command?.manager.name !== 'bundler' || command.command !== 'install') return undefined;
  const option = valueOf(command, ['--path']);
  const set = option === null ? variable(dockerfile, step, 'BUNDLE_PATH') : option;
  const usual = hasOption(command, '--deployment') ? 'vendor/bundle' : homeOfGems(step);
  const path = pathFrom(step.directory, set === null ? usual : set);
  return path === undefined
    ? undefined
    : { ...step, tool: 'ruby', outputs: [{ path, kind: 'tree' }], bound: 'possibly' };
}

/** https://github.com/docker-library/ruby sets GEM_HOME and BUNDLE_APP_CONFIG to it. */
const homeOfGems = ({ stage }: Step): string | undefined =>
  baseFacts(stage)?.family === 'ruby' ? '/usr/local/bundle' : undefined;
