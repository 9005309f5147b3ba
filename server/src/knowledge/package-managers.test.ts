import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inProject, packageManagers, recognise } from './package-managers.ts';

/** Words of a line; those with a `$` are unknown. */
const split = (line: string): (string | undefined)[] =>
  line.split(' ').map((word) => (word.includes('$') ? undefined : word));

const name = (manager: string) => packageManagers.find((entry) => entry.name === manager)!;

function assertRecognised(line: string, expected: string, operands = ''): void {
  const words = split(line);
  const found = recognise(words);
  assert.ok(found, line);
  assert.equal(`${found.manager.name} ${found.action} ${found.command}`.trim(), expected, line);
  assert.equal(found.operands.map((i) => words[i] ?? '?').join(' '), operands, `${line}: operands`);
}

test('the sub-command is found behind options and their values', () => {
  assertRecognised('apt-get install -y curl git', 'apt install install', 'curl git');
  assertRecognised('apt-get -y -o Dpkg::Use-Pty=0 install curl', 'apt install install', 'curl');
  assertRecognised('apt-get install -yt bookworm-backports curl', 'apt install install', 'curl');
  assertRecognised('/usr/bin/apt update', 'apt update update');
  assertRecognised('apt-get -qq purge --auto-remove gcc', 'apt remove purge', 'gcc');
  assertRecognised('apk add --no-cache --virtual .build-deps gcc musl-dev', 'apk install add', 'gcc musl-dev');
  assertRecognised('apk --no-cache add -t .deps gcc', 'apk install add', 'gcc');
  assertRecognised('dnf -y --setopt install_weak_deps=0 install httpd', 'dnf install install', 'httpd');
  assertRecognised('dnf group install development-tools', 'dnf install group install', 'development-tools');
  assertRecognised('microdnf clean all', 'microdnf other clean', 'all');
  assertRecognised('zypper -n in -t pattern devel_basis', 'zypper install in', 'devel_basis');
  assertRecognised('npm --prefix web ci --omit dev', 'npm install ci');
  assertRecognised('npm i -g pnpm', 'npm install i', 'pnpm');
  assertRecognised('npm run build', 'npm other run', 'build');
  assertRecognised('pnpm --filter web install --frozen-lockfile', 'pnpm install install');
  assertRecognised('yarn --cwd web add left-pad', 'yarn install add', 'left-pad');
  assertRecognised('go build -o /app -ldflags -s ./cmd/app', 'go install build', './cmd/app');
  assertRecognised('go -C src mod download', 'go install mod download');
  assertRecognised('go mod why x', 'go other mod why', 'x');
  assertRecognised('cargo +nightly build --release --target x86_64-unknown-linux-musl', 'cargo install build');
  assertRecognised('cargo install --path . --locked', 'cargo install install');
  assertRecognised(
    'dotnet publish app.csproj -c Release -o /out /p:UseAppHost=false',
    'dotnet install publish',
    'app.csproj',
  );
  assertRecognised('dotnet build /src/app.csproj', 'dotnet install build', '/src/app.csproj');
  assertRecognised('composer require -d /app symfony/yaml', 'composer install require', 'symfony/yaml');
  assertRecognised('poetry -C app install --only main', 'poetry install install');
  assertRecognised('conda env create -n app -f environment.yml', 'conda install env create');
  assertRecognised('bundle exec rake assets:precompile', 'bundler other exec', 'rake assets:precompile');
  assertRecognised('uv sync --locked --no-install-project', 'uv install sync');
  assertRecognised('uv --quiet pip install --system flask', 'uv install pip install', 'flask');
  assertRecognised('mix deps.get --only prod', 'mix install deps.get');
});

