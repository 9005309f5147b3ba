import type { Leftover } from './package-manager.ts';

type Leaves = readonly (Pick<Leftover, 'what'> & Partial<Leftover>)[];

/** What managers leave in the image, to be found in their entries. */
export const aptLeaves: Leaves = [
  {
    what: 'its package lists',
    by: ['update'],
    command: 'rm -rf /var/lib/apt/lists/*',
    folder: '/var/lib/apt/lists',
    cleaners: [
      ['rm', '-r', '/var/lib/apt/lists'],
      ['apt-get', 'distclean'],
      ['apt', 'distclean'],
    ],
  },
  {
    // Docker's images of Debian and Ubuntu delete them, unless told otherwise:
    // https://docs.docker.com/reference/dockerfile/#example-cache-apt-packages
    what: 'its downloads',
    by: ['install'],
    command: 'apt-get clean',
    folder: '/var/cache/apt',
    onlyAfter: /\b(?:rm|mv)\b[^\n]*\bdocker-clean\b|\bKeep-Downloaded-Packages\W+(?:true|1)/,
  },
];

export const apkLeaves: Leaves = [
  { what: 'its package index', by: ['install'], option: '--no-cache', avoidedBy: ['--no-network'] },
];

/** Of the managers of Red Hat's family, whose commands are alike. */
export const cleanedAll = (program: string): Leaves => [{ what: 'its cache', command: `${program} clean all` }];

export const zypperLeaves: Leaves = [{ what: 'its cache', command: 'zypper clean --all' }];

export const pacmanLeaves: Leaves = [
  { what: 'its downloads', by: ['install'], command: 'rm -rf /var/cache/pacman/pkg/*' },
];

export const pipLeaves: Leaves = [
  {
    what: 'its downloads',
    option: '--no-cache-dir',
    unsureWith: /\bpip\.conf\b|\bconfig\s+set\s\S*no-cache-dir/,
  },
];

export const uvLeaves: Leaves = [{ what: 'its cache', option: '--no-cache' }];

export const poetryLeaves: Leaves = [{ what: 'its cache', command: 'rm -rf ~/.cache/pypoetry' }];

export const npmLeaves: Leaves = [{ what: 'its downloads', command: 'npm cache clean --force' }];

export const yarnLeaves: Leaves = [
  {
    what: 'its downloads',
    command: 'yarn cache clean',
    // Yarn 2 and later may need its cache at run time.
    unsureWith: /\bcorepack\b|\byarn@[2-9]|\byarn\s+set\s+version\b|\.yarnrc\.yml|\.pnp\.|\.yarn\//,
  },
];

export const gemLeaves: Leaves = [
  {
    what: 'documentation',
    by: ['install'],
    option: '--no-document',
    avoidedBy: ['-N', '--no-ri', '--no-rdoc'],
    cleaners: [],
    unsureWith: /gemrc\b/,
    // Ruby's own images say so for all: https://github.com/docker-library/ruby/blob/master/Dockerfile.template
    notIn: ['ruby', 'alpine'],
  },
];
