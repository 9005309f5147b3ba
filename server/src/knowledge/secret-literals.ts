/**
 * What real credentials look like. Each pattern begins with letters that nothing else begins with, and is looked for from there, so
 * that a text is read in linear time. Where the credential is only a part of what is matched, it is the group `secret`.
 */
interface Shape {
  /** What it is, as a message says it. */
  readonly what: string;
  readonly pattern: RegExp;
  /** Its random part must look random. */
  readonly random?: boolean;
}

const SHAPES: readonly Shape[] = [
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
  { what: 'an AWS access key ID', pattern: /\bA[KS]IA[A-Z0-9]{16}\b/g },
  // https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
  { what: 'a GitHub token', pattern: /\bgh[pousr]_[A-Za-z0-9]{36,251}\b/g },
  { what: 'a GitHub token', pattern: /\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}\b/g },
  // https://docs.gitlab.com/security/tokens/#token-prefixes
  {
    what: 'a GitLab token',
    pattern: /(?<![\w-])gl(?:pat|oas|dt|rt|cbt|ptt|ft|imt|agent|soat)-[\w-]{20,300}(?![\w-])/g,
  },
  // https://github.blog/security/new-npm-automation-tokens-and-token-format/ , as tokens of npm begin since 2021
  { what: 'an npm token', pattern: /\bnpm_[A-Za-z0-9]{36}\b/g },
  // https://docs.slack.dev/authentication/tokens
  { what: 'a Slack token', pattern: /(?<![\w-])xox[abeoprs]-(?:\d-)?[A-Za-z0-9-]{20,250}(?![\w-])/g },
  { what: 'a Slack token', pattern: /(?<![\w-])xapp-\d-[A-Z0-9]{8,20}-\d{8,20}-[a-f0-9]{32,80}\b/g },
  // https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
  {
    what: 'the address of a Slack webhook',
    pattern: /\bhttps:\/\/hooks\.slack\.com\/services\/T[A-Z0-9]{6,14}\/B[A-Z0-9]{6,14}\/[A-Za-z0-9]{20,30}\b/g,
  },
  // https://docs.docker.com/security/access-tokens/
  { what: 'a Docker access token', pattern: /(?<![\w-])dckr_(?:pat|oat)_[\w-]{27,40}(?![\w-])/g },
  // A macaroon of the index, in Base64: https://docs.pypi.org/api/secrets/
  { what: 'a PyPI token', pattern: /(?<![\w-])pypi-AgE[\w-]{50,300}(?![\w-])/g },
  // https://docs.stripe.com/keys
  { what: 'a Stripe key', pattern: /\b[sr]k_live_[A-Za-z0-9]{20,250}\b/g },
  // https://huggingface.co/docs/hub/security-tokens
  { what: 'a Hugging Face token', pattern: /\bhf_[A-Za-z]{34}\b/g },
  // https://docs.anthropic.com/en/api/overview , https://platform.openai.com/docs/api-reference/authentication
  { what: 'an API key', pattern: /(?<![\w-])sk-(?:ant-[a-z]{3,8}\d\d|proj|svcacct|admin)-[\w-]{40,250}(?![\w-])/g },
  // https://datatracker.ietf.org/doc/html/rfc7468#section-10 . With a part of the key behind it: the line alone is in many scripts.
  {
    what: 'a private key',
    pattern:
      /(?<secret>-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY(?: BLOCK)?-----)(?:\\n|[\s"'\\]){1,40}(?:printf |echo )?["']?[A-Za-z0-9+/=]{16}/g,
    random: false,
  },
  // Three parts in Base64, of which the first two are JSON objects: https://datatracker.ietf.org/doc/html/rfc7519#section-3
  { what: 'a JSON Web Token', pattern: /(?<![\w-])eyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{20,1000}(?![\w-])/g },
  // https://datatracker.ietf.org/doc/html/rfc7235#section-4.2
  {
    what: 'a credential',
    pattern:
      /\bAuthorization:[ \t]{0,4}(?:Bearer|Basic|Token)[ \t]{1,4}(?<secret>[\w.~+/=-]{12,2000})(?![\w.~+/=$<{(-])/gi,
  },
  // https://datatracker.ietf.org/doc/html/rfc3986#section-3.2.1
  {
    what: 'a password',
    pattern:
      /:\/\/(?<user>[\w.%+~${}-]{0,100}):(?<secret>[^\s:/@"'`<>{}$()[\]*\\]{4,200})@(?!sha\d|localhost|127\.|0\.0\.0\.0)[\w.-]/g,
    random: false,
  },
];

/** What one of the shapes begins with, or has in it: a file without any is done at once. */
const MARK =
  /A[KS]IA|gh[pousr]_|github_pat_|\bgl[a-z]{2,5}-|npm_|xox[abeoprs]-|xapp-|hooks\.slack|dckr_|pypi-A|[sr]k_live_|hf_|\bsk-|PRIVATE KEY|eyJ|[Aa]uthorization:|AUTHORIZATION:|:\/\/[^/\s]{1,302}@/;

/** Examples of documentation, and what people write to be replaced. */
const PLACEHOLDER =
  /example|placeholder|change.?(?:me|it|this)|replace|insert|dummy|fake|redacted|(?:^|[_.-])(?:your|my|the|some)(?:[_.-]|[A-Z])|x{4}|\*{3}|\.{3}|_{4}|-{4}/i;

/** The same in passwords, which are shorter and have words in them. */
const WEAK = /sample|secret|passw|12345|abcdef|0{4}|1{4}|a{4}/i;

/** Passwords that protect nothing: those of every tutorial. */
const COMMON =
  /^(?:user|username|root|admin|administrator|postgres|mysql|mariadb|mongo|redis|guest|test(?:ing|er|pass|user)?|tester|pass|pwd|pw|token|key|dev|devel|development|local|default|none|null|rabbitmq|app|api|build|docker|nopass|foo|bar|baz|foobar|anonymous|anon|qwerty|letmein|credentials?|x-oauth-basic|x-access-token|x-token-auth|oauth2?|gitlab-ci-token|)\d{0,6}!?$/i;

/** The payload that https://www.jwt.io shows. */
const EXAMPLE_TOKEN = /eyJzdWIiOiIxMjM0NTY3ODkwIiwi/;

/** The name of a variable that says that its value is for everybody: `NEXT_PUBLIC_ANON_KEY=`. */
const PUBLIC_NAME = /(?:PUBLIC|ANON|PUBLISHABLE)\w{0,40}[=\s:]{1,3}["']?$/i;

/** A credential in a text, by its place there. */
export interface Literal {
  readonly what: string;
  readonly start: number;
  readonly end: number;
}

/** What a text has that looks like a real credential, in order; examples and placeholders left out. */
export function secretLiterals(text: string): Literal[] {
  if (!MARK.test(text)) return [];
  const found: Literal[] = [];
  for (const { what, pattern, random = true } of SHAPES) {
    for (const match of text.matchAll(pattern)) {
      const { secret = match[0], user } = match.groups ?? {};
      const start = match.index + match[0].lastIndexOf(secret);
      // A password that begins with the name is one of a tutorial.
      if ((user && secret.startsWith(user)) || (random ? !looksRandom(secret) : isPlaceholder(secret))) continue;
      if (EXAMPLE_TOKEN.test(secret) || PUBLIC_NAME.test(text.slice(Math.max(0, start - 60), start))) continue;
      found.push({ what, start, end: start + secret.length });
    }
  }
  found.sort((a, b) => a.start - b.start);
  // A token may be the password of an address: it is told once, as what it is.
  return found.filter(({ start, end, what }, i) => {
    const around = [found[i - 1], found[i + 1]].filter((other) => other && other.start < end && start < other.end);
    return !around.some((other) => what === 'a password' || (what === 'a credential' && other!.what !== 'a password'));
  });
}

/** Whether a text is no secret: an example, a word to be replaced, or a password of every tutorial. */
export const isPlaceholder = (text: string): boolean =>
  COMMON.test(text) || (!text.startsWith('-----') && (PLACEHOLDER.test(text) || WEAK.test(text)));

/** Whether a text may have come from a random generator: it has many different characters, and no words to be replaced. */
const looksRandom = (text: string): boolean =>
  !PLACEHOLDER.test(text) && new Set(text).size >= Math.min(8, text.length / 2);
