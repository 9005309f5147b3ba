import { testRule } from '../../../../test/support/rule-test.ts';
import { deprecatedCommand } from './deprecated-command.ts';

const use = (option: string, label: string, instead: string, after: string, preferred = true) => ({
  message: `"${option}" is deprecated in "${label}": use ${instead}.`,
  fixes: [{ title: `Use ${instead}`, after, preferred }],
});
const set = (option: string, setting: string, after: string) => ({
  message: `"${option}" is deprecated in "bundle install": use "bundle config set --local ${setting}".`,
  fixes: [{ title: 'Make it a setting', after, preferred: true }],
});
const NODE = 'FROM node:22\n';
const RUBY = 'FROM ruby:3.4\n';

testRule(deprecatedCommand, {
  reports: [
    {
      name: 'options of npm, with a value of their own and without',
      text: `${NODE}RUN npm ci [|--only production|] --silent && npm prune \\\n  [|--production|]\n`,
      problems: [
        use(
          '--only',
          'npm ci',
          '--omit=dev',
          `${NODE}RUN npm ci --omit=dev --silent && npm prune \\\n  --production\n`,
        ),
        use(
          '--production',
          'npm prune',
          '--omit=dev',
          `${NODE}RUN npm ci --only production --silent && npm prune \\\n  --omit=dev\n`,
        ),
      ],
    },
    {
      name: 'the JSON form, on an image whose npm is not known',
      text: 'FROM a:1\nRUN ["npm", "ci", [|"--only", "prod"|]]\n',
      problems: [use('--only', 'npm ci', '--omit=dev', 'FROM a:1\nRUN ["npm", "ci", "--omit=dev"]\n', false)],
    },
    {
      name: 'two that are one now, and one that has no effect',
      text: `${RUBY}RUN gem install [|--no-ri|] [|--no-rdoc|] a\nRUN composer install [|--no-suggest|]\n`,
      problems: [
        use(
          '--no-ri',
          'gem install',
          '--no-document',
          `${RUBY}RUN gem install --no-document --no-rdoc a\nRUN composer install --no-suggest\n`,
        ),
        {
          message: '"--no-rdoc" is deprecated in "gem install": use --no-document.',
          fixes: [
            {
              title: 'Delete --no-rdoc',
              after: `${RUBY}RUN gem install --no-ri a\nRUN composer install --no-suggest\n`,
              preferred: true,
            },
          ],
        },
        {
          message: '"--no-suggest" is deprecated in "composer install": it has no effect.',
          fixes: [
            {
              title: 'Delete --no-suggest',
              after: `${RUBY}RUN gem install --no-ri --no-rdoc a\nRUN composer install\n`,
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'what Bundler remembers',
      text: `${RUBY}RUN cd /a && A=b bundle install -j4 [|--without development test|] [|--path=vendor|]\nRUN <<EOF\nbundle install [|--deployment|]\nEOF\n`,
      problems: [
        set(
          '--without',
          'without',
          `${RUBY}RUN cd /a && bundle config set --local without 'development test' && A=b bundle install -j4 --path=vendor\nRUN <<EOF\nbundle install --deployment\nEOF\n`,
        ),
        set(
          '--path=vendor',
          'path',
          `${RUBY}RUN cd /a && bundle config set --local path vendor && A=b bundle install -j4 --without development test\nRUN <<EOF\nbundle install --deployment\nEOF\n`,
        ),
        set(
          '--deployment',
          'deployment',
          `${RUBY}RUN cd /a && A=b bundle install -j4 --without development test --path=vendor\nRUN <<EOF\nbundle config set --local deployment true && bundle install\nEOF\n`,
        ),
      ],
    },
    {
      name: 'a setting that cannot be made in front',
      text: `${RUBY}RUN sudo bundle install [|--frozen|]\nRUN false || bundle install [|--frozen|]\n`,
      problems: [
        { message: '"--frozen" is deprecated in "bundle install": use "bundle config set --local frozen".' },
        { message: '"--frozen" is deprecated in "bundle install": use "bundle config set --local frozen".' },
      ],
    },
    {
      name: 'programs, and options without an equal',
      text: 'FROM debian:12\nRUN curl -s https://a.example/k | [|apt-key|] add - && [|easy_install|] pip\nRUN apt-get install -y [|--force-yes|] a\nCOPY .yarnrc.yml .\nRUN yarn install [|--production|]\nFROM golang:1.22\nRUN [|go get|] -u github.com/a/b\n',
      problems: [
        {
          message: '"apt-key" is deprecated: use a key file in /etc/apt/keyrings that the source names by "signed-by".',
        },
        { message: '"easy_install" is deprecated: use "pip install".' },
        {
          message:
            '"--force-yes" is deprecated in "apt-get install": use the option that allows what is meant: --allow-downgrades, --allow-remove-essential.',
        },
        { message: '"--production" is deprecated in "yarn install": use "yarn workspaces focus --production".' },
        { message: '"go get" installs no programs since Go 1.18: use "go install" with a version.' },
      ],
    },
  ],
  quiet: [
    {
      name: 'versions that know no other way',
      text: 'FROM node:14-slim\nRUN npm ci --only=production\nFROM ruby:2.6\nRUN bundle install --without test\nFROM golang:1.16\nRUN go get github.com/a/b\nFROM ubuntu:20.04\nRUN apt-key add a\n',
    },
    {
      name: 'other values, other commands, and what stands behind the options',
      text: `${NODE}RUN npm ci --only=dev && npm install --production=false && npm run build --production && npm ci -- --production && yarn install --production && apt-key list\n`,
    },
    {
      name: 'go get in a module, or where one may be',
      text: 'FROM golang:1.25 AS a\nCOPY . .\nRUN go get github.com/a/b\nFROM golang:1.25\nRUN go mod init a && go get github.com/a/b && go get -v ./...\n',
    },
  ],
});
