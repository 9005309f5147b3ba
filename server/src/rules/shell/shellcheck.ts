import type { Range } from '../../text/range.ts';
import type { ShellcheckRemark } from '../../workspace/shellcheck-remarks.ts';
import { type ShellcheckScript, shellcheckScripts } from '../../workspace/shellcheck-scripts.ts';
import type { Rule } from '../rule.ts';
import { meantArray } from '../syntax/meant-array.ts';
import { cd } from './cd.ts';
import { heredocErrexit } from './heredoc-errexit.ts';
import { shellcheckFix } from './shellcheck-fix.ts';
import { told, UNSEEN_CD } from './shellcheck-weight.ts';

export const shellcheck: Rule = {
  id: 'shell/shellcheck',
  severity: 'warning',
  summary: 'ShellCheck finds something in a command',
  severities: `information or a hint where ShellCheck thinks so, and where its advice is seldom of use in a build; a hint, too, for
syntax that the image's \`sh\` may have or not, as nobody knows the image; and never more than information in what a container runs.`,
  why: `[ShellCheck](https://www.shellcheck.net) knows the traps of the shell: words that fall apart, a \`cd\` that fails unseen, syntax that the
image's \`sh\` has not. Where it is installed and the workspace trusted, it reads what the shell will read, in the language of SHELL and
of the base image, with the variables of ARG and ENV. A comment may name one of its checks alone: \`# hadolint ignore=SC2086\`.`,
  reported: 'FROM debian:12\nWORKDIR /src\nRUN [|cd build|]; make\n',
  fine: 'FROM debian:12\nWORKDIR /src\nRUN cd build && make\n',
  shellcheck: {
    'cd build; make': `{"comments":[{"file":"-","line":3,"endLine":3,"column":1,"endColumn":9,"level":"warning","code":2164,
      "message":"Use 'cd ... || exit' or 'cd ... || return' in case cd fails.","fix":{"replacements":[{"column":9,"endColumn":9,
      "endLine":3,"insertionPoint":"beforeStart","line":3,"precedence":5,"replacement":" || exit"}]}}]}`,
  },
  peers: [],
  changes: ['steps', 'Cmd', 'Entrypoint', 'Healthcheck'],
  whole: true,
  *check(dockerfile, { shellcheck: answers }, others) {
    if (!answers) return;
    for (const script of shellcheckScripts(dockerfile)) {
      // An array with a slip in it is told of as such.
      if (meantArray(script.instruction)) continue;
      for (const { remark, severity } of told(answers(script) ?? [], script)) {
        // That nothing stops the script is told once, of all its lines.
        if (remark.code === UNSEEN_CD && others.mayReport(heredocErrexit, script.instruction.range)) continue;
        const name = `SC${remark.code}`;
        const range = placeOf(remark, script);
        if (remark.code === UNSEEN_CD && others.mayReport(cd, range)) continue;
        yield {
          range,
          message: `${name}: ${messageOf(remark, script)}`,
          severity,
          check: { name, page: `https://www.shellcheck.net/wiki/${name}` },
          fixes: () => shellcheckFix(dockerfile, remark, script, range),
        };
      }
    }
  },
};

/** What a remark is about, in the file: where ShellCheck names a mere place, the word there, or the last character. */
function placeOf({ range }: ShellcheckRemark, { start, text }: ShellcheckScript): Range {
  const from = Math.min(range.start - start, text.text.length - 1);
  const to = Math.min(range.end - start, text.text.length);
  if (to > from) return text.range(from, to);
  const word = /\S+|./sy;
  word.lastIndex = from;
  return text.range(from, from + word.exec(text.text)![0].length);
}

/** One line that ends with a full stop, about the shell that it is. */
function messageOf({ message }: ShellcheckRemark, { language }: ShellcheckScript): string {
  const line = message
    .replace(/\s+/g, ' ')
    .replace(/ Fix any mentioned problems and try again\.?$/, '')
    .trim();
  const about = language === 'ash' ? line.replace(/^In dash, /, 'In BusyBox sh, ') : line;
  return /[.?!]$/.test(about) ? about : `${about}.`;
}
