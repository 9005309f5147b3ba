/** What lies in many projects and belongs to whoever works on them, not in an image: secrets, history, and what was installed there. */
const NAMES: ReadonlySet<string> = new Set([
  // versions, with all that was ever deleted
  ...['.git', '.hg', '.svn'],
  // credentials: https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html , https://man.openbsd.org/ssh
  ...['.aws', '.azure', '.kube', '.ssh', '.netrc', '.pgpass', '.htpasswd', '.git-credentials', '.dockerconfigjson'],
  ...['id_rsa', 'id_dsa', 'id_ecdsa', 'id_ed25519'],
  // installed for another machine
  ...['node_modules', '.venv'],
]);

const PATTERN =
  // https://www.dotenv.org/docs/security/env , https://developer.hashicorp.com/terraform/language/state/sensitive-data
  /^\.env(?:\.(?!example$|sample$|template$|tpl$|dist$|defaults?$|schema$|test$)[\w.-]+)?$|\.tfstate(?:\.backup)?$|\.(?:key|p12|pfx|jks|keystore)$/;

/** Whether a file or folder is to stay with whoever works on the project, by its name. */
export const isPrivate = (name: string): boolean => NAMES.has(name) || PATTERN.test(name);