test('commands that go by another name', () => {
  assertRecognised('pip3 install flask', 'pip install install', 'flask');
  assertRecognised('pip3.12 install flask', 'pip install install', 'flask');
  assertRecognised('python -m pip install flask', 'pip install install', 'flask');
  assertRecognised('python3.12 -u -m pip install flask', 'pip install install', 'flask');
  assertRecognised('corepack pnpm install', 'pnpm install install');
  assertRecognised('corepack yarn@4.1.0 install', 'yarn-berry install install');
  assertRecognised('corepack prepare pnpm@9.1.0 --activate', 'corepack install prepare', 'pnpm@9.1.0');
  assertRecognised('pipx install black', 'pipx install install', 'black');
  assertRecognised('./mvnw -B package', 'maven install package');
  assertRecognised('sh ./gradlew build', 'gradle install build');
  assertRecognised('bin/composer.phar install', 'composer install install');
  assertRecognised('php -d memory_limit=-1 /usr/bin/composer install', 'composer install install');
});

test('yarn and bundle install without a sub-command, the others do nothing', () => {
  for (const line of ['yarn', 'yarn --frozen-lockfile', 'yarn --cwd web --production']) {
    const found = recognise(split(line));
    assert.deepEqual([found?.action, found?.command, found?.commandIndex], ['install', 'install', -1], line);
  }
  assertRecognised('bundle --jobs 4', 'bundler install install');
  assertRecognised('yarn --version', 'yarn other');
  assertRecognised('npm --version', 'npm other');
  assertRecognised('mvn -v', 'maven other');
});

test('options can be added behind the last word of the sub-command', () => {
  assert.equal(recognise(split('npm --prefix x ci --silent'))?.commandEnd, 4);
  assert.equal(recognise(split('go mod download -x'))?.commandEnd, 3);
  assert.equal(recognise(split('yarn --silent'))?.commandEnd, 1);
  assert.equal(recognise(split('python -m pip'))?.commandEnd, 3);
});

test('every goal of Maven and task of Gradle may download', () => {
  assertRecognised('mvn -B -f app/pom.xml clean package -DskipTests', 'maven install clean', 'package');
  assertRecognised('mvn dependency:go-offline', 'maven install dependency:go-offline');
  assertRecognised('gradle --no-daemon bootJar -x test', 'gradle install bootJar');
});

test("pacman's sub-commands are options", () => {
  assertRecognised('pacman -S --noconfirm git', 'pacman install -S', 'git');
  assertRecognised('pacman -Syu --noconfirm', 'pacman install -Syu');
  assertRecognised('pacman -Sy', 'pacman update -Sy');
  assertRecognised('pacman --noconfirm -Rs gcc', 'pacman remove -Rs', 'gcc');
  assertRecognised('pacman -Scc --noconfirm', 'pacman other -Scc');
});

test('words that are not known count as operands, before the sub-command as options', () => {
  assertRecognised('apt-get $OPTIONS install curl', 'apt install install', 'curl');
  assertRecognised('apt-get install -y $PACKAGES curl', 'apt install install', '? curl');
  assertRecognised('npm $COMMAND', 'npm other', '?');
  assert.equal(recognise([undefined, 'install']), undefined);
});

test('manifests named by options', () => {
  const manifests = (line: string) => recognise(split(line))?.manifests;
  assert.deepEqual(manifests('pip install -r requirements.txt -c constraints.txt'), [
    'requirements.txt',
    'constraints.txt',
  ]);
  assert.deepEqual(manifests('pip install --requirement=a.txt -rb.txt'), ['a.txt', 'b.txt']);
  assert.deepEqual(manifests('pip install -r $FILE'), [undefined]);
  assert.deepEqual(manifests('pip install flask'), []);
  assert.deepEqual(manifests('mamba env update --file environment.yml'), ['environment.yml']);
  assertRecognised('pip install -r requirements.txt', 'pip install install');
  assertRecognised('pip install -e .', 'pip install install', '.');
});

test('options are listed without their values', () => {
  const words = split('npm install --prefix web --silent x -- -y');
  const found = recognise(words);
  assert.deepEqual(
    found?.options.map((i) => words[i]),
    ['--prefix', '--silent'],
  );
  assert.deepEqual(
    found?.operands.map((i) => words[i]),
    ['x', '-y'],
  );
});

