import type { Build } from './build.ts';
import { folderOf } from './paths.ts';
import { verbatim } from './placed.ts';
import { buildsInShell } from './shell-builds.ts';

const SHELLS =
  /^(?:|sh|bash|shell|zsh|console|terminal|sh-session|shell-session|shellsession|text|txt|docker|dockerfile|commandline)$/i;
const PROMPT = /^[ \t]*(?:\S{0,100}[$%]|>|#(?=\s*(?:docker|podman|sudo)\b))[ \t]+/;

/** The builds in the blocks of commands of a Markdown file, each of which is a script of its own. */
export function readReadme(text: string, path: string): Build[] {
  const found: Build[] = [];
  for (const { start, end } of blocksIn(text)) {
    const script = verbatim(commandsOf(text.slice(start, end)), start);
    const folders = [...new Set([folderOf(path), '.'])];
    found.push(...buildsInShell(script, { folders }));
  }
  return found;
}

/** The content of the fenced blocks that may be commands. https://spec.commonmark.org/0.31.2/#fenced-code-blocks */
function* blocksIn(text: string): Generator<{ start: number; end: number }> {
  let open: { fence: string; start: number; isShell: boolean } | undefined;
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const [, fence, info = ''] =
      /^[ \t>]{0,20}(`{3,}|~{3,})[ \t]*([^`\r\n]*)/.exec(text.slice(at, Math.min(end, at + 300))) ?? [];
    if (fence !== undefined && !open) {
      open = {
        fence,
        start: Math.min(end + 1, text.length),
        isShell: SHELLS.test(/^[\w-]*/.exec(info.replace(/^\{\.?/, ''))![0]),
      };
    } else if (fence !== undefined && open && fence.startsWith(open.fence) && info.trim() === '') {
      if (open.isShell) yield { start: open.start, end: at };
      open = undefined;
    }
    at = end + 1;
  }
  if (open?.isShell) yield { start: open.start, end: text.length };
}

/** Where lines begin with a prompt, the others are answers: they, and the prompts, become blanks of the same length. */
function commandsOf(block: string): string {
  const lines = block.split('\n');
  if (!lines.some((line) => PROMPT.test(line.slice(0, 200)))) return block;
  let goesOn = false;
  const kept = lines.map((line) => {
    const prompt = PROMPT.exec(line.slice(0, 200))?.[0];
    const isCommand = prompt !== undefined || goesOn;
    goesOn = isCommand && /\\\r?$/.test(line);
    return isCommand ? ' '.repeat(prompt?.length ?? 0) + line.slice(prompt?.length ?? 0) : ' '.repeat(line.length);
  });
  return kept.join('\n');
}
