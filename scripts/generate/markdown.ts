/** A text as code in a line of Markdown, whatever backticks it has. */
export function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const ticks = '`'.repeat(longest + 1);
  return longest > 0 ? `${ticks} ${text} ${ticks}` : `${ticks}${text}${ticks}`;
}

/** `a`, `a or b`, `a, b or c`. */
export const list = (items: readonly string[], word = 'or'): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;

/** A table; the first row is its head. */
export function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  return [head, head.map(() => '---'), ...body].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** A check of another tool, with a link to its page where there is one. */
export function peerLink(peer: string): string {
  const [tool, name] = peer.split(' ');
  const page =
    tool === 'BuildKit' && /^[A-Z]\w+$/.test(name ?? '')
      ? `https://docs.docker.com/reference/build-checks/${kebab(name!)}/`
      : tool === 'hadolint' && /^DL\d+$/.test(name ?? '')
        ? `https://github.com/hadolint/hadolint/wiki/${name}`
        : tool === 'ShellCheck' && /^SC\d+$/.test(name ?? '')
          ? `https://www.shellcheck.net/wiki/${name}`
          : undefined;
  return page ? `[${peer}](${page})` : peer;
}

/** `JSONArgsRecommended` becomes `json-args-recommended`. */
const kebab = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
