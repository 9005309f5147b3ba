import type { Build } from './build.ts';
import { folderOf } from './paths.ts';
import { verbatim } from './placed.ts';
import { buildsInShell } from './shell-builds.ts';

const STEP =
  /\bsh\s{0,9}\(?\s{0,99}(?:\w{1,30}\s{0,9}:\s{0,9}\w{1,30}\s{0,9},\s{0,99})?(?:script\s{0,9}:\s{0,9})?('''|"""|'|")/g;

/** The builds that the `sh` steps of a Jenkinsfile start. https://www.jenkins.io/doc/pipeline/steps/workflow-durable-task-step/ */
export function readJenkinsfile(text: string, path: string): Build[] {
  // `dir('x') { … }` has its steps run elsewhere; what is in it is not followed.
  const folders = /\bdir\s*\(/.test(text) ? [] : [folderOf(path)];
  const found: Build[] = [];
  const step = new RegExp(STEP);
  for (let match = step.exec(text); match; match = step.exec(text)) {
    const quote = match[1]!;
    const start = step.lastIndex;
    let end = start;
    while (end < text.length && !text.startsWith(quote, end)) end += text[end] === '\\' ? 2 : 1;
    step.lastIndex = end;
    const script = text.slice(start, end);
    // Other backslashes than those at the end of a line are for Groovy: nobody looks what it makes of them.
    if (!/\\(?!\r?\n)/.test(script.replaceAll('\\"', '')))
      found.push(...buildsInShell(verbatim(script, start), { folders }));
  }
  return found;
}
