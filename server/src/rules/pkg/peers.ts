import type { PackageManager } from '../../knowledge/package-managers.ts';
import type { Problem } from '../rule.ts';

type Codes = Readonly<Record<string, string>>;

/**
 * hadolint has a rule for each manager where we have one for all: its codes by the name of the manager
 * (https://github.com/hadolint/hadolint/wiki).
 */
const PINNED: Codes = {
  apt: 'DL3008',
  pip: 'DL3013',
  npm: 'DL3016',
  apk: 'DL3018',
  gem: 'DL3028',
  yum: 'DL3033',
  zypper: 'DL3037',
  dnf: 'DL3041',
  microdnf: 'DL3041',
  go: 'DL3062',
};
const ASSUMED: Codes = { apt: 'DL3014', yum: 'DL3030', zypper: 'DL3034', dnf: 'DL3038', microdnf: 'DL3038' };
const CLEANED: Codes = {
  apt: 'DL3009',
  apk: 'DL3019',
  yum: 'DL3032',
  zypper: 'DL3036',
  dnf: 'DL3040',
  microdnf: 'DL3040',
  pip: 'DL3042',
  yarn: 'DL3060',
};

const peers = (codes: Codes): readonly string[] => [...new Set(Object.values(codes))].map((code) => `hadolint ${code}`);

/** What of hadolint reports a package without a version, a manager that asks, and one that leaves its cache. */
export const pinningPeers = peers(PINNED);
export const assumingPeers = peers(ASSUMED);
export const cleaningPeers = peers(CLEANED);

const about =
  (codes: Codes) =>
  ({ name }: PackageManager): Pick<Problem, 'peer'> =>
    codes[name] === undefined ? {} : { peer: `hadolint ${codes[name]}` };

/** Which of them reports it of a manager, if there is one. */
export const pinningPeer = about(PINNED);
/** Which of them reports it of a manager, if there is one. */
export const assumingPeer = about(ASSUMED);
/** Which of them reports it of a manager, if there is one. */
export const cleaningPeer = about(CLEANED);
