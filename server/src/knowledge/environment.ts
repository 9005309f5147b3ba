import { canonicalName } from './images/canonical-name.ts';

const names = (text: string): readonly string[] => text.trim().split(/\s+/);

const python = names(`
  LANG GPG_KEY PYTHON_VERSION PYTHON_PIP_VERSION PYTHON_SETUPTOOLS_VERSION PYTHON_WHEEL_VERSION PYTHON_GET_PIP_URL
  PYTHON_GET_PIP_SHA256 PYTHON_SHA256
`);
const java = names(`
  JAVA_HOME JAVA_VERSION JAVA_DEBIAN_VERSION JAVA_ALPINE_VERSION JAVA_URL_VERSION JAVA_BASE_URL
  CA_CERTIFICATES_JAVA_VERSION LANG LANGUAGE LC_ALL
`);
const dotnet = names(`
  APP_UID ASPNETCORE_HTTP_PORTS ASPNETCORE_URLS ASPNET_VERSION DOTNET_GENERATE_ASPNET_CERTIFICATE DOTNET_NOLOGO
  DOTNET_RUNNING_IN_CONTAINER DOTNET_SDK_VERSION DOTNET_SYSTEM_GLOBALIZATION_INVARIANT DOTNET_USE_POLLING_FILE_WATCHER
  DOTNET_VERSION NUGET_XMLDOC_MODE POWERSHELL_DISTRIBUTION_CHANNEL
`);

/**
 * What the ENV of an image sets beside PATH, over all its tags, by its name; a final `*` stands for any rest. From the
 * Dockerfiles that https://github.com/docker-library/official-images lists, and those of the vendors.
 */
const VARIABLES: Readonly<Record<string, readonly string[]>> = {
  alpine: [],
  debian: [],
  ubuntu: [],
  busybox: [],
  centos: [],
  almalinux: ['LANG'],
  rockylinux: ['LANG'],
  oraclelinux: ['LANG'],
  amazonlinux: ['LANG'],
  archlinux: ['LANG'],
  fedora: names('DISTTAG FGC FBR LANG container'),
  'buildpack-deps': [],
  'gcr.io/distroless/static*': ['SSL_CERT_FILE'],
  'gcr.io/distroless/base*': ['SSL_CERT_FILE'],
  'gcr.io/distroless/cc*': ['SSL_CERT_FILE'],
  'tonistiigi/xx': [],
  golang: names('GOLANG_VERSION GOPATH GOROOT GOTOOLCHAIN'),
  rust: names('CARGO_HOME RUSTUP_HOME RUST_VERSION'),
  node: names('NODE_VERSION NPM_CONFIG_LOGLEVEL YARN_VERSION'),
  python,
  ruby: names(`
    LANG RUBY_MAJOR RUBY_VERSION RUBY_DOWNLOAD_SHA256 RUBY_DOWNLOAD_URL RUBYGEMS_VERSION BUNDLER_VERSION GEM_HOME BUNDLE_APP_CONFIG
    BUNDLE_BIN BUNDLE_PATH BUNDLE_SILENCE_ROOT_WARNING
  `),
  php: names(`
    PHPIZE_DEPS PHP_INI_DIR PHP_CFLAGS PHP_CPPFLAGS PHP_LDFLAGS PHP_VERSION PHP_URL PHP_ASC_URL PHP_SHA256 PHP_MD5 GPG_KEYS
    PHP_EXTRA_CONFIGURE_ARGS PHP_EXTRA_BUILD_DEPS PHP_FILENAME APACHE_CONFDIR APACHE_ENVVARS
  `),
  nginx: names('NGINX_VERSION NJS_VERSION NJS_RELEASE PKG_RELEASE DYNPKG_RELEASE ACME_VERSION'),
  'eclipse-temurin': java,
  openjdk: java,
  amazoncorretto: java,
  maven: [...java, ...names('MAVEN_HOME MAVEN_VERSION MAVEN_CONFIG USER_HOME_DIR SHA BASE_URL')],
  gradle: [...java, ...names('GRADLE_HOME GRADLE_VERSION GRADLE_DOWNLOAD_SHA256')],
  'mcr.microsoft.com/dotnet/sdk': dotnet,
  'mcr.microsoft.com/dotnet/aspnet': dotnet,
  'mcr.microsoft.com/dotnet/runtime': dotnet,
  'mcr.microsoft.com/dotnet/runtime-deps': dotnet,
};

const exact = new Map<string, ReadonlySet<string>>();
const open: (readonly [prefix: string, variables: ReadonlySet<string>])[] = [];
for (const [name, variables] of Object.entries(VARIABLES)) {
  const known = new Set(['PATH', ...variables]);
  if (name.endsWith('*')) open.push([name.slice(0, -1), known]);
  else exact.set(name, known);
}

/** The variables that an image may set for what is built on it; undefined for an image that is not known. */
export function environmentOf(image: {
  readonly registry: string | undefined;
  readonly repository: string;
}): ReadonlySet<string> | undefined {
  const name = canonicalName(image.registry, image.repository);
  return exact.get(name) ?? open.find(([prefix]) => name.startsWith(prefix))?.[1];
}
