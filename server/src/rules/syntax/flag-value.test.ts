import { testRule } from '../../../../test/support/rule-test.ts';
import { flagValue } from './flag-value.ts';

const sha = '24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d';

testRule(flagValue, {
  reports: [
    {
      name: 'choices, which hold no variables',
      text: 'FROM alpine:3.20\nARG N=none\nRUN --network=[|Host|] true\nRUN --network=[|$N|] true\nRUN [|--security=|] true\nUSER 65532\n',
      problems: [
        {
          message: '"--network" does not take "Host": it takes default, none or host.',
          fixes: [
            {
              title: 'Use "host"',
              after:
                'FROM alpine:3.20\nARG N=none\nRUN --network=host true\nRUN --network=$N true\nRUN --security= true\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
        { message: 'Variables are not replaced in "--network": it takes default, none or host.' },
        { message: '"--security" does not take "": it takes sandbox or insecure.' },
      ],
    },
    {
      name: 'yes and no',
      text: 'FROM alpine:3.20\nCOPY --link=[|1|] --parents=[|yes|] a /a\nADD --unpack=[|ture|] b.tar /b\nUSER 65532\n',
      problems: [
        {
          message: '"--link" does not take "1": it takes true or false.',
          fixes: [
            {
              title: 'Use "true"',
              after: 'FROM alpine:3.20\nCOPY --link=true --parents=yes a /a\nADD --unpack=ture b.tar /b\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
        { message: '"--parents" does not take "yes": it takes true or false.' },
        {
          message: '"--unpack" does not take "ture": it takes true or false.',
          fixes: [
            {
              title: 'Use "true"',
              after: 'FROM alpine:3.20\nCOPY --link=1 --parents=yes a /a\nADD --unpack=true b.tar /b\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'modes and owners, once variables are replaced',
      text: 'FROM alpine:3.20\nARG M=0999\nARG O\nCOPY --chmod=[|$M|] a /a\nCOPY --chmod=[|u+y|] --link --chown=[|0:app|] a /b\nCOPY --chmod=[|8$O|] a /c\nUSER 65532\n',
      problems: [
        { message: '"0999" is not a file mode: write octal digits up to 7777, or letters as in u+x.' },
        { message: '"u+y" is not a file mode: write octal digits up to 7777, or letters as in u+x.' },
        { message: 'With --link, "app" cannot be looked up: it takes numbers.' },
        {
          message:
            'Without its build argument, this stops the build: "8" is not a file mode: write octal digits up to 7777, or letters as in u+x.',
          severity: 'information',
        },
      ],
    },
    {
      name: 'checksums',
      text: `FROM alpine:3.20\nADD --checksum=[|md5:ab|] https://example.com/a /a\nADD --checksum=[|sha256:ab|] https://example.com/a /b\nADD --checksum=[|sha256:${sha}|] a /c\nADD --checksum=[|sha256:${sha}|] https://example.com/a https://example.com/b /d/\nADD --checksum=[|abc|] https://example.com/a.git?commit=def /e\nUSER 65532\n`,
      problems: [
        { message: 'A checksum begins with "sha256:", "sha384:" or "sha512:".' },
        { message: 'A checksum of sha256 has 64 digits, in small letters.' },
        { message: 'A checksum goes with a URL or a Git repository, not with a file.' },
        { message: 'A checksum goes with a single source.' },
        { message: 'The source asks for another commit, "def".' },
      ],
    },
    {
      name: 'a Git directory that is kept and is not',
      text: 'FROM alpine:3.20\nADD --keep-git-dir=[|true|] https://example.com/a.git?keep-git-dir=false /a\nUSER 65532\n',
      problems: [{ message: 'The source says the opposite.' }],
    },
    {
      name: 'devices',
      text: 'FROM alpine:3.20\nRUN [|--device=|] --device=[|a,b|] --device=[|a,c=d|] --device=[|a,name=b|] --device=[|a,required=x|] true\nUSER 65532\n',
      problems: [
        { message: 'The device is empty.' },
        { message: '"b" has no value.' },
        { message: 'A device has no key "c".' },
        { message: 'The device has a name already, "a".' },
        { message: '"required" takes true or false, not "x".' },
      ],
    },
    {
      name: 'a variable in COPY --from, also in stages that are not built',
      text: 'ARG V=a\nFROM alpine:3.20\nARG V\nCOPY --from=[|$V|] /a /a\nFROM alpine:3.20\nUSER 65532\n',
      problems: [
        { message: 'Variables are not replaced in "--from": name a stage FROM that image, and copy from there.' },
      ],
    },
    {
      name: 'an empty --from, which means the build context',
      text: 'FROM alpine:3.20\nCOPY [|--from=|] \\\n  --chown=1:1 a /a\nONBUILD COPY --chown=1:1 [|--from=""|] a /b\nUSER 65532\n',
      problems: [
        {
          message: '"--from" is empty: the files come from the build context.',
          severity: 'warning',
          fixes: [
            {
              title: 'Delete the flag',
              after:
                'FROM alpine:3.20\nCOPY \\\n  --chown=1:1 a /a\nONBUILD COPY --chown=1:1 --from="" a /b\nUSER 65532\n',
              safe: true,
              preferred: true,
            },
          ],
        },
        {
          message: '"--from" is empty: the files come from the build context.',
          severity: 'warning',
          fixes: [
            {
              title: 'Delete the flag',
              after:
                'FROM alpine:3.20\nCOPY --from= \\\n  --chown=1:1 a /a\nONBUILD COPY --chown=1:1 a /b\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'what a stage that is not built may have',
      text: 'FROM alpine:3.20\nCOPY --chmod=[|x|] a /a\nFROM alpine:3.20\nUSER 65532\n',
      problems: [
        {
          message: '"x" is not a file mode: write octal digits up to 7777, or letters as in u+x.',
          severity: 'warning',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'values as they should be',
      text: `FROM alpine:3.20\nRUN --network=host --security=insecure --device=a.com/b=c,required true\nCOPY --link=TRUE --chown=root:+0 --chmod=u=rwx,g+rX,o= a /a\nCOPY --link=false --chown=app --chmod=7777 a /b\nADD --checksum=sha256:${sha} https://example.com/a /c\nADD --checksum=anything git@example.com:a/b /d\n`,
    },
    {
      name: 'values that only the build knows',
      text: 'FROM registry.example.com/a\nARG M\nCOPY --link --chmod=$M --chown=$OWNER a /a\nADD --checksum=$SUM $SOURCE /b\n',
    },
    { name: 'names that come without link', text: 'FROM alpine:3.20\nCOPY --chown=app:app a /a\n' },
    { name: 'another frontend', text: '# syntax=example.com/frontend\nFROM alpine:3.20\nRUN --network=nat ls\n' },
  ],
});
