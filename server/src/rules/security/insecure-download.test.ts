import { testRule } from '../../../../test/support/rule-test.ts';
import { insecureDownload } from './insecure-download.ts';

const unverified = (label: string) => `With "${label}" certificates are not checked.`;
const clear = (address: string) => `"${address}" is fetched without TLS.`;

testRule(insecureDownload, {
  reports: [
    {
      name: 'options, alone, among other letters and with a value',
      text: 'FROM a:1\nRUN a && curl [|-fsSLk|] -o k https://x.y/z \\\n  # why\n  && wget [|--no-check-certificate|] $URL\nRUN ["pip3", "install", [|"--trusted-host", "pkgs.x.y"|], "x"]\n',
      problems: [
        {
          message: unverified('-k'),
          fixes: [
            {
              title: 'Remove "-k"',
              after:
                'FROM a:1\nRUN a && curl -fsSL -o k https://x.y/z \\\n  # why\n  && wget --no-check-certificate $URL\nRUN ["pip3", "install", "--trusted-host", "pkgs.x.y", "x"]\n',
            },
          ],
        },
        {
          message: unverified('--no-check-certificate'),
          fixes: [
            {
              title: 'Remove "--no-check-certificate"',
              after:
                'FROM a:1\nRUN a && curl -fsSLk -o k https://x.y/z \\\n  # why\n  && wget $URL\nRUN ["pip3", "install", "--trusted-host", "pkgs.x.y", "x"]\n',
            },
          ],
        },
        {
          message: unverified('--trusted-host'),
          fixes: [
            {
              title: 'Remove "--trusted-host"',
              after:
                'FROM a:1\nRUN a && curl -fsSLk -o k https://x.y/z \\\n  # why\n  && wget --no-check-certificate $URL\nRUN ["pip3", "install", "x"]\n',
            },
          ],
        },
      ],
    },
    {
      name: 'settings',
      text: 'FROM a:1\nRUN npm config set [|strict-ssl false|] && git [|-c http.sslVerify=false|] clone $X\nRUN git config --global [|http.sslverify 0|]\n',
      problems: [
        {
          message: unverified('strict-ssl=false'),
          fixes: [
            {
              title: 'Remove this setting',
              after: 'FROM a:1\nRUN git -c http.sslVerify=false clone $X\nRUN git config --global http.sslverify 0\n',
            },
          ],
        },
        {
          message: unverified('http.sslVerify=false'),
          fixes: [
            {
              title: 'Remove "http.sslVerify=false"',
              after:
                'FROM a:1\nRUN npm config set strict-ssl false && git clone $X\nRUN git config --global http.sslverify 0\n',
            },
          ],
        },
        {
          message: unverified('http.sslverify=0'),
          fixes: [
            {
              title: 'Remove this setting',
              after: 'FROM a:1\nRUN npm config set strict-ssl false && git -c http.sslVerify=false clone $X\n',
            },
          ],
        },
      ],
    },
    {
      name: 'variables of ENV, of a command and of a script',
      text: 'FROM a:1\nENV A=1 [|GIT_SSL_NO_VERIFY=true|]\nRUN [|NODE_TLS_REJECT_UNAUTHORIZED=0|] npm ci\nRUN export [|PYTHONHTTPSVERIFY="0"|]; a\n',
      problems: [
        {
          message: unverified('GIT_SSL_NO_VERIFY'),
          fixes: [
            {
              title: 'Remove "GIT_SSL_NO_VERIFY"',
              after:
                'FROM a:1\nENV A=1\nRUN NODE_TLS_REJECT_UNAUTHORIZED=0 npm ci\nRUN export PYTHONHTTPSVERIFY="0"; a\n',
            },
          ],
        },
        {
          message: unverified('NODE_TLS_REJECT_UNAUTHORIZED'),
          fixes: [
            {
              title: 'Remove "NODE_TLS_REJECT_UNAUTHORIZED"',
              after: 'FROM a:1\nENV A=1 GIT_SSL_NO_VERIFY=true\nRUN npm ci\nRUN export PYTHONHTTPSVERIFY="0"; a\n',
            },
          ],
        },
        { message: unverified('PYTHONHTTPSVERIFY') },
      ],
    },
    {
      name: 'addresses without TLS',
      text: 'FROM a:1\nADD [|http://x.y/a.tgz|] /a/\nRUN curl "[|http://u@x.y:80/${V}|]" && git clone --depth 1 [|ftp://x.y/a.git|]\n',
      problems: [
        { message: clear('http://x.y/a.tgz') },
        {
          message: clear('http://u@x.y:80/${V}'),
          fixes: [
            {
              title: 'Use "https"',
              after:
                'FROM a:1\nADD http://x.y/a.tgz /a/\nRUN curl "https://u@x.y:80/${V}" && git clone --depth 1 ftp://x.y/a.git\n',
            },
          ],
        },
        { message: clear('ftp://x.y/a.git') },
      ],
    },
  ],
  quiet: [
    {
      name: 'this machine and local networks',
      text: 'FROM a:1\nRUN curl -k https://localhost:8443/a && wget http://registry/a http://10.0.0.1/a && pip install --trusted-host devpi.local x\nENV PIP_TRUSTED_HOST="devpi:3141 10.0.0.7"\nHEALTHCHECK CMD curl -k https://x.y\n',
    },
    {
      name: 'what is compared with a checksum',
      text: `FROM a:1\nADD --checksum=sha256:${'0'.repeat(64)} http://x.y/a /a\nRUN curl -O http://x.y/a && curl -kO https://x.y/b && sha256sum -c a.sha256\n`,
    },
    {
      name: 'values, proxies, sources of signed packages and hosts that are not known',
      text: 'FROM a:1\nRUN curl -H -k -x http://p.q:3128 https://x.y -okay && echo "deb http://x.y/ a main" > /a && wget http://$H/a http://a.$D/b && git config http.sslVerify true\nENV PYTHONHTTPSVERIFY=1\n',
    },
  ],
});
