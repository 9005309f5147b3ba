import type { Known } from './build.ts';
import type { Scalar } from './tree.ts';

/** https://docs.docker.com/reference/compose-file/interpolation/ */
const VARIABLE = /\$(?:\$|\{([A-Za-z_]\w*)(?:(:?[-?+])([^{}]*))?\}|([A-Za-z_]\w*)|)/g;

/** A scalar of a Compose file with its variables replaced; it varies if there are any, since the environment may set them. */
export function interpolated({ text, range }: Scalar, variables: ReadonlyMap<string, string>): Known {
  let isKnown = true;
  let varies = false;
  const value = text.replace(
    VARIABLE,
    (all, braced: string | undefined, operator = '', word = '', bare = undefined) => {
      if (all === '$$') return '$';
      const name = braced ?? bare;
      varies = true;
      const own = name === undefined ? undefined : variables.get(name);
      const isSet = own !== undefined && (own !== '' || !operator.startsWith(':'));
      if (operator.endsWith('+')) return isSet ? word : '';
      if (isSet) return own;
      if (!operator.endsWith('-') || word.includes('$')) isKnown = false;
      return word;
    },
  );
  return { range, text: isKnown ? value : undefined, varies };
}

/** The variables of an `.env` file. https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax */
export function readEnvironment(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const [, name, value = ''] = /^\s*(?:export\s+)?([A-Za-z_][\w.]*)\s*[=:]\s*(.*)$/.exec(line.slice(0, 4096)) ?? [];
    if (name === undefined) continue;
    const quoted = /^(["'])(.*?)\1/.exec(value);
    const plain = quoted ? quoted[2]! : value.replace(/(?:^|\s)#.*$/, '').trim();
    if (!plain.includes('$') || quoted?.[1] === "'") found.set(name, plain);
  }
  return found;
}