test('other programs are none', () => {
  for (const line of [
    'npx pnpm install',
    'echo npm install',
    'python app.py',
    'python -m venv /venv',
    'sh -c x',
    'make install',
    'php artisan',
    'apt-key add x',
    'corepack enable',
    'corepack',
    'uvx ruff',
  ]) {
    assert.equal(recognise(split(line)), undefined, line);
  }
  assert.equal(recognise([]), undefined);
});

test('Yarn 2 and later is known by its words, or by its file in the project', () => {
  assertRecognised('yarn install --immutable', 'yarn-berry install install');
  assertRecognised('yarn workspaces focus --production', 'yarn-berry install workspaces focus');
  assertRecognised('yarn install --frozen-lockfile', 'yarn install install');
  assert.equal(inProject(name('yarn'), (file) => file === '.yarnrc.yml').name, 'yarn-berry');
  assert.equal(inProject(name('yarn'), () => false).name, 'yarn');
  assert.equal(inProject(name('npm'), () => true).name, 'npm');
});

test('the table is sound', () => {
  const names = packageManagers.map((manager) => manager.name);
  assert.equal(new Set(names).size, names.length);
  for (const manager of packageManagers) {
    const commands = [...manager.installs, ...manager.updates, ...manager.removes];
    assert.equal(new Set(commands).size, commands.length, `${manager.name}: a sub-command means one thing`);
    assert.ok(manager.programs.length > 0 || manager.modules.length > 0, manager.name);
    for (const option of [...manager.valued, ...manager.cacheOff, ...manager.manifestOptions])
      assert.match(option, /^-/, manager.name);
    for (const option of manager.manifestOptions)
      assert.ok(manager.valued.includes(option), `${manager.name} ${option}`);
    for (const command of manager.goals ? [] : manager.readsManifests)
      assert.ok(manager.installs.includes(command), `${manager.name} ${command}`);
    for (const target of [...(manager.cache?.targets ?? []), ...(manager.cache?.alternatives ?? [])])
      assert.match(target, /^[~/]/, manager.name);
    for (const [, place] of manager.cache?.movedBy ?? []) {
      const count = Math.max(
        ...[manager.cache!.targets, ...Object.values(manager.cache!.targetsIn ?? {})].map((list) => list.length),
      );
      assert.ok(place < count, manager.name);
    }
    const { asks, pins } = manager;
    for (const option of [asks?.answer ?? [], asks?.answeredBy ?? [], pins?.settledBy ?? []].flat())
      assert.match(option, /^-/, manager.name);
    for (const command of pins?.single ?? pins?.settledByManifest ?? [])
      assert.ok(command === 'dlx' || pins!.commands.includes(command), `${manager.name} ${command}`);
    for (const { option, instead, better, setting } of manager.outdated) {
      assert.match(option, /^--/, manager.name);
      assert.equal(
        [instead, better, setting].filter((way) => way !== undefined).length,
        1,
        `${manager.name} ${option}`,
      );
    }
    const frozen = manager.frozen;
    if (!frozen) continue;
    for (const command of frozen.commands) assert.ok(manager.installs.includes(command), `${manager.name} ${command}`);
    assert.ok(!(frozen.replace && frozen.append), manager.name);
    if (frozen.append) assert.ok(frozen.satisfiedBy.includes(frozen.append), manager.name);
    for (const file of frozen.lockFile) assert.ok(manager.lockFiles.includes(file), manager.name);
  }
});

test('facts the rules rest upon', () => {
  assert.deepEqual(name('npm').frozen?.replace, ['install', 'ci']);
  assert.equal(name('yarn').frozen?.append, '--frozen-lockfile');
  assert.equal(name('yarn-berry').frozen?.append, '--immutable');
  assert.equal(name('poetry').frozen, undefined);
  assert.deepEqual(name('uv').cache?.env, { UV_LINK_MODE: 'copy' });
  assert.deepEqual(name('uv').dependenciesOnly, ['--no-install-project']);
  assert.equal(name('cargo').manifestsSuffice, false);
  assert.equal(name('apt').cache?.sharing, 'locked');
  assert.equal(name('npm').cache?.sharing, undefined);
});
