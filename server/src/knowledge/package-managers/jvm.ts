import type { PackageManager } from './package-manager.ts';
import { define, words } from './package-manager.ts';

export const jvmManagers: readonly PackageManager[] = [
  define({
    // https://maven.apache.org/ref/current/maven-embedder/cli.html , https://maven.apache.org/plugins/maven-dependency-plugin/
    name: 'maven',
    kind: 'language',
    programs: ['mvn', 'mvnw', 'mvnd', 'mvnw.cmd'],
    installs: [],
    goals: true,
    valued: words(`
      -f --file -file -s --settings -gs --global-settings -t --toolchains -gt --global-toolchains -pl --projects -rf
      --resume-from -P --activate-profiles -T --threads -b --builder -l --log-file -D --define --color
    `),
    cache: { targets: ['~/.m2'], alternatives: ['~/.m2/repository'], movedBy: [] },
    cacheCleaners: [
      ['rm', '-r', '~/.m2'],
      ['rm', '-r', '~/.m2/repository'],
      ['mvn', 'dependency:purge-local-repository'],
      ['mvnw', 'dependency:purge-local-repository'],
    ],
    readsManifests: [
      'dependency:go-offline',
      'dependency:resolve',
      'dependency:resolve-plugins',
      'dependency:copy-dependencies',
    ],
    manifests: ['pom.xml'],
    alsoRead: ['.mvn'],
    manifestOptions: ['-f', '--file'],
    manifestsSuffice: true,
    keptInCache: true,
  }),
  define({
    // https://docs.gradle.org/current/userguide/directory_layout.html#dir:gradle_user_home
    name: 'gradle',
    kind: 'language',
    programs: ['gradle', 'gradlew', 'gradlew.bat'],
    installs: [],
    goals: true,
    valued: words(`
      -b --build-file -c --settings-file -p --project-dir -g --gradle-user-home -I --init-script -x --exclude-task
      -D --system-prop -P --project-prop --console --max-workers --project-cache-dir --priority --warning-mode
      --include-build -F --dependency-verification -M --write-verification-metadata
    `),
    cache: {
      targets: ['~/.gradle'],
      targetsIn: { gradle: ['/home/gradle/.gradle'] },
      alternatives: ['~/.gradle', '~/.gradle/caches', '/home/gradle/.gradle', '/home/gradle/.gradle/caches'],
      movedBy: [['GRADLE_USER_HOME', 0, '*']],
    },
    cacheCleaners: [
      ['rm', '-r', '~/.gradle'],
      ['rm', '-r', '~/.gradle/caches'],
    ],
    readsManifests: ['dependencies'],
    manifests: ['build.gradle', 'build.gradle.kts'],
    lockFiles: ['gradle.lockfile'],
    alsoRead: ['settings.gradle', 'settings.gradle.kts', 'gradle.properties', 'gradle'],
    manifestsSuffice: true,
    keptInCache: true,
    directoryOptions: ['-p', '--project-dir'],
  }),
  define({
    // https://www.scala-sbt.org/1.x/docs/Dependency-Management-Flow.html , https://get-coursier.io/docs/cache
    name: 'sbt',
    kind: 'language',
    programs: ['sbt', 'sbtn', 'sbtx'],
    installs: [],
    goals: true,
    valued: words('-mem -java-home -jvm-debug -sbt-version -sbt-dir -sbt-boot -ivy'),
    cache: { targets: ['~/.sbt', '~/.ivy2', '~/.cache/coursier'], movedBy: [['COURSIER_CACHE', 2, '*']] },
    cacheCleaners: [
      ['rm', '-r', '~/.ivy2'],
      ['rm', '-r', '~/.sbt'],
    ],
    readsManifests: ['update'],
    manifests: ['build.sbt'],
    alsoRead: ['project/build.properties', 'project/plugins.sbt'],
    manifestsSuffice: true,
    keptInCache: true,
  }),
];
