/** A way to give a program a credential. */
export interface CredentialUse {
  readonly programs: readonly string[];
  /** How its operands begin, joined by blanks. */
  readonly command?: RegExp;
  /** Options whose value it is. */
  readonly options?: readonly string[];
  /** The value is `user:password`; without the colon it is a name. */
  readonly pair?: boolean;
  /** The value is the last operand, behind one that fits, or what follows `=` in that one. */
  readonly behind?: RegExp;
  /** It ends up in a file, to be used later. */
  readonly stored?: string;
}

const REGISTRIES = '~/.docker/config.json';

export const credentialUses: readonly CredentialUse[] = [
  // https://docs.docker.com/reference/cli/docker/login/#password-stdin
  { programs: ['docker', 'nerdctl'], command: /^login\b/, options: ['-p', '--password'], stored: REGISTRIES },
  // https://docs.podman.io/en/latest/markdown/podman-login.1.html
  {
    programs: ['podman', 'buildah', 'skopeo'],
    command: /^login\b/,
    options: ['-p', '--password'],
    stored: 'auth.json',
  },
  { programs: ['podman', 'buildah', 'skopeo'], options: ['--creds', '--src-creds', '--dest-creds'], pair: true },
  { programs: ['crane'], command: /^auth login\b/, options: ['-p', '--password'], stored: REGISTRIES },
  // https://helm.sh/docs/helm/helm_registry_login/ , https://helm.sh/docs/helm/helm_repo_add/
  {
    programs: ['helm'],
    command: /^(?:registry login|repo add)\b/,
    options: ['-p', '--password'],
    stored: "Helm's settings",
  },
  { programs: ['helm'], command: /^(?:install|upgrade|pull|template)\b/, options: ['--password'] },
  // https://docs.npmjs.com/cli/v11/configuring-npm/npmrc#auth-related-configuration , https://yarnpkg.com/configuration/yarnrc
  {
    programs: ['npm', 'pnpm'],
    command: /^(?:config set|set)\b/,
    behind: /(?:^|:)_(?:auth|authToken|password)(?:=|$)/,
    stored: '.npmrc',
  },
  {
    programs: ['yarn'],
    command: /^config set\b/,
    behind: /(?:^|:)_(?:auth|authToken|password)$|npmAuth(?:Token|Ident)$/,
    stored: "Yarn's settings",
  },
  // https://getcomposer.org/doc/articles/authentication-for-private-packages.md
  {
    programs: ['composer'],
    command: /^config\b/,
    behind: /^(?:http-basic|github-oauth|gitlab-oauth|gitlab-token|bitbucket-oauth|bearer)\./,
    stored: 'auth.json',
  },
  // https://bundler.io/man/bundle-config.1.html#CREDENTIALS-FOR-GEM-SOURCES
  { programs: ['bundle', 'bundler'], command: /^config\b/, behind: /\w\.\w/, pair: true, stored: "Bundler's settings" },
  // https://python-poetry.org/docs/repositories/#configuring-credentials
  { programs: ['poetry'], command: /^config\b/, behind: /^(?:http-basic|pypi-token)\./, stored: "Poetry's settings" },
  // https://twine.readthedocs.io/en/stable/#twine-upload
  { programs: ['twine'], command: /^upload\b/, options: ['-p', '--password'] },
  // https://learn.microsoft.com/en-us/dotnet/core/tools/dotnet-nuget-add-source
  {
    programs: ['dotnet'],
    command: /^nuget (?:add|update) source\b/,
    options: ['-p', '--password'],
    stored: 'NuGet.Config',
  },
  {
    programs: ['nuget'],
    command: /^sources? (?:add|update)\b/i,
    options: ['-Password', '-password'],
    stored: 'NuGet.Config',
  },
  // https://doc.rust-lang.org/cargo/commands/cargo-login.html
  { programs: ['cargo'], command: /^login \S/, behind: /^login$/, stored: '~/.cargo/credentials.toml' },
  { programs: ['cargo'], command: /^publish\b/, options: ['--token'] },
  // https://docs.aws.amazon.com/cli/latest/reference/configure/set.html
  {
    programs: ['aws'],
    command: /^configure set\b/,
    behind: /(?:secret_access_key|session_token)$/,
    stored: '~/.aws/credentials',
  },
  // https://learn.microsoft.com/en-us/cli/azure/reference-index#az-login
  { programs: ['az'], command: /^login\b/, options: ['-p', '--password'], stored: '~/.azure' },
  // https://docs.gitlab.com/cli/auth/login/ , https://developer.hashicorp.com/vault/docs/commands/login
  { programs: ['glab'], command: /^auth login\b/, options: ['-t', '--token'], stored: "glab's settings" },
  { programs: ['vault'], command: /^login \S/, behind: /^login$/, stored: '~/.vault-token' },
  { programs: ['snyk'], command: /^auth \S/, behind: /^auth$/, stored: "Snyk's settings" },
  // https://curl.se/docs/manpage.html#-u
  { programs: ['curl'], options: ['-u', '--user', '-U', '--proxy-user'], pair: true },
  { programs: ['curl'], options: ['--oauth2-bearer'] },
  // https://www.gnu.org/software/wget/manual/wget.html#HTTP-Options
  { programs: ['wget'], options: ['--password', '--http-password', '--ftp-password', '--proxy-password'] },
  // https://linux.die.net/man/1/sshpass
  { programs: ['sshpass'], options: ['-p'] },
  // https://access.redhat.com/solutions/253273
  {
    programs: ['subscription-manager'],
    command: /^register\b/,
    options: ['--password', '--token'],
    stored: '/etc/pki/consumer',
  },
];

/** Options of curl that take a value. https://curl.se/docs/manpage.html */
const CURL = '-u -U -A -b -c -C -d -D -e -E -F -h -H -K -m -o -P -Q -r -t -T -w -x -X -y -Y -z'.split(' ');

/** Options of the others that stand beside those with the credential, and have a value too. */
const OTHERS = '-u --username -r -n --name -s -t --tenant -L --location --registry --profile --region'.split(' ');

/** Options of a program that take a value, so that it is no operand. */
export const valuedOptions = (program: string, uses: readonly CredentialUse[]): ReadonlySet<string> =>
  new Set([...(program === 'curl' ? CURL : OTHERS), ...uses.flatMap(({ options = [] }) => options)]);

/** Headers that carry a credential, and what stands in front of it. */
export const CREDENTIAL_HEADER =
  /(?:authorization:\s*(?:bearer|basic|token)\s+|(?:private-token|job-token|deploy-token|x-api-key|x-jfrog-art-api|x-vault-token|x-auth-token|api-key):\s*)(?=\S)/i;
