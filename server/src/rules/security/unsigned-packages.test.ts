import { testRule } from '../../../../test/support/rule-test.ts';
import { unsignedPackages } from './unsigned-packages.ts';

const message = (what: string, unchecked = 'signatures') => `With "${what}" ${unchecked} are not checked.`;

testRule(unsignedPackages, {
  reports: [
    {
      name: 'options of one command in a chain',
      text: 'FROM debian:12\nRUN sudo apt-get [|--force-yes|] install \\\n  # why\n  curl && apt-get -qy [|--force-yes|] install a\n',
      problems: [
        {
          message: message('--force-yes'),
          fixes: [
            {
              title: 'Use "--yes"',
              after:
                'FROM debian:12\nRUN sudo apt-get --yes install \\\n  # why\n  curl && apt-get -qy --force-yes install a\n',
            },
          ],
        },
        {
          message: message('--force-yes'),
          fixes: [
            {
              title: 'Remove "--force-yes"',
              after:
                'FROM debian:12\nRUN sudo apt-get --force-yes install \\\n  # why\n  curl && apt-get -qy install a\n',
            },
          ],
        },
      ],
    },
    {
      name: 'packages that are files, and rpm',
      text: 'FROM a:1\nRUN ["apk", "add", [|"--allow-untrusted"|], "./a.apk"]\nRUN rpm -i [|--nosignature|] https://x.y/a.rpm\n',
      problems: [
        {
          message: message('--allow-untrusted'),
          severity: 'information',
          fixes: [
            {
              title: 'Remove "--allow-untrusted"',
              after: 'FROM a:1\nRUN ["apk", "add", "./a.apk"]\nRUN rpm -i --nosignature https://x.y/a.rpm\n',
            },
          ],
        },
        {
          message: message('--nosignature'),
          fixes: [
            {
              title: 'Remove "--nosignature"',
              after: 'FROM a:1\nRUN ["apk", "add", "--allow-untrusted", "./a.apk"]\nRUN rpm -i https://x.y/a.rpm\n',
            },
          ],
        },
      ],
    },
    {
      name: 'settings',
      text: `FROM a:1
RUN echo "deb [arch=amd64 [|trusted=yes|]] https://x.y/ ./" > /a && printf '[a]\\n[|gpgcheck=0|]\\n' > /b
COPY <<EOF /etc/yum.repos.d/a.repo
[|gpgcheck = 0|]
repo_gpgcheck=0
[|sslverify=0|]
EOF
ONBUILD RUN dnf install --setopt=*.[|gpgcheck=0|] a && apt-get -o [|APT::Get::AllowUnauthenticated=true|] update
RUN echo "deb [[|trusted=yes|]] file:/a ./" > /a
`,
      problems: [
        { message: message('trusted=yes') },
        { message: message('gpgcheck=0') },
        { message: message('gpgcheck = 0') },
        { message: message('sslverify=0', 'certificates') },
        { message: message('gpgcheck=0') },
        { message: message('APT::Get::AllowUnauthenticated=true') },
        { message: message('trusted=yes'), severity: 'information' },
      ],
    },
  ],
  quiet: [
    {
      name: 'other options, checks that are switched on, and git',
      text: "FROM a:1\nRUN sed -i 's/gpgcheck=0/gpgcheck=1/' /a && echo repo_gpgcheck=0 > /b && git -c http.sslverify=1 fetch && yum install -y --nodocs a\n# gpgcheck=0 [trusted=yes]\nENV A=gpgcheck=0\n",
    },
    { name: 'the option elsewhere', text: 'FROM a:1\nRUN a --nogpgcheck && echo --allow-untrusted\n' },
  ],
});
