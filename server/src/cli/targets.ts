import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Lines } from '../text/lines.ts';
import { buildsIn } from '../workspace/builders/builds-in.ts';
import type { KnownBuild } from '../workspace/builders/resolve.ts';
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
  const uri = pathToFileURL(path.join(path.resolve(folder), path.sep)).href;
  const { builders, unread, complete } = await buildsIn(new NodeFiles(() => [uri]), uri);
  for (const file of unread) terminal.note(`dockerfile-stages: ${plain(file)}: cannot be read, and is left out`);
  if (!complete)
    terminal.note('dockerfile-stages: there are more files than are looked at, or folders that cannot be read');
  const json: ReturnType<typeof buildJson>[] = [];
  for (const { path: file, text, builds } of builders) {
    const lines = new Lines(text);
    for (const build of [...builds].sort((a, b) => a.range.start - b.range.start)) {
      if (format === 'json') json.push(buildJson(file, lines, build));
      else terminal.out(`${buildLine(terminal, file, lines, build)}\n`);
    }
  }
  if (format === 'json') terminal.out(`${JSON.stringify(json, null, 2)}\n`);
  else {
    const number = builders.reduce((sum, { builds }) => sum + builds.length, 0);
    terminal.out(`${count(number, 'build')} in ${count(builders.length, 'file')}.\n`);
  }
}

/** A line that editors and terminals make a link of. */
function buildLine(terminal: Terminal, file: string, lines: Lines, build: KnownBuild): string {
  const { line, character } = lines.position(build.range.start);
  const { dockerfile, target, certain } = build;
  return [
    `${plain(file)}:${line + 1}:${character + 1}`,
    dockerfile === undefined ? 'an unknown Dockerfile' : paint(terminal, 'bold', plain(dockerfile)),
    ...(target === undefined ? [] : ['target', paint(terminal, 'bold', plain(target))]),
    ...(certain ? [] : [paint(terminal, 'dim', '(not certain)')]),
  ].join(' ');
}
