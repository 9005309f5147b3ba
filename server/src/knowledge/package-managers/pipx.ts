import { define, words } from './package-manager.ts';
import { pipPins } from './pins.ts';

export const pipx = define({
  // https://pipx.pypa.io/stable/reference/cli/
  name: 'pipx',
  kind: 'language',
  modules: ['pipx'],
  installs: ['install', 'inject', 'upgrade', 'install-all', 'upgrade-all', 'reinstall', 'run'],
  light: ['run'],
  removes: ['uninstall', 'uninject', 'uninstall-all'],
  valued: words('--python --pip-args -i --index-url --suffix --spec --backend --preinstall'),
  pins: { ...pipPins('install', 'run'), single: ['run'], settledBy: ['--spec'] },
});
