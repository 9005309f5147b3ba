/** Environment variables by which programs do without the check of a certificate, and the values that make them. */
export const UNVERIFYING_VARIABLES: ReadonlyMap<string, RegExp> = new Map([
  ['NODE_TLS_REJECT_UNAUTHORIZED', /^0$/], // https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue
  ['PYTHONHTTPSVERIFY', /^0$/], // https://peps.python.org/pep-0493/
  ['GIT_SSL_NO_VERIFY', /^/], // set to whatever: http.c in https://github.com/git/git
  ['NPM_CONFIG_STRICT_SSL', /^(?:false|0)$/], // https://docs.npmjs.com/cli/using-npm/config#strict-ssl
  ['npm_config_strict_ssl', /^(?:false|0)$/],
  ['YARN_ENABLE_STRICT_SSL', /^(?:false|0)$/], // https://yarnpkg.com/configuration/yarnrc#enableStrictSsl
  ['PIP_TRUSTED_HOST', /./], // https://pip.pypa.io/en/stable/cli/pip/#cmdoption-trusted-host
  ['UV_INSECURE_HOST', /./], // https://docs.astral.sh/uv/reference/environment/#uv_insecure_host
  ['CONDA_SSL_VERIFY', /^(?:false|no|0)$/i], // https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/settings.html
  ['GOINSECURE', /./], // https://go.dev/ref/mod#environment-variables
  ['BUNDLE_SSL_VERIFY_MODE', /^(?:0|none)$/i], // https://bundler.io/man/bundle-config.1.html
  ['PERL_LWP_SSL_VERIFY_HOSTNAME', /^0$/], // https://metacpan.org/pod/LWP::UserAgent
]);

/** Those of them that name the hosts it is about, between blanks or commas. */
export const UNVERIFIED_HOSTS: ReadonlySet<string> = new Set(['PIP_TRUSTED_HOST', 'UV_INSECURE_HOST', 'GOINSECURE']);

/** A setting of a program that is given by name and value, in one word (`a=b`) or in two. */
interface Setting {
  readonly name: RegExp;
  /** The values with which certificates are not checked. */
  readonly off: RegExp;
}

interface Unverifying {
  /** Options that stand for themselves. */
  readonly options?: readonly string[];
  /** Options that name a host which is not checked. */
  readonly hosts?: readonly string[];
  readonly settings?: readonly Setting[];
}

const NO = /^(?:false|0|no|off)$/i;
const javascript: Unverifying = {
  options: ['--strict-ssl=false', '--no-strict-ssl'],
  settings: [{ name: /^(?:strict-ssl|enableStrictSsl)$/, off: NO }],
};

/** How programs are told by their words not to check certificates. */
export const UNVERIFYING: ReadonlyMap<string, Unverifying> = new Map([
  ['curl', { options: ['-k', '--insecure', '--proxy-insecure'] }], // https://curl.se/docs/manpage.html#-k
  ['wget', { options: ['--no-check-certificate', '--check-certificate=off', '--check-certificate=quiet'] }],
  ['aria2c', { options: ['--check-certificate=false'] }], // https://aria2.github.io/manual/en/html/aria2c.html
  ['apk', { options: ['--no-check-certificate'] }], // https://man.archlinux.org/man/apk.8.en
  ['pip', { hosts: ['--trusted-host'] }],
  ['uv', { hosts: ['--allow-insecure-host', '--trusted-host', '--insecure-host'] }],
  ['npm', javascript],
  ['pnpm', javascript],
  ['yarn', javascript],
  // https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpsslVerify
  ['git', { settings: [{ name: /^http\.(?:.*\.)?sslverify$/i, off: NO }] }],
  ['conda', { settings: [{ name: /^ssl_verify$/, off: NO }] }],
  [
    // https://getcomposer.org/doc/06-config.md#disable-tls
    'composer',
    {
      settings: [
        { name: /^disable-tls$/, off: /^(?:true|1)$/ },
        { name: /^secure-http$/, off: NO },
      ],
    },
  ],
  ['bundle', { settings: [{ name: /^ssl_verify_mode$/, off: /^(?:0|none)$/ }] }],
]);
