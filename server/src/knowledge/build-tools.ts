/**
 * System packages that compile or are compiled against: compilers, linkers, build systems, headers, JDKs. A package that programs
 * also need when they run (`git`, `binutils`, `gettext`, `libgomp1`) is none. Names as packages.debian.org, pkgs.alpinelinux.org,
 * packages.fedoraproject.org, software.opensuse.org, archlinux.org/packages, and conda-forge have them.
 */

/** Called the same everywhere. */
const everywhere: ReadonlySet<string> = new Set(
  `ant autoconf automake bazel bear bison byacc cargo ccache clang cmake distcc flex g++ gcc gfortran ghc gmake golang gradle
   help2man intltool libtool lld make maven mold nasm ninja meson pkgconf pkgconfig pkg-config premake rustc rustup sbt sccache
   scons swig valac yasm zig`.split(/\s+/),
);

/** A version at the end (`gcc-12`, `clang15`, `golang-1.22`) or a cross compiler's target (`gcc-aarch64-linux-gnu`). */
const compilers = /^(?:gcc|g\+\+|clang|gfortran|golang|lld|ghc|gccgo|gdc|gnat)-?\d+(?:\.\d+)*$/;
const crossCompilers =
  /^(?:gcc|g\+\+|gfortran|gccgo)(?:-\d+)?-(?:multilib|[a-z0-9_-]+-linux-(?:gnu|musl)[a-z0-9]*|mingw[-a-z0-9]*)$/;
const headers = /-(?:dev|devel|headers)(?:-static)?$/;
const jdks =
  /^(?:default|openjdk-?\d+|java-[\d.]+-openjdk|temurin-\d+|zulu\d*|jdk\d*|msopenjdk-\d+|java-[\d.]+-amazon-corretto)-(?:jdk|devel|openjdk)(?:-headless)?$/;
const sdks = /^(?:dotnet-?sdk-[\d.]+|dotnet\d+-sdk|aspnetcore-sdk-[\d.]+)$/;

interface Names {
  readonly names: ReadonlySet<string>;
  readonly patterns: readonly RegExp[];
}

const list = (names: string, ...patterns: readonly RegExp[]): Names => ({
  names: new Set(names.split(/\s+/)),
  patterns,
});

const debian = list(
  `build-essential autopoint autotools-dev cabal-install cpp debhelper devscripts dh-make dpkg-dev golang-go libtool-bin
   mingw-w64 musl-tools ninja-build node-gyp protobuf-compiler`,
  /^crossbuild-essential-/,
  /-dev-(?:all|[\d.-]+|i386|amd64|\w+-cross)$/,
  /^cuda-(?:nvcc|toolkit|minimal-build|command-line-tools)-[\d-]+$/,
  /^linux-headers-/,
  /^golang-[\d.]+(?:-go)?$/,
  /^(?:cargo|rustc)-[\d.]+$/,
  /^(?:gcc|llvm)-[\d.]+-(?:dev|tools|plugin-dev)$/,
);
const alpine = list(
  `abuild alpine-sdk build-base cabal go openjdk8 protoc rust samurai`,
  /^(?:clang|llvm|lld)\d+$/,
  /^openjdk\d+(?:-jdk)?$/,
  /-static$/,
);
const redHat = list(
  `cmake3 gcc-c++ gcc-gfortran ninja-build pkgconf-pkg-config redhat-rpm-config rpm-build rpmdevtools rust protobuf-compiler gcc-go`,
  /^@?(?:"?development[- ]tools"?|c-development|rpm-development-tools|development-libs)$/i,
  /^(?:gcc-toolset|devtoolset|llvm-toolset|go-toolset|rust-toolset)(?:-\d+)?(?:-.*)?$/,
  /-static$/,
);
const suse = list(
  `gcc-c++ go rust rpm-build devel_basis patterns-devel-base-devel_basis`,
  /^gcc\d+(?:-c\+\+|-fortran)?$/,
  /^go[\d.]+$/,
  /^rust[\d.]+$/,
  /^cargo[\d.]+$/,
);
const arch = list('base-devel go rust', /^jdk\d*-openjdk$/, /^(?:linux|linux-lts)-headers$/);
const conda = list(
  `compilers c-compiler cxx-compiler fortran-compiler gxx go rust openjdk`,
  /^(?:gcc|gxx|gfortran|binutils|sysroot)_(?:linux|osx)-/,
);

const managers: Readonly<Record<string, Names>> = {
  apt: debian,
  apk: alpine,
  dnf: redHat,
  microdnf: redHat,
  yum: redHat,
  zypper: suse,
  pacman: arch,
  conda,
};

/** A package's name without version, release, and architecture: `gcc=12`, `curl~8`, `libpq-dev:arm64`, `make@edge`, `gcc/bookworm`. */
const bareName = (name: string): string => (name.startsWith('@') ? name : name.replace(/[=<>~@:/].*$/s, ''));

/** Whether a package as named on the command line of a system package manager (`PackageManager.name`) serves to build. */
export function isBuildPackage(manager: string, name: string): boolean {
  const known = managers[manager];
  if (!known) return false;
  const bare = bareName(name);
  if (everywhere.has(bare) || known.names.has(bare)) return true;
  return [compilers, crossCompilers, headers, jdks, sdks, ...known.patterns].some((pattern) => pattern.test(bare));
}
