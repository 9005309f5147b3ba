import { testRule } from '../../../../test/support/rule-test.ts';
import { secretCommand } from './secret-command.ts';

const given = (program: string) => `The credential that "${program}" is given stays in the image's history.`;
const stored = (program: string, file: string) => `"${program}" leaves this credential in the image, in ${file}.`;

testRule(secretCommand, {
  reports: [
    {
      name: 'options, in a chain and behind other programs',
      text: 'FROM node:22\nRUN apk add curl && \\\n    # the parcel\n    curl -fsSLu [|deploy:hunter2|] -O https://x.internal/a && sudo wget --http-password=[|"$PW"|] https://x.internal/b\nRUN ["curl", "--user", [|"deploy:hunter2"|], "https://x.internal/a"]\nUSER node\n',
      problems: [{ message: given('curl') }, { message: given('wget') }, { message: given('curl') }],
    },
    {
      name: 'commands that store it, though the ARG is told of as well',
      text: 'FROM node:22\nARG NPM_TOKEN\nRUN npm config set [|//npm.internal/:_authToken="$NPM_TOKEN"|] && npm ci\nRUN sh -c "echo $NPM_TOKEN" | docker login -u me -p [|$NPM_TOKEN|] x.internal\nRUN git config --global [|url."https://x:${NPM_TOKEN}@git.internal/".insteadOf|] https://git.internal/\nRUN git clone [|https://${NPM_TOKEN}:x-oauth-basic@git.internal/b|]\nRUN git clone [|https://x:$NPM_TOKEN@git.internal/a|]\nRUN aws configure set aws_secret_access_key [|$NPM_TOKEN|]\nRUN composer config -g http-basic.x.internal me [|$NPM_TOKEN|]\nUSER node\n',
      problems: [
        { message: stored('npm', '.npmrc') },
        { message: stored('docker', '~/.docker/config.json') },
        { message: stored('git', '~/.gitconfig') },
        { message: stored('git', '.git/config') },
        { message: stored('git', '.git/config') },
        { message: stored('aws', '~/.aws/credentials') },
        { message: stored('composer', 'auth.json') },
      ],
    },
    {
      name: 'addresses and headers in a builder',
      text: 'FROM node:22 AS build\nARG NEXUS\nRUN pip install --extra-index-url [|https://ci:$NEXUS@x.internal/simple|] a && curl -H [|"Authorization: Bearer ${NEXUS}"|] https://x.internal && curl -H "Authorization: Bearer QQ==" --header [|"X-JFrog-Art-Api: Vq7-mk2Rt9"|] https://x.internal\nFROM node:22\nUSER node\n',
      problems: [
        { message: 'The credential that "pip" is given stays in the build cache.', severity: 'information' },
        { message: 'The credential that "curl" is given stays in the build cache.', severity: 'information' },
        { message: 'The credential that "curl" is given stays in the build cache.', severity: 'information' },
      ],
    },
    {
      name: 'keys that are written to files, in a target that a neighbouring file names',
      text: 'FROM node:22 AS web\nRUN mkdir -p ~/.ssh && echo [|"$DEPLOY"|] > ~/.ssh/id_rsa && echo [|$KEY64|] | base64 -d >/root/.ssh/id_ed25519\nRUN printf [|"machine x login me password $PW"|] >> /root/.netrc\nUSER node\nFROM node:22\nUSER node\n',
      workspace: { targets: new Set(['web']) },
      problems: [
        { message: stored('echo', '~/.ssh/id_rsa') },
        { message: stored('echo', '/root/.ssh/id_ed25519') },
        { message: stored('printf', '/root/.netrc') },
      ],
    },
  ],
  quiet: [
    {
      name: 'a secret mount, and what the script finds out itself',
      text: 'FROM node:22\nRUN --mount=type=secret,id=t,env=T npm config set _authToken $T\nRUN curl -u "me:$(cat /x)" https://x.internal; P=$(y) && curl -u me:$P https://x.internal && T=1 curl -u me:$T https://x.internal\nUSER node\n',
    },
    {
      name: 'what is told at the ARG, and is stored no longer',
      text: 'FROM node:22\nARG NPM_TOKEN\nRUN curl -u me:$NPM_TOKEN https://x.internal\nRUN npm config set _authToken $NPM_TOKEN && npm ci && npm config delete _authToken\nRUN git clone https://x:$NPM_TOKEN@git.internal/a && rm -rf a/.git\nUSER node\n',
    },
    {
      name: 'other values, placeholders and servers of the container',
      text: 'FROM node:22\nRUN npm config set registry $R && npm config set //x/:always-auth $A && docker login -u $U --password-stdin && curl -u guest:guest http://x:15672 && curl -u elastic:$PW http://localhost:9200 && curl -u $U https://x && git clone ssh://$U@x/y https://$HOST/z@1 && git config --global user.name $N\nUSER node\n',
    },
    {
      name: 'files without a secret in them, and variables that somebody else fills in',
      text: 'FROM node:22\nRUN echo "registry=$R" > .npmrc && echo \'//x/:_authToken=${NPM_TOKEN}\' >> ~/.npmrc && echo $A > /root/.ssh/config && echo $B > x.txt && ssh-keyscan $H >> ~/.ssh/known_hosts\nUSER node\n',
    },
    {
      name: 'a credential in the text, of which another rule tells',
      text: `FROM node:22\nRUN docker login -p ${['gh', 'p_', 'k3Rz7QfVw9LxTb2MnYc5HdJp8SgAe4UuKq6Z'].join('')} x.internal\nUSER node\n`,
    },
  ],
});
