import { type Build, labelled } from './build.ts';
import { folderOf } from './paths.ts';
import { verbatim } from './placed.ts';
import { buildsInRecipe, enclosed, logicalLines, substituted } from './recipes.ts';
import { buildsInShell } from './shell-builds.ts';

const references = (text: string) => enclosed(text, '{{', '}}');
const ASSIGNMENT = /^(?:export\s+)?([A-Za-z_][\w-]*)\s*:=\s*(["'])([^"'\\]*)\2\s*(?:#.*)?$/;
const HEADER = /^@?([A-Za-z_][\w-]*)[^:=]*:(?!=)/;

/** The builds in the recipes of a justfile, whose lines are scripts of their own unless a recipe begins with `#!`. https://just.systems/man/en/ */
export function readJustfile(text: string, path: string): Build[] {
  const values = new Map<string, string>();
  const lines = [...logicalLines(text)];
  for (const { start, end } of lines) {
    const [, name, , value] = end - start < 2000 ? (ASSIGNMENT.exec(text.slice(start, end)) ?? []) : [];
    if (name !== undefined && value !== undefined) values.set(name, value);
  }
  const valueOf = (inner: string) => values.get(inner);
  const place = { folders: [folderOf(path)] };
  const found: Build[] = [];
  for (let i = 0; i < lines.length; i++) {
    const recipe = HEADER.exec(text.slice(lines[i]!.start, Math.min(lines[i]!.end, lines[i]!.start + 500)))?.[1];
    if (recipe === undefined) continue;
    const body = i + 1;
    while (
      i + 1 < lines.length &&
      /^[ \t]|^$/.test(text.slice(lines[i + 1]!.start, Math.min(lines[i + 1]!.end, lines[i + 1]!.start + 1)))
    )
      i++;
    const first = lines[body];
    if (!first || body > i) continue;
    if (/^[ \t]*#!/.test(text.slice(first.start, first.end))) {
      const script = verbatim(text.slice(first.start, lines[i]!.end), first.start);
      found.push(...labelled(buildsInShell(substituted(script, references, valueOf), place), recipe));
    } else
      for (const line of lines.slice(body, i + 1))
        found.push(...labelled(buildsInRecipe(text, line, references, valueOf, place), recipe));
  }
  return found;
}
