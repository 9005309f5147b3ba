import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Builds } from '../workspace/builders/builds.ts';
import type { FoundBuild } from '../workspace/builders/known-builders.ts';
import { NodeFiles } from '../workspace/node-files.ts';
import type { Command } from './arguments.ts';
import { checkFolder } from './disk.ts';
import { buildJson } from './json.ts';
import type { Session } from './session.ts';
import { count, paint, plain, type Terminal } from './terminal.ts';

type TargetsCommand = Extract<Command, { kind: 'targets' }>;

/** Lists the builds that the files in a folder start. */
export async function runTargets({ folder, format }: TargetsCommand, session: Session): Promise<void> {
  const { terminal } = session;
  try {
    await checkFolder(folder);
  } catch (error) {
    session.trouble(`${folder}: ${error instanceof Error ? error.message : String(error)}`);
    return;
  }
  const root = path.resolve(folder);
  const uri = pathToFileURL(path.join(root, path.sep)).href;
  const index = new Builds(new NodeFiles(() => [uri]), () => [uri]);
  await index.look();
  const pathOf = (uri: string) => path.relative(root, fileURLToPath(uri)) || '.';
  for (const [file, why] of index.unread)
    terminal.note(`dockerfile-stages: ${plain(pathOf(file))}: left out, since ${plain(why)}`);
  if (!index.isComplete)
    terminal.note('dockerfile-stages: there are more files than are looked at, or folders that cannot be read');
  const builds = index.builders.flatMap((file) => [...index.in(file)].sort((a, b) => a.range.start - b.range.start));
  if (format === 'json') {
    const json = builds.map((build) => buildJson(build, pathOf));
    terminal.out(`${JSON.stringify(json, null, 2)}\n`);
    return;
  }
  for (const build of builds) terminal.out(`${buildLine(terminal, build, pathOf)}\n`);
  terminal.out(`${count(builds.length, 'build')} in ${count(index.builders.length, 'file')}.\n`);
}

/** A line that editors and terminals make a link of. */
function buildLine(terminal: Terminal, build: FoundBuild, pathOf: (uri: string) => string): string {
  const { uri, start, dockerfile, target, certain } = build;
  return [
    `${plain(pathOf(uri))}:${start.line + 1}:${start.character + 1}`,
    dockerfile === undefined ? 'an unknown Dockerfile' : paint(terminal, 'bold', plain(pathOf(dockerfile))),
    ...(target === undefined ? [] : ['target', paint(terminal, 'bold', plain(target))]),
    ...(certain ? [] : [paint(terminal, 'dim', '(not certain)')]),
  ].join(' ');
}
