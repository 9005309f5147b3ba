import { npmPins } from './npm.ts';
import { define } from './package-manager.ts';

export const corepack = define({
  // brings the other managers: https://github.com/nodejs/corepack#utility-commands
  name: 'corepack',
  kind: 'language',
  installs: ['prepare', 'install', 'use', 'up'],
  valued: ['--install-directory', '-o', '--output'],
  pins: npmPins('prepare', 'install', 'use'),
});
