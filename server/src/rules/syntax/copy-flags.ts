import { parseBoolean } from '../../knowledge/go-values.ts';
import { isGitSource, isHttpSource, readSource } from '../../model/add-source.ts';
import { readHeredocWord } from '../../syntax/heredoc.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Word } from '../../syntax/word.ts';
import { shown } from '../support/shown.ts';
import { type Checked, valueOf } from './instructions.ts';

/** The sources of COPY or ADD that are paths, URLs or repositories, not heredocs. */
export const sourcesOf = ({ words }: Instruction): readonly Word[] =>
  words.slice(0, -1).filter(({ text }) => readHeredocWord(text) === undefined);

/** What chmod takes besides numbers: Parse in tonistiigi/dchapes-mode. */
const SYMBOLIC = /^[augo]*(?:[-+=][rstwXxugo]*)+(?:,[augo]*(?:[-+=][rstwXxugo]*)+)*$/;

/** What is wrong with the value of `--chmod`, whose variables are replaced; undefined for nothing. */
export function chmodFault(value: string): string | undefined {
  const octal = /^[0-7]+$/.test(value) && Number.parseInt(value, 8) <= 0o7777;
  if (value === '' || octal || SYMBOLIC.test(value)) return undefined;
  return `"${shown(value)}" is not a file mode: write octal digits up to 7777, or letters as in u+x.`;
}

/** Names are looked up in the image, and a linked layer has none below it (chownByName in convert_copy.go). */
export function linkedChownFault(value: string): string | undefined {
  const name = /^([^:]*)(?::(.*))?$/s
    .exec(value)
    ?.slice(1)
    .find((part) => part && part !== 'root' && !isId(part));
  return name === undefined ? undefined : `With --link, "${shown(name)}" cannot be looked up: it takes numbers.`;
}

const isId = (text: string): boolean =>
  /^[-+]?\d+$/.test(text) && Number(text) >= -0x8000_0000 && Number(text) <= 0x7fff_ffff;

const HEX_DIGITS: ReadonlyMap<string, number> = new Map([
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
]);

/** What BuildKit finds wrong with a checksum that goes with these sources; silent where it cannot be told. */
export function checksumFault(checked: Checked, value: string): string | undefined {
  if (value === '') return undefined;
  const [source, ...more] = sourcesOf(checked.instruction);
  if (!source || more.length > 0) return 'A checksum goes with a single source.';
  const text = valueOf(checked, source);
  if (text === undefined) return undefined;
  if (isGitSource(text)) return commitFault(value, readSource(text).query);
  if (!isHttpSource(text)) return 'A checksum goes with a URL or a Git repository, not with a file.';
  const [algorithm = '', digest = ''] = value.split(/:(.*)/s);
  const digits = HEX_DIGITS.get(algorithm);
  if (digits === undefined) return 'A checksum begins with "sha256:", "sha384:" or "sha512:".';
  return digest.length === digits && /^[0-9a-f]*$/.test(digest)
    ? undefined
    : `A checksum of ${algorithm} has ${digits} digits, in small letters.`;
}

function commitFault(value: string, query: string): string | undefined {
  const options = new URLSearchParams(query);
  const commit = options.get('checksum') ?? options.get('commit');
  return commit && commit !== value ? `The source asks for another commit, "${shown(commit)}".` : undefined;
}

/** Whether `--keep-git-dir` and what the source says about it exclude each other. */
export function keepGitDirFault(checked: Checked, value: string): string | undefined {
  for (const source of sourcesOf(checked.instruction)) {
    const { kind, query } = readSource(valueOf(checked, source) ?? '');
    const asked = kind === 'git' ? new URLSearchParams(query).get('keep-git-dir') : null;
    if (asked === null) continue;
    const keeps = asked === '' || parseBoolean(asked);
    if (keeps !== undefined && keeps !== (value.toLowerCase() === 'true')) return 'The source says the opposite.';
  }
  return undefined;
}
