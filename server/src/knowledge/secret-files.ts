/** A file or folder that holds a secret, going by its name. */
export interface SecretFile {
  /** What a message says of it: `is an SSH key`. */
  readonly what: string;
  /** Such files often hold nothing but settings. */
  readonly often?: 'settings';
  /** Programs that read it by themselves. */
  readonly readers: readonly string[];
}

interface NamedFile extends SecretFile {
  /** Fits the whole path, or its end from behind a slash. */
  readonly pattern: RegExp;
}

const SSH = [
  'ssh',
  'scp',
  'sftp',
  'rsync',
  'git',
  'go',
  'cargo',
  'npm',
  'yarn',
  'pnpm',
  'pip',
  'pip3',
  'bundle',
  'composer',
];
const HTTP = ['git', 'curl', 'wget', 'go', 'pip', 'pip3', 'uv', 'bazel'];
const NODE = ['npm', 'npx', 'pnpm', 'yarn', 'bun', 'corepack'];

const FILES: readonly NamedFile[] = [
  // https://man.openbsd.org/ssh-keygen#FILES
  { pattern: /(?:^|\/|[\w-][._-])id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?$/, what: 'is an SSH key', readers: SSH },
  { pattern: /(?:^|\/)\.ssh$/, what: 'holds SSH keys', readers: SSH },
  // https://gnupg.org/documentation/manuals/gnupg/GPG-Configuration.html
  { pattern: /(?:^|\/)\.gnupg$/, what: 'holds private keys', readers: ['gpg', 'git'] },
  // https://docs.npmjs.com/cli/v11/configuring-npm/npmrc#auth-related-configuration
  { pattern: /(?:^|\/)\.npmrc$/, what: 'may hold a token', often: 'settings', readers: NODE },
  // https://packaging.python.org/en/latest/specifications/pypirc/
  { pattern: /(?:^|\/)\.pypirc$/, what: 'holds tokens', readers: ['twine', 'flit', 'python', 'python3'] },
  // https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html
  { pattern: /(?:^|\/)[._]netrc$/, what: 'holds passwords', readers: HTTP },
  // https://git-scm.com/docs/git-credential-store#FILES
  { pattern: /(?:^|\/)\.git-credentials$/, what: 'holds passwords', readers: ['git'] },
  // https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html
  {
    pattern: /(?:^|\/)\.aws(?:\/credentials)?$/,
    what: 'holds AWS credentials',
    readers: ['aws', 'sam', 'cdk', 'terraform'],
  },
  // https://docs.cloud.google.com/docs/authentication/application-default-credentials , and keys of service accounts
  {
    pattern:
      /(?:^|\/)(?:[\w.-]+[._-])?(?:credentials?|service[._-]?account(?:[._-]?key)?|client[._-]secrets?)(?:[._-][\w.-]+)?\.json$/i,
    what: 'holds credentials',
    readers: ['gcloud', 'gsutil', 'terraform'],
  },
  // https://docs.docker.com/reference/cli/docker/login/#credential-stores
  {
    pattern: /(?:^|\/)(?:\.docker\/config\.json|\.dockercfg)$/,
    what: 'may hold passwords of registries',
    readers: ['docker', 'crane'],
  },
  // https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/
  {
    pattern: /(?:^|\/)(?:\.kube(?:\/config)?|kubeconfig(?:\.ya?ml)?|[\w.-]+\.kubeconfig)$/,
    what: 'holds the credentials of a cluster',
    readers: ['kubectl', 'helm', 'kustomize'],
  },
  // https://www.postgresql.org/docs/current/libpq-pgpass.html , https://dev.mysql.com/doc/refman/8.4/en/option-files.html
  { pattern: /(?:^|\/)(?:\.pgpass|\.my\.cnf|\.mylogin\.cnf)$/, what: 'holds passwords', readers: ['psql', 'mysql'] },
  // https://developer.hashicorp.com/terraform/language/state/sensitive-data , https://s3tools.org/kb/item14.htm
  {
    pattern: /(?:^|\/)(?:[\w.-]*\.tfstate|\.vault-token|\.s3cfg|\.boto)$/,
    what: 'holds credentials',
    readers: ['terraform'],
  },
  // https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file
  { pattern: /(?:^|\/)\.env(?:[.*][\w.*-]*)?$/, what: 'may hold secrets', readers: [] },
  { pattern: /(?:^|\/)secrets?\.(?:json|ya?ml|toml|properties)$/i, what: 'holds secrets', readers: [] },
  // https://www.rfc-editor.org/rfc/rfc7468#section-10 , https://www.rfc-editor.org/rfc/rfc7292 , KeyStore of Java, PuTTY, KeePass
  { pattern: /[\w*]\.(?:pem|key)$/i, what: 'may be a private key', readers: ['openssl'] },
  {
    pattern: /[\w*]\.(?:p12|pfx|jks|keystore|ppk|p8|kdbx)$/i,
    what: 'holds private keys',
    readers: ['keytool', 'jarsigner', 'signtool'],
  },
];

