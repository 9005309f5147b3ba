import type { YamlNode } from '../config/yaml.ts';
import { type Build, labelled } from './build.ts';
import { jobsOf, linesOf } from './gitlab-jobs.ts';
import { above, folderOf } from './paths.ts';
import { lined, placedScalar } from './placed.ts';
import { buildsInShell, MAY_BUILD } from './shell-builds.ts';
import type { Scalar } from './tree.ts';

const MOST_LINES = 10_000;

/**
 * The builds that the scripts of GitLab's jobs start, in the project's folder: the topmost one where a file in another folder is
 * included. https://docs.gitlab.com/ci/yaml/
 */
export function readGitlab(documents: readonly YamlNode[], text: string, path: string): Build[] {
  const own = path.includes('.gitlab/') ? above(path, '.gitlab') : folderOf(path);
  const folders = [...new Set(['.', own])];
  let left = MOST_LINES;
  const found = new Map<string, Build>();
  for (const root of documents) {
    for (const { name, variables, scripts, isOpen } of jobsOf(root)) {
      // One shell runs what comes before a script and the script, so that a `cd` counts for all that follows; another one what comes after.
      for (const keys of [['before_script', 'script'] as const, ['after_script'] as const]) {
        const lines: Scalar[] = [];
        for (const key of keys) {
          for (const line of linesOf(root, scripts.get(key))) {
            // Aliases may make very many of few.
            if (left-- <= 0) return [...found.values()];
            lines.push(line);
          }
        }
        if (!lines.some((line) => MAY_BUILD.test(line.text))) continue;
        const script = lined(lines.map((line) => placedScalar(text, line)));
        const builds = labelled(buildsInShell(script, { folders, variables }), name);
        for (const build of builds) {
          const { range, places, target, args } = build;
          const certain = build.certain && !(isOpen && keys.length > 1);
          // What several jobs extend, or share in another way, is one build unless their variables make several of it.
          const key = JSON.stringify([range, places, target, [...args], certain]);
          if (!found.has(key)) found.set(key, { ...build, certain });
        }
      }
    }
  }
  return [...found.values()];
}
