import { define, words } from './package-manager.ts';

export const conda = define({
  // https://docs.conda.io/projects/conda/en/latest/commands/
  name: 'conda',
  kind: 'language',
  programs: ['conda', 'mamba', 'micromamba'],
  installs: ['install', 'create', 'update', 'upgrade', 'env create', 'env update'],
  removes: ['remove', 'uninstall', 'env remove'],
  valued: words(`
    -n --name -p --prefix -c --channel -f --file --solver --platform --subdir --repodata-fn --revision -r
    --root-prefix --rc-file --experimental-solver
  `),
  cache: {
    targets: ['/opt/conda/pkgs'],
    movedBy: [
      ['CONDA_PKGS_DIRS', 0, '*'],
      ['MAMBA_ROOT_PREFIX', 0, '*/pkgs'],
      ['CONDA_DIR', 0, '*/pkgs'],
    ],
  },
  cacheCleaners: [
    ['conda', 'clean'],
    ['mamba', 'clean'],
    ['micromamba', 'clean'],
    ['rm', '-r', '/opt/conda/pkgs'],
  ],
  readsManifests: ['env create', 'env update', 'create', 'install'],
  manifests: ['environment.yml'],
  lockFiles: ['conda-lock.yml'],
  manifestOptions: ['-f', '--file'],
  manifestsSuffice: true,
  // https://docs.conda.io/projects/conda-build/en/stable/resources/package-spec.html#package-match-specifications
  pins: {
    commands: ['install', 'create'],
    pinned: /[=<>~*/]|\.(?:conda|tar\.bz2|txt|ya?ml|lock)$/,
    settledBy: ['-f', '--file', '--clone'],
  },
});
