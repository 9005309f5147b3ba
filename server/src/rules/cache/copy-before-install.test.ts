import { testRule } from '../../../../test/support/rule-test.ts';
import { copyBeforeInstall } from './copy-before-install.ts';

const message = (source: string, install: string) =>
  `"${source}" is copied before "${install}", so every change in it installs all dependencies again.`;
const title = (install: string) => `Copy only what "${install}" reads before it`;

/** A problem with its one fix. */
const fixed = (source: string, install: string, after: string) => ({
  message: message(source, install),
  fixes: [{ title: title(install), after, preferred: true }],
});

/** A line of `FROM`, `WORKDIR` and so on for each text. */
const lines = (...texts: string[]) => texts.map((text) => `${text}\n`).join('');

const node = 'FROM node:22\nWORKDIR /app\n';
const context = (...paths: string[]) => ({ context: new Set(paths) });

/** A project of Gradle's with what its two scripts say, and further files. */
const gradle = (settings: string, build: string, ...more: string[]) => ({
  context: new Set(
    `settings.gradle build.gradle gradle.properties gradlew gradle/ gradle/wrapper/ src/ ${more.join(' ')}`
      .trim()
      .split(' '),
  ),
  manifests: new Map([
    ['settings.gradle', settings],
    ['build.gradle', build],
  ]),
});

