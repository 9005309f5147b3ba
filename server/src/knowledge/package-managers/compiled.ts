import type { PackageManager } from './package-manager.ts';
import { define, words } from './package-manager.ts';

/** Languages that compile: downloads and compiler caches. */
export const compiledManagers: readonly PackageManager[] = [
  define({
    // https://go.dev/ref/mod#module-cache , https://pkg.go.dev/cmd/go#hdr-Build_and_test_caching
    name: 'go',
    kind: 'language',
    installs: [
      'mod download',
      'mod tidy',
      'mod vendor',
      'mod verify',
      'build',
      'install',
      'test',
      'get',
      'run',
      'generate',
      'vet',
      'work sync',
    ],
    light: ['run', 'generate', 'vet', 'mod tidy', 'mod verify', 'work sync'],
    valued: words(`
      -C -o -p -asmflags -buildmode -buildvcs -compiler -gccgoflags -gcflags -installsuffix -ldflags -mod -modfile
      -overlay -pgo -pkgdir -tags -toolexec -exec -run -bench -count -timeout -coverprofile -covermode -coverpkg
      -cpu -parallel -skip -vet -reuse
    `),
    cache: {
      targets: ['~/.cache/go-build', '~/go/pkg/mod'],
      targetsIn: { golang: ['~/.cache/go-build', '/go/pkg/mod'] },
      alternatives: ['/go/pkg/mod', '/go/pkg'],
      movedBy: [
        ['GOCACHE', 0, '*'],
        ['XDG_CACHE_HOME', 0, '*/go-build'],
        ['GOMODCACHE', 1, '*'],
        ['GOPATH', 1, '*/pkg/mod'],
      ],
    },
    cacheCleaners: [
      ['go', 'clean', '-cache'],
      ['go', 'clean', '-modcache'],
      ['rm', '-r', '~/.cache/go-build'],
      ['rm', '-r', '/go/pkg/mod'],
      ['rm', '-r', '/go/pkg'],
      ['rm', '-r', '~/go/pkg/mod'],
    ],
    readsManifests: ['mod download'],
    manifests: ['go.mod'],
    lockFiles: ['go.sum'],
    alsoRead: ['go.work', 'go.work.sum'],
    manifestsSuffice: true,
    keptInCache: true,
    directoryOptions: ['-C'],
    // a path without a dot in its first part is the standard library's, or the project's own: https://go.dev/ref/mod#go-install
    pins: {
      commands: ['install', 'get', 'run'],
      single: ['run'],
      pinned: /@|^[./]|^[^./]+(?:\/|$)|\.go$/,
      moving: /@(?:latest|upgrade|patch|none|main|master)$/,
      settledByManifest: ['install', 'run'],
    },
  }),
  define({
    // https://doc.rust-lang.org/cargo/guide/cargo-home.html#caching-the-cargo-home-in-ci ; sources are needed even to fetch
    name: 'cargo',
    kind: 'language',
    installs: [
      'fetch',
      'build',
      'b',
      'install',
      'test',
      't',
      'check',
      'c',
      'run',
      'r',
      'rustc',
      'doc',
      'bench',
      'clippy',
      'update',
      'generate-lockfile',
      'vendor',
      'auditable build',
      'auditable install',
      'binstall',
      'chef cook',
      'nextest run',
      'zigbuild',
      'component build',
    ],
    light: ['run', 'r', 'update', 'generate-lockfile'],
    removes: ['uninstall'],
    valued: words(`
      --manifest-path --target --target-dir --features -F -p --package --bin --example --test --bench --profile
      --config --color --message-format -j --jobs -Z -C --path --git --branch --tag --rev --root --registry
      --index --version --vers --exclude --artifact-dir --out-dir --lockfile-path --recipe-path --crate-type
      --precise
    `),
    otherOptions: /^\+/,
    cache: {
      targets: ['~/.cargo/registry', '~/.cargo/git/db'],
      targetsIn: {
        rust: ['/usr/local/cargo/registry', '/usr/local/cargo/git/db'],
        'cargo-chef': ['/usr/local/cargo/registry', '/usr/local/cargo/git/db'],
      },
      alternatives: ['/usr/local/cargo', '/usr/local/cargo/git', '~/.cargo', '~/.cargo/git'],
      movedBy: [
        ['CARGO_HOME', 0, '*/registry'],
        ['CARGO_HOME', 1, '*/git/db'],
      ],
    },
    cacheCleaners: [
      ['rm', '-r', '/usr/local/cargo/registry'],
      ['rm', '-r', '~/.cargo/registry'],
    ],
    readsManifests: ['fetch'],
    manifests: ['Cargo.toml'],
    lockFiles: ['Cargo.lock'],
    alsoRead: ['.cargo/config.toml', 'rust-toolchain.toml', 'rust-toolchain'],
    frozen: {
      commands: ['build', 'b', 'test', 't', 'check', 'c', 'run', 'r', 'rustc', 'fetch', 'clippy', 'bench'],
      append: '--locked',
      satisfiedBy: ['--locked', '--frozen'],
      lockFile: ['Cargo.lock'],
    },
    keptInCache: true,
    directoryOptions: ['-C'],
    pins: {
      commands: ['install', 'binstall'],
      pinned: /[@./]/,
      settledBy: ['--version', '--vers', '--path', '--rev', '--tag'],
    },
  }),
  define({
    // https://learn.microsoft.com/nuget/consume-packages/managing-the-global-packages-and-cache-folders
    name: 'dotnet',
    kind: 'language',
    installs: [
      'restore',
      'build',
      'publish',
      'test',
      'pack',
      'run',
      'tool restore',
      'tool install',
      'tool update',
      'workload install',
      'workload restore',
      'add package',
      'msbuild',
    ],
    light: ['run'],
    removes: ['remove package', 'tool uninstall'],
    valued: words(`
      -c --configuration -f --framework -o --output -r --runtime -a --arch --os -s --source --configfile
      --packages --lock-file-path -v --verbosity --version-suffix --version --tool-path --add-source
      --artifacts-path --manifest --project --filter --logger -l --results-directory --framework-version
      --sdk-version
    `),
    otherOptions: /^\/[a-zA-Z]+:/,
    cache: { targets: ['~/.nuget/packages'], alternatives: ['~/.nuget'], movedBy: [['NUGET_PACKAGES', 0, '*']] },
    cacheCleaners: [
      ['dotnet', 'nuget', 'locals'],
      ['rm', '-r', '~/.nuget'],
      ['rm', '-r', '~/.nuget/packages'],
    ],
    pins: { commands: ['tool install'], pinned: /@/, settledBy: ['--version'] },
    readsManifests: ['restore'],
    manifests: ['*.csproj', '*.fsproj', '*.vbproj'],
    lockFiles: ['packages.lock.json'],
    alsoRead: [
      '*.sln',
      '*.slnx',
      'NuGet.config',
      'nuget.config',
      'Directory.Build.props',
      'Directory.Build.targets',
      'Directory.Packages.props',
      'global.json',
    ],
    manifestsSuffice: true,
    keptInCache: true,
  }),
  define({
    // https://hexdocs.pm/mix/ ; HEX_HOME holds the downloads: https://hexdocs.pm/hex/Mix.Tasks.Hex.Config.html
    name: 'mix',
    kind: 'language',
    installs: [
      'deps.get',
      'deps.update',
      'deps.compile',
      'compile',
      'release',
      'do',
      'archive.install',
      'escript.install',
    ],
    light: ['compile', 'release', 'deps.compile', 'do'],
    removes: ['deps.clean', 'deps.unlock'],
    valued: ['--only', '--target', '--path'],
    cache: { targets: ['~/.hex'], alternatives: ['~/.hex/packages'], movedBy: [['HEX_HOME', 0, '*']] },
    cacheCleaners: [['rm', '-r', '~/.hex']],
    readsManifests: ['deps.get'],
    manifests: ['mix.exs'],
    lockFiles: ['mix.lock'],
    manifestsSuffice: true,
    installsTo: 'deps',
  }),
];