/** Ends of names that stand for something else with the same name: patterns to be filled in, and what is encrypted or public. */
const HARMLESS =
  /[._-](?:examples?|samples?|templates?|tmpl|tpl|dist|defaults?|dummy|stub|tests?|testing|ci|schema|vault|enc|encrypted|gpg|age|asc|sops|pub|md|erb|j2|in)(?:\.[a-z]{1,5})?$/i;

/** Certificates, and keys to check signatures with: those of a package repository, say. */
const PUBLIC =
  /(?:^|[^a-z])(?:ca|cas|cacerts?|certs?|certificates?|crt|chain|fullchain|bundle|root|intermediate|issuer|trust(?:ed|store)?|pub|public|dh|dhparams?|csr|gpg|pgp|apt|rpm|yum|apk|repo|repository|release|archive|packages?|keyring|rds|global-bundle)(?:[^a-z]|$)|ca[._-]?certs?|(?:cert|chain|bundle|trust|root(?:ca)?|pub|x\d)\.(?:pem|key)$/i;

/** Stores of certificates, and the key that every Android SDK makes for itself. */
const PUBLIC_STORE = /trust|cacerts|debug\.keystore/i;

/** Folders where keys and certificates for everybody are put. */
const PUBLIC_FOLDER =
  /(?:^|\/)(?:etc\/apt|usr\/share\/keyrings|etc\/pki|usr(?:\/local)?\/share\/ca-certificates|etc\/ssl\/certs|etc\/apk\/keys|ca-certificates)(?:\/|$)/;

/** What all of the names have one of: most paths are done with at once. */
const MARK =
  /id_(?:rsa|dsa|ecdsa|ed25519)|\.ssh|gnupg|npmrc|pypirc|netrc|\.git-c|\.aws|credential|account|secret|docker|kube|pgpass|\.my|tfstate|vault|s3cfg|boto|\.env|\.(?:pem|key|p12|pfx|jks|keystore|ppk|p8|kdbx)$/i;

/** Nobody writes longer ones, and the patterns would take their time. */
const LONGEST = 500;

/**
 * What a path names, if that is a secret by its name. Paths are clean; they may have stars.
 * @param destination where it is copied to, if that is known: a place for what is public decides
 */
export function secretFile(path: string, destination = ''): SecretFile | undefined {
  if (path.length > LONGEST || !MARK.test(path) || HARMLESS.test(path)) return undefined;
  const file = FILES.find(({ pattern }) => pattern.test(path));
  if (!file || !/private key/.test(file.what)) return file;
  const name = path.slice(path.lastIndexOf('/') + 1);
  // `server-key.pem`, `privkey.pem`: whatever else the name says
  const isKey = /(?:^|[^a-z])(?:priv(?:ate)?|key)(?![a-z]).*\.pem$|privkey|private/i.test(name);
  const isPublic = /\.(?:pem|key)$/i.test(name) ? !isKey && PUBLIC.test(name) : PUBLIC_STORE.test(name);
  return isPublic || PUBLIC_FOLDER.test(path) || PUBLIC_FOLDER.test(destination) ? undefined : file;
}

/** The same of a place that something is copied to under another name. Of names that say little, the source decides. */
export function secretPlace(path: string): SecretFile | undefined {
  const file = /\.(?:pem|key)$|config\.json$/i.test(path) ? undefined : secretFile(path);
  return file?.often === 'settings' ? undefined : file;
}

/** Whether a name is one of a pattern that is to be filled in: `.env.example`. */
export const isTemplate = (path: string): boolean => HARMLESS.test(path);