testRule(copyBeforeInstall, {
  reports: [
    {
      name: 'npm where nobody could look: the lock file may be missing',
      text: `${node}COPY [|.|] .\nRUN npm ci\nCMD ["node", "."]\n`,
      problems: [
        fixed(
          '.',
          'npm ci',
          `${node}COPY package.json package-lock.json* ./\nRUN npm ci\nCOPY . .\nCMD ["node", "."]\n`,
        ),
      ],
    },
    {
      name: 'npm with its files in sight',
      text: `${node}COPY [|.|] .\nRUN npm ci\n`,
      workspace: context('package.json', 'package-lock.json', '.npmrc', 'prisma/', 'src/', 'src/a.js', 'Dockerfile'),
      problems: [
        fixed(
          '.',
          'npm ci',
          `${node}COPY package.json package-lock.json .npmrc ./\nCOPY prisma/ ./prisma/\nRUN npm ci\nCOPY . .\n`,
        ),
      ],
    },
    {
      name: 'an install with all of the context in a mount, or of another project, before the sources',
      text: `${node}RUN --mount=target=. npm ci\nRUN --mount=source=tool/package.json,target=/tool/package.json cd /tool && npm ci\nCOPY [|.|] .\nRUN npm ci\n`,
      workspace: context('Dockerfile'),
      problems: [{ message: message('.', 'npm ci') }],
    },
    {
      name: 'a build context that is elsewhere',
      text: `${node}COPY [|.|] .\nRUN npm ci\n`,
      workspace: context('Dockerfile'),
      problems: [{ message: message('.', 'npm ci') }],
    },
    {
      name: 'installed packages that no .dockerignore keeps out',
      text: `${node}COPY [|.|] .\nRUN npm ci\n`,
      workspace: context('package.json', 'node_modules/'),
      problems: [{ message: message('.', 'npm ci') }],
    },
    {
      name: 'installed packages that a .dockerignore keeps out',
      text: `${node}COPY [|.|] .\nRUN npm install\n`,
      workspace: context('package.json', 'node_modules/', '.dockerignore'),
      problems: [fixed('.', 'npm install', `${node}COPY package.json ./\nRUN npm install\nCOPY . .\n`)],
    },
    {
      name: 'the install and the build in one RUN, which is taken apart',
      text: `${node}COPY [|.|] .\nRUN npm ci && npm run build\n`,
      problems: [
        fixed(
          '.',
          'npm ci',
          `${node}COPY package.json package-lock.json* ./\nRUN npm ci\nCOPY . .\nRUN npm run build\n`,
        ),
      ],
    },
    {
      name: 'the same over several lines, with mounts and comments',
      text: `${node}COPY --link --chown=1000:1000 [|./|] ./\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc \\\n    npm ci --ignore-scripts \\\n    # now build\n    && npm run build \\\n    && npm prune\n`,
      problems: [
        fixed(
          './',
          'npm ci',
          `${node}COPY --link --chown=1000:1000 package.json package-lock.json* ./\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc \\\n    npm ci --ignore-scripts\nCOPY --link --chown=1000:1000 ./ ./\n# now build\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc \\\n    npm run build \\\n    && npm prune\n`,
        ),
      ],
    },
    {
      name: 'what does not look at the sources stays where it is',
      text: `${node}\n# The sources\nCOPY [|.|] .\n\nENV A=b\nRUN apk add --no-cache git && sed -i s/a/b/ /etc/apk/repositories && npm install -g pnpm && mkdir -p dist\n\n# Dependencies\nRUN pnpm install && pnpm store prune\n`,
      problems: [
        fixed(
          '.',
          'pnpm install',
          `${node}\nENV A=b\nRUN apk add --no-cache git && sed -i s/a/b/ /etc/apk/repositories && npm install -g pnpm && mkdir -p dist\n\nCOPY package.json pnpm-lock.yaml* ./\n# Dependencies\nRUN pnpm install && pnpm store prune\n\n# The sources\nCOPY . .\n`,
        ),
      ],
    },
    {
      name: 'a comment about the dependencies, which stays with them',
      text: `${node}# Install the dependencies\nCOPY [|.|] .\nRUN npm ci\n`,
      problems: [
        fixed(
          '.',
          'npm ci',
          `${node}# Install the dependencies\nCOPY package.json package-lock.json* ./\nRUN npm ci\nCOPY . .\n`,
        ),
      ],
    },
    {
      name: 'a folder for the working directory, and WORKDIR in between',
      text: lines('FROM golang:1.22', 'ADD [|server|] /src/', 'WORKDIR /src', 'RUN go mod download'),
      problems: [
        fixed(
          'server',
          'go mod download',
          lines(
            'FROM golang:1.22',
            'WORKDIR /src',
            'COPY server/go.mod server/go.sum* ./',
            'RUN go mod download',
            'ADD server /src/',
          ),
        ),
      ],
    },
    {
      name: 'an install below what is copied',
      text: lines(
        'FROM node:22',
        'WORKDIR /app',
        'COPY [|.|] .',
        'WORKDIR client',
        'RUN yarn --frozen-lockfile',
        'FROM node:22',
        'COPY [|.|] /app',
        'RUN cd /app/client && npm ci',
        'COPY --from=0 /app /a',
      ),
      problems: [
        // Behind the WORKDIR the COPY would mean another folder.
        { message: message('.', 'yarn') },
        fixed(
          '.',
          'npm ci',
          lines(
            'FROM node:22',
            'WORKDIR /app',
            'COPY . .',
            'WORKDIR client',
            'RUN yarn --frozen-lockfile',
            'FROM node:22',
            'COPY client/package.json client/package-lock.json* /app/client/',
            'RUN cd /app/client && npm ci',
            'COPY . /app',
            'COPY --from=0 /app /a',
          ),
        ),
      ],
    },
    {
      name: 'a folder by an option',
      text: `${node}COPY [|.|] .\nRUN npm --prefix client ci\n`,
      problems: [
        fixed(
          '.',
          'npm ci',
          `${node}COPY client/package.json client/package-lock.json* ./client/\nRUN npm --prefix client ci\nCOPY . .\n`,
        ),
      ],
    },
    {
      name: 'requirements, with those that they tend to include',
      text: 'FROM python:3.12\nWORKDIR /app\nCOPY [|.|] .\nRUN pip install -r requirements-dev.txt -c /app/limits/constraints.txt\n',
      problems: [
        fixed(
          '.',
          'pip install',
          'FROM python:3.12\nWORKDIR /app\nCOPY requirements*.txt ./\nCOPY limits/constraints.txt ./limits/\nRUN pip install -r requirements-dev.txt -c /app/limits/constraints.txt\nCOPY . .\n',
        ),
      ],
    },
    {
      name: 'requirements in a folder of their own',
      text: 'FROM python:3.12\nWORKDIR /app\nCOPY [|.|] .\nRUN pip install --no-cache-dir -r requirements/prod.txt\n',
      problems: [
        fixed(
          '.',
          'pip install',
          'FROM python:3.12\nWORKDIR /app\nCOPY requirements/ ./requirements/\nRUN pip install --no-cache-dir -r requirements/prod.txt\nCOPY . .\n',
        ),
      ],
    },
    {
      name: 'requirements in sight',
      text: 'FROM python:3.12\nWORKDIR /app\nCOPY [|.|] .\nRUN pip install -r requirements-dev.txt\n',
      workspace: context('requirements.txt', 'requirements-dev.txt', 'app.py'),
      problems: [
        fixed(
          '.',
          'pip install',
          'FROM python:3.12\nWORKDIR /app\nCOPY requirements.txt requirements-dev.txt ./\nRUN pip install -r requirements-dev.txt\nCOPY . .\n',
        ),
      ],
    },
    {
      name: 'uv, which installs the project once it is there',
      text: 'FROM python:3.12 AS build\nWORKDIR /app\nCOPY [|.|] .\nRUN uv sync --locked\n',
      problems: [
        fixed(
          '.',
          'uv sync',
          'FROM python:3.12 AS build\nWORKDIR /app\nCOPY pyproject.toml uv.lock* ./\nRUN uv sync --no-install-project --locked\nCOPY . .\nRUN uv sync --locked\n',
        ),
      ],
    },
    {
      name: 'poetry behind its own install',
      text: 'FROM python:3.12 AS build\nWORKDIR /app\nCOPY [|.|] .\nRUN pip install poetry && \\\n    poetry install --only main && \\\n    python manage.py collectstatic\n',
      problems: [
        fixed(
          '.',
          'poetry install',
          'FROM python:3.12 AS build\nWORKDIR /app\nCOPY pyproject.toml poetry.lock* ./\nRUN pip install poetry && \\\n    poetry install --no-root --only main\nCOPY . .\nRUN poetry install --only main && python manage.py collectstatic\n',
        ),
      ],
    },
    {
      name: 'poetry without the project',
      text: 'FROM python:3.12\nWORKDIR /app\nCOPY [|.|] .\nRUN poetry install --no-root\n',
      problems: [
        fixed(
          '.',
          'poetry install',
          'FROM python:3.12\nWORKDIR /app\nCOPY pyproject.toml poetry.lock* ./\nRUN poetry install --no-root\nCOPY . .\n',
        ),
      ],
    },
    {
      name: 'composer, whose scripts need the sources',
      text: 'FROM composer:2\nWORKDIR /app\nCOPY [|.|] .\nRUN composer install --no-dev\n',
      problems: [
        fixed(
          '.',
          'composer install',
          'FROM composer:2\nWORKDIR /app\nCOPY composer.json composer.lock* ./\nRUN composer install --no-scripts --no-autoloader --no-dev\nCOPY . .\nRUN composer install --no-dev\n',
        ),
      ],
    },
    {
      name: 'bun, bundler, pipenv and Maven',
      text: lines(
        'FROM oven/bun:1 AS a',
        'WORKDIR /a',
        'COPY [|.|] .',
        'RUN bun install',
        'FROM ruby:3.3',
        'WORKDIR /a',
        'COPY [|.|] .',
        'RUN bundle install',
        'COPY --from=a /a /b',
      ),
      problems: [
        fixed(
          '.',
          'bun install',
          lines(
            'FROM oven/bun:1 AS a',
            'WORKDIR /a',
            'COPY package.json bun.lock* ./',
            'RUN bun install',
            'COPY . .',
            'FROM ruby:3.3',
            'WORKDIR /a',
            'COPY . .',
            'RUN bundle install',
            'COPY --from=a /a /b',
          ),
        ),
        fixed(
          '.',
          'bundle install',
          lines(
            'FROM oven/bun:1 AS a',
            'WORKDIR /a',
            'COPY . .',
            'RUN bun install',
            'FROM ruby:3.3',
            'WORKDIR /a',
            'COPY Gemfile Gemfile.lock* ./',
            'RUN bundle install',
            'COPY . .',
            'COPY --from=a /a /b',
          ),
        ),
      ],
    },
    {
      name: 'the JSON form, and a heredoc',
      text: lines(
        'FROM maven:3-eclipse-temurin-21 AS a',
        'WORKDIR /a',
        'COPY [[|"."|], "./"]',
        'RUN ["mvn", "-B", "dependency:go-offline"]',
        'FROM python:3.12',
        'WORKDIR /a',
        'COPY [|.|] .',
        'RUN <<EOF',
        'set -e',
        'pipenv install --deploy',
        'EOF',
        'COPY --from=a /a /b',
      ),
      problems: [
        fixed(
          '.',
          'mvn dependency:go-offline',
          lines(
            'FROM maven:3-eclipse-temurin-21 AS a',
            'WORKDIR /a',
            'COPY pom.xml ./',
            'RUN ["mvn", "-B", "dependency:go-offline"]',
            'COPY [".", "./"]',
            'FROM python:3.12',
            'WORKDIR /a',
            'COPY . .',
            'RUN <<EOF',
            'set -e',
            'pipenv install --deploy',
            'EOF',
            'COPY --from=a /a /b',
          ),
        ),
        fixed(
          '.',
          'pipenv install',
          lines(
            'FROM maven:3-eclipse-temurin-21 AS a',
            'WORKDIR /a',
            'COPY [".", "./"]',
            'RUN ["mvn", "-B", "dependency:go-offline"]',
            'FROM python:3.12',
            'WORKDIR /a',
            'COPY Pipfile Pipfile.lock* ./',
            'RUN <<EOF',
            'set -e',
            'pipenv install --deploy',
            'EOF',
            'COPY . .',
            'COPY --from=a /a /b',
          ),
        ),
      ],
    },
    {
      name: 'a cache mount, which makes it less of a matter',
      text: `${node}COPY [|.|] .\nRUN --mount=type=cache,target=/root/.npm npm ci\n`,
      problems: [
        {
          ...fixed(
            '.',
            'npm ci',
            `${node}COPY package.json package-lock.json* ./\nRUN --mount=type=cache,target=/root/.npm npm ci\nCOPY . .\n`,
          ),
          severity: 'hint',
        },
      ],
    },
    {
      name: 'manifests that were copied first, but not installed from',
      text: `${node}COPY package*.json ./\nCOPY [|.|] .\nRUN npm ci\nRUN npm run build\n`,
      problems: [fixed('.', 'npm ci', `${node}COPY package*.json ./\nRUN npm ci\nCOPY . .\nRUN npm run build\n`)],
    },
    {
      name: 'folders and files of Yarn 2, and the wrapper of Maven',
      text: `${node}COPY [|.|] .\nRUN yarn install --immutable\n`,
      workspace: context('package.json', 'yarn.lock', '.yarnrc.yml', '.yarn/', '.yarn/releases/'),
      problems: [
        fixed(
          '.',
          'yarn install',
          `${node}COPY package.json yarn.lock .yarnrc.yml ./\nCOPY .yarn/releases/ ./.yarn/releases/\nRUN yarn install --immutable\nCOPY . .\n`,
        ),
      ],
    },
    {
      name: 'a wrapper in sight',
      text: 'FROM eclipse-temurin:21\nWORKDIR /a\nCOPY [|.|] .\nRUN ./mvnw dependency:go-offline\n',
      workspace: context('pom.xml', 'mvnw', '.mvn/', '.mvn/wrapper/'),
      problems: [
        fixed(
          '.',
          './mvnw dependency:go-offline',
          'FROM eclipse-temurin:21\nWORKDIR /a\nCOPY pom.xml mvnw ./\nCOPY .mvn/ ./.mvn/\nRUN ./mvnw dependency:go-offline\nCOPY . .\n',
        ),
      ],
    },
    {
      name: 'a file that the command line names',
      text: 'FROM maven:3\nWORKDIR /a\nCOPY [|.|] .\nRUN mvn -s ci/settings.xml dependency:go-offline\nRUN mvn package\n',
      workspace: context('pom.xml', 'ci/', 'ci/settings.xml', 'src/'),
      problems: [
        fixed(
          '.',
          'mvn dependency:go-offline',
          'FROM maven:3\nWORKDIR /a\nCOPY pom.xml ./\nCOPY ci/settings.xml ./ci/\nRUN mvn -s ci/settings.xml dependency:go-offline\nCOPY . .\nRUN mvn package\n',
        ),
      ],
    },
    {
      name: 'a file that the command line names, where nobody could look, without a fix',
      text: 'FROM maven:3\nWORKDIR /a\nCOPY [|.|] .\nRUN mvn -s settings.xml dependency:go-offline\nRUN mvn package\n',
      problems: [{ message: message('.', 'mvn dependency:go-offline') }],
    },
    {
      name: 'Gradle in sight, with its wrapper',
      text: 'FROM eclipse-temurin:21\nWORKDIR /a\nCOPY [|.|] .\nRUN ./gradlew dependencies --no-daemon\nRUN ./gradlew build\n',
      workspace: gradle('rootProject.name = "a"', 'dependencies { implementation "a:b:1" }'),
      problems: [
        fixed(
          '.',
          './gradlew dependencies',
          'FROM eclipse-temurin:21\nWORKDIR /a\nCOPY build.gradle settings.gradle gradle.properties gradlew ./\nCOPY gradle/ ./gradle/\nRUN ./gradlew dependencies --no-daemon\nCOPY . .\nRUN ./gradlew build\n',
        ),
      ],
    },
    ...[
      ['several projects', gradle('include "api", "web"', '')],
      ['another script', gradle('', "apply from: 'publishing.gradle'")],
      ['libraries in the project', gradle('', "dependencies { implementation fileTree('libs') }")],
      ['scripts that nobody read', { ...gradle('', ''), manifests: undefined }],
      ['build logic', gradle('', '', 'buildSrc/', 'buildSrc/a.kt')],
      ['a project below', gradle('', '', 'api/', 'api/build.gradle')],
    ].map(([name, workspace]) => ({
      name: `Gradle with ${name}, without a fix`,
      text: 'FROM gradle:8\nWORKDIR /a\nCOPY [|.|] .\nRUN gradle dependencies\nRUN gradle build\n',
      workspace: workspace as ReturnType<typeof gradle>,
      problems: [{ message: message('.', 'gradle dependencies') }],
    })),
    ...[
      ['a line that goes on at the end of the file', 'RUN npm ci \\\n# and then', 'npm ci'],
      ['a wrapper out of sight', 'RUN ./mvnw dependency:go-offline', './mvnw dependency:go-offline'],
      ['Cargo, which wants sources', 'RUN cargo fetch', 'cargo fetch'],
      ['Gradle', 'RUN gradle dependencies', 'gradle dependencies'],
      ['.NET', 'RUN dotnet restore App.csproj', 'dotnet restore'],
      [
        'a cleanup that has to be in the same layer',
        'RUN npm ci && npm run build && npm cache clean --force',
        'npm ci',
      ],
      ['another shell’s variable', 'RUN A=1; npm ci && npm run $A', 'npm ci'],
      ['a directory for both', 'RUN cd client && npm ci && npm run build', 'npm ci'],
      ['an alternative', 'RUN npm ci || npm ci && npm run build', 'npm ci'],
      ['set -e', 'RUN set -e; npm ci; npm run build', 'npm ci'],
      ['a build in front', 'RUN ./configure && npm ci', 'npm ci'],
      ['a RUN in between that may use the sources', 'RUN ./configure\nRUN npm ci', 'npm ci'],
      ['a COPY in between that goes to the same folder', 'COPY .env.docker .env\nRUN npm ci', 'npm ci'],
      ['a VOLUME in between', 'VOLUME /app\nRUN npm ci', 'npm ci'],
      ['two managers', 'RUN npm ci\nRUN bundle install', 'npm ci'],
      ['a heredoc that builds', 'RUN <<EOF\nnpm ci\nnpm run build\nEOF', 'npm ci'],
      ['a file of the project that is changed', 'RUN sed -i s/a/b/ package.json\nRUN npm ci', 'npm ci'],
      ['a program of the project', 'RUN ./bin/x --version && npm ci', 'npm ci'],
      ['a file of the project that is written', 'RUN echo a > .npmrc\nRUN npm ci', 'npm ci'],
    ].map(([name, run, install]) => ({
      name: `${name}, without a fix`,
      text: `FROM a:1\nWORKDIR /app\nCOPY [|.|] .\n${run}\n`,
      problems: [{ message: message('.', install!) }],
    })),
    {
      name: 'projects below, without a fix',
      text: `${node}COPY [|.|] .\nRUN npm ci\n`,
      workspace: context('package.json', 'client/', 'client/package.json'),
      problems: [{ message: message('.', 'npm ci') }],
    },
    {
      name: 'a folder that was not read and may hold a project, without a fix',
      text: `${node}COPY [|.|] .\nRUN npm ci\n`,
      workspace: { ...context('package.json', 'client/'), unread: new Set(['client/']) },
      problems: [{ message: message('.', 'npm ci') }],
    },
    {
      name: 'folders that were not read and hold no project',
      text: `${node}COPY [|.|] .\nRUN npm ci\n`,
      workspace: { ...context('package.json', '.git/'), unread: new Set(['.git/', 'node_modules/']) },
      problems: [fixed('.', 'npm ci', `${node}COPY package.json ./\nRUN npm ci\nCOPY . .\n`)],
    },
    {
      name: 'an install in a folder that was not read, without a fix',
      text: `${node}COPY [|.|] .\nRUN cd client && npm ci\n`,
      workspace: { ...context('client/'), unread: new Set(['client/']) },
      problems: [{ message: message('.', 'npm ci') }],
    },
  ],
  quiet: [
    {
      name: 'manifests that were copied first',
      text: `${node}COPY package*.json ./\nRUN npm ci\nCOPY . .\nRUN npm run build && npm ci --omit=dev\n`,
    },
    {
      name: 'manifests that a base stage copied',
      text: 'FROM node:22 AS base\nWORKDIR /app\nCOPY package.json ./\nFROM base\nCOPY . .\nRUN npm ci\n',
    },
    {
      name: 'manifests that another stage made',
      text: 'FROM a:1 AS a\nFROM node:22\nWORKDIR /app\nCOPY --from=a /out/json .\nCOPY . .\nRUN npm ci\n',
    },
    {
      name: 'manifests that are mounted',
      text: `${node}COPY . .\nRUN --mount=type=bind,source=package.json,target=package.json npm ci\n`,
    },
    {
      name: 'manifests that were mounted for an install before the sources: uv’s own layout',
      text: 'FROM python:3.12\nWORKDIR /app\nRUN --mount=type=cache,target=/root/.cache/uv --mount=type=bind,source=uv.lock,target=uv.lock --mount=type=bind,source=pyproject.toml,target=pyproject.toml uv sync --locked --no-install-project\nCOPY . /app\nRUN --mount=type=cache,target=/root/.cache/uv uv sync --locked\n',
    },
    {
      name: 'manifests that were mounted for npm before the sources',
      text: `${node}RUN --mount=type=bind,source=package.json,target=package.json --mount=type=bind,source=package-lock.json,target=package-lock.json npm ci\nCOPY . .\nRUN npm run build && npm ci --omit=dev\n`,
    },
    { name: 'a context that is mounted', text: `${node}COPY . .\nRUN --mount=target=. npm ci\n` },
    { name: 'manifests that a command makes', text: `${node}COPY . .\nRUN npm init -y && npm install\n` },
    { name: 'packages by name', text: `${node}COPY . .\nRUN npm install -g pm2 && npm install express $MORE\n` },
    { name: 'the project itself', text: 'FROM python:3.12\nCOPY . .\nRUN pip install . && pip install -e .[dev]\n' },
    {
      name: 'the project and its requirements',
      text: 'FROM python:3.12\nCOPY . .\nRUN pip install -r requirements.txt -e .\n',
    },
    { name: 'requirements by a variable', text: 'FROM python:3.12\nCOPY . .\nRUN pip install -r "$FILE"\n' },
    {
      name: 'requirements elsewhere',
      text: 'FROM python:3.12\nCOPY . /app\nRUN pip install -r /tmp/requirements.txt\n',
    },
    { name: 'folders without sources', text: `${node}COPY src ./src\nCOPY vendor .\nCOPY scripts/ .\nRUN npm ci\n` },
    { name: 'a file', text: `${node}COPY Makefile .\nCOPY package.json .\nRUN npm ci\n` },
    { name: 'a folder for elsewhere', text: `${node}COPY . /opt/\nRUN npm ci\n` },
    {
      name: 'another stage',
      text: 'FROM node:22 AS a\nWORKDIR /app\nCOPY . .\nFROM node:22\nWORKDIR /app\nCOPY --from=a /app .\nRUN npm ci\n',
    },
    { name: 'a stage that is not built', text: `${node}COPY . .\nRUN npm ci\nFROM scratch\nCOPY a /a\n` },
    { name: 'one of several packages', text: `${node}COPY . .\nRUN pnpm install --filter web\n` },
    { name: 'a workspace that the file speaks of', text: `${node}COPY . .\nRUN npm ci\nWORKDIR packages/web\n` },
    {
      name: 'a workspace in sight',
      text: `${node}COPY . .\nRUN pnpm install\n`,
      workspace: context('package.json', 'pnpm-workspace.yaml', 'a/', 'a/package.json'),
    },
    {
      name: 'a manifest that was not read',
      text: `${node}COPY . .\nRUN npm install\n`,
      workspace: { ...context('package.json'), manifests: new Map() },
    },
    { name: 'what may not be run', text: `${node}COPY . .\nRUN if [ -f package.json ]; then npm ci; fi\n` },
    { name: 'ONBUILD', text: `${node}ONBUILD COPY . .\nONBUILD RUN npm ci\n` },
    { name: 'another shell', text: `${node}SHELL ["pwsh", "-c"]\nCOPY . .\nRUN npm ci\n` },
    { name: 'goals that build', text: 'FROM maven:3\nCOPY . .\nRUN mvn -B package\n' },
    { name: 'a heredoc', text: `${node}COPY <<EOF package.json\n{}\nEOF\nRUN npm ci\n` },
    { name: 'an unknown folder', text: `${node}COPY . .\nRUN cd $X && npm ci\n` },
    {
      name: 'an unknown destination of manifests',
      text: `${node}COPY package.json $X\nCOPY . .\nRUN npm ci\nRUN npm ci\n`,
    },
  ],
});
