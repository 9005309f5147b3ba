import { testRule } from '../../../../test/support/rule-test.ts';
import { secretFileCopied } from './secret-file-copied.ts';

const inImage = (subject: string) => `${subject}, which everybody can read who has the image.`;
const inCache = (subject: string) => `${subject}, and stays in the build cache.`;

testRule(secretFileCopied, {
  reports: [
    {
      name: 'keys, folders and patterns, in all forms',
      text: 'FROM node:22\nCOPY --chmod=600 [|deploy/id_rsa|] /root/.ssh/\nADD [[|"tls/server.key"|], "/etc/tls/"]\nCOPY [|.aws/|] /root/.aws/\nCOPY [|.env*|] ./\nONBUILD COPY [|.netrc|] /root/\nUSER node\n',
      problems: [
        { message: inImage('"deploy/id_rsa" is an SSH key') },
        { message: inImage('"tls/server.key" may be a private key') },
        { message: inImage('".aws/" holds AWS credentials') },
        { message: inImage('".env*" may hold secrets') },
        { message: inImage('".netrc" holds passwords') },
      ],
    },
    {
      name: 'what a builder hands on, and what becomes one by its new name',
      text: 'FROM node:22 AS build\nCOPY [|prod|] /root/.netrc\nFROM node:22\nCOPY --from=build [|/root/.netrc|] /root/\nCOPY [|prod.env|] .env\nUSER node\n',
      problems: [
        { message: inCache('"prod" holds passwords'), severity: 'information' },
        { message: inImage('"/root/.netrc" holds passwords') },
        { message: inImage('"prod.env" may hold secrets') },
      ],
    },
    {
      name: 'settings of npm, with a mount for the one RUN that reads them',
      text: 'FROM node:22 AS build\nWORKDIR /app\n# what to install\nCOPY package.json [|.npmrc|] \\\n  ./\nRUN --network=default \\\n  npm ci\nRUN make\nFROM node:22\nWORKDIR /app\nCOPY [|.npmrc|] ./\nUSER node\n',
      problems: [
        {
          message: inCache('".npmrc" may hold a token'),
          severity: 'hint',
          fixes: [
            {
              title: 'Mount it in the RUN that uses it, and build with --secret id=npmrc,src=.npmrc',
              after:
                'FROM node:22 AS build\nWORKDIR /app\n# what to install\nCOPY package.json ./\nRUN --network=default --mount=type=secret,id=npmrc,target=/app/.npmrc \\\n  npm ci\nRUN make\nFROM node:22\nWORKDIR /app\nCOPY .npmrc ./\nUSER node\n',
            },
          ],
        },
        { message: inImage('".npmrc" may hold a token'), severity: 'hint' },
      ],
    },
    {
      name: 'a file of its own, that one RUN names',
      text: 'FROM node:22 AS build\nCOPY [|credentials.json|] /c/credentials.json\nRUN <<EOF\nx --key /c/credentials.json\nEOF\nRUN y\nFROM node:22\nUSER node\n',
      problems: [
        {
          message: inCache('"credentials.json" holds credentials'),
          severity: 'information',
          fixes: [
            {
              title:
                'Mount it in the RUN that uses it, and build with --secret id=credentials.json,src=credentials.json',
              after:
                'FROM node:22 AS build\nRUN --mount=type=secret,id=credentials.json,target=/c/credentials.json <<EOF\nx --key /c/credentials.json\nEOF\nRUN y\nFROM node:22\nUSER node\n',
            },
          ],
        },
      ],
    },
    {
      name: 'two RUNs that read it, another user, and a place that is not sure, without a fix',
      text: 'FROM node:22 AS build\nWORKDIR /app\nCOPY [|.npmrc|] ./\nRUN npm ci\nRUN npm run build\nFROM node:22 AS other\nUSER node\nWORKDIR /app\nCOPY [|.npmrc|] ./\nRUN npm ci\nFROM node:22 AS third\nCOPY [|.netrc|] /root\nRUN curl x\nFROM node:22\nUSER node\n',
      problems: [
        { message: inCache('".npmrc" may hold a token'), severity: 'hint' },
        { message: inCache('".npmrc" may hold a token'), severity: 'hint' },
        { message: inCache('".netrc" holds passwords'), severity: 'information' },
      ],
    },
    {
      name: 'a target that a neighbouring file names',
      text: 'FROM node:22 AS web\nCOPY [|app.p12|] /\nUSER node\nFROM node:22\nUSER node\n',
      workspace: { targets: new Set(['web']) },
      problems: [{ message: inImage('"app.p12" holds private keys') }],
    },
    {
      name: 'what such a target is based on',
      text: 'FROM node:22 AS start\nCOPY [|app.p12|] /\nUSER node\nFROM start AS web\nFROM node:22\nUSER node\n',
      workspace: { targets: new Set(['web']) },
      problems: [{ message: inImage('"app.p12" holds private keys') }],
    },
    {
      name: 'a folder in which such a file lies, and a pattern that fits one',
      text: 'FROM node:22 AS build\nCOPY [|config/|] /config/\nFROM node:22\nCOPY certs tests [|conf|] [|.env*|] /x/\nUSER node\n',
      workspace: {
        context: new Set([
          'config/',
          'config/.netrc',
          'certs/',
          'certs/ca.pem',
          'tests/',
          'tests/id_rsa',
          'conf/',
          'conf/test.key',
          'conf/tls.key',
          '.env',
        ]),
      },
      problems: [
        { message: inCache('"config/.netrc" in "config/" holds passwords'), severity: 'information' },
        { message: inImage('"conf/tls.key" in "conf" may be a private key') },
        { message: inImage('".env*" may hold secrets') },
      ],
    },
    {
      name: 'what only may be such a target',
      text: 'FROM node:22 AS web\nCOPY [|app.p12|] /\nUSER node\nFROM node:22\nUSER node\n',
      workspace: { targets: new Set(), targetWords: new Set(['web']) },
      problems: [{ message: inCache('"app.p12" holds private keys'), severity: 'information' }],
    },
  ],
  quiet: [
    {
      name: 'a pattern that fits examples alone',
      text: 'FROM node:22\nCOPY .env* ./\nUSER node\n',
      workspace: { context: new Set(['.env.example', '.env.sample']) },
    },
    {
      name: 'what is public, patterns to be filled in, and other images',
      text: 'FROM node:22\nCOPY .env.example .env\nCOPY id_rsa.pub /root/.ssh/\nCOPY certs/ca.pem docker.gpg.key ./\nCOPY repo.key /etc/apt/keyrings/\nCOPY --from=example/certs /server.key /\nUSER node\n',
    },
    {
      name: 'variables, addresses, heredocs, mounts and whole folders',
      text: 'FROM node:22\nARG F\nCOPY $F /x\nADD https://example.org/a.pem /x/\nCOPY <<EOF /app/.env\nA=b\nEOF\nCOPY . /app/\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc --mount=source=.env,target=.env x\nUSER node\n',
    },
  ],
});
