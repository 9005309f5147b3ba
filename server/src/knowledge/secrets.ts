/**
 * Whether the name of a variable says that it holds a secret. BuildKit's check SecretsUsedInArgOrEnv asks for whole words between
 * underscores (https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/); this one also reads camelCase and
 * knows names that only speak about a secret: `AWS_ACCESS_KEY_ID`, `PASSWORD_PROMPT`, `TOKEN_URL`.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Secret wherever they stand, unless a quiet word follows. */
const secrets = words(`
  password passwd pword passphrase psw secret secrets token credential credentials
  apikey accesskey secretkey privatekey authtoken accesstoken auth
`);

/** Secret as the last word: `MY_PASS`, but not `PASS_THROUGH`. */
const lastOnly = words('pass pwd');

/** What makes a key a secret one. */
const keyKinds = words('api master private access secret client signing encryption deploy ssh');

/** Names of forges, whose personal access tokens are called PAT. */
const forges = words('github gh gitlab gl bitbucket azure azdo ado devops gitea forgejo git npm');

/** Words after a secret one that tell of something about it, not of itself. */
const quiet = words(`
  public file files path dir directory folder url uri endpoint host hostname port server domain issuer audience provider realm
  id ids name names alias arn version region header prefix suffix field
  ttl expiry expires expiration lifetime duration timeout age
  length size min max limit count minimum maximum
  policy prompt hint type mode method format algorithm algo scheme strategy scope scopes role level
  user username users db database source service backend plugin module class config
  enabled enable disabled disable required dummy sock manager store
`);

/** `npmToken`, `DB_PASSWORD`, `aws-secret.key` → words in lower case. */
const split = (name: string): readonly string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .map((word) => word.replace(/(?<=[a-z]{4})\d+$/, ''))
    .filter((word) => word !== '');

/** Where the last word stands that means a secret; -1 for none. */
function secretAt(tokens: readonly string[]): number {
  const last = tokens.length - 1;
  return tokens.findLastIndex((word, i) => {
    if (secrets.has(word)) return true;
    if (word === 'key') return keyKinds.has(tokens[i - 1] ?? '');
    if (word === 'pat') return i === last && tokens.some((other) => forges.has(other));
    // PWD alone is the working directory
    return (
      i === last && lastOnly.has(word) && (word !== 'pwd' || (last > 0 && !/^(?:old|init|orig)$/.test(tokens[0] ?? '')))
    );
  });
}

/** Values that are no secret: paths, addresses, switches, the name of a variable with a file in it. */
function isQuietValue(value: string): boolean {
  const text = value.trim().replace(/^(["'])(.*)\1$/, '$2');
  return (
    /^(?:|true|false|yes|no|on|off|none|null|dummy|dummyvalue|placeholder|fake)$/i.test(text) ||
    /^(?:\/|\.{1,2}\/|~\/|[A-Za-z]:\\)/.test(text) ||
    /^[a-z][a-z\d+.-]*:\/\/(?![^/\s]*:[^/\s]*@)/i.test(text) ||
    /^\$?\{?[A-Za-z_]\w*_FILE\}?$/i.test(text)
  );
}

/** Whether a variable's name, and its value if it has one, say that it holds a secret. */
export function isSecretName(name: string, value?: string): boolean {
  if (value !== undefined && isQuietValue(value)) return false;
  const tokens = split(name);
  const at = secretAt(tokens);
  return at >= 0 && !tokens.includes('public') && !tokens.slice(at + 1).some((word) => quiet.has(word));
}
