import { parseOptions } from '../../shell/options.ts';
import type { ShellCommand, ShellWord } from '../../shell/script.ts';

/** A command that unpacks an archive. */
export interface Extraction {
  readonly archive: ShellWord;
  /** Where to, if it says so. */
  readonly into: ShellWord | undefined;
  /** Whether ADD does the very same. */
  readonly plain: boolean;
}

/** Programs that unpack what they are given, or a part of the way. */
const UNPACKERS: ReadonlySet<string | undefined> = new Set(
  'unzip bunzip2 gunzip unlzma unxz uncompress zcat gzcat bzcat xzcat lzcat'.split(' '),
);

/** Options of tar that take the next word: https://man7.org/linux/man-pages/man1/tar.1.html */
const VALUED = new Set(
  `-f --file -C --directory -T --files-from -X --exclude-from --exclude --strip-components --strip --transform --xform -s -I
  --use-compress-program --to-command --owner --group --mode --suffix -b --blocking-factor -N --newer --one-top-level`.split(
    /\s+/,
  ),
);

/** With these the files of the archive arrive under other names, or not all of them. */
const CHOOSES =
  /^(?:-[OTXsIN]|--(?:to-stdout|to-command|files-from|exclude.*|strip|strip-components|transform|xform|one-top-level|use-compress-program|newer|wildcards.*|no-anchored|zstd|lzop))$/;

/** What changes nothing about the files. */
const PLAIN =
  /^(?:-[xvzjJapfCZ]|--(?:extract|get|file|directory|verbose|gzip|gunzip|ungzip|bzip2|xz|lzma|auto-compress|preserve-permissions|same-permissions|same-owner|overwrite|warning))$/;

/** What a command unpacks whole; undefined where it unpacks nothing, or only a part of the archive. */
export function extractionOf(command: ShellCommand): Extraction | undefined {
  const { program, args, redirects } = command;
  const given = redirects.find(({ operator }) => operator === '<')?.target;
  if (UNPACKERS.has(program)) {
    const archive = parseOptions(args).operands[0] ?? given;
    return archive && { archive, into: undefined, plain: false };
  }
  if (program !== 'tar' && program !== 'bsdtar') return undefined;
  const options = parseOptions(dashed(args), VALUED);
  if (!options.has('-x', '--extract', '--get') || options.operands.length > 0 || options.uncertain) return undefined;
  if (options.options.some(({ name }) => CHOOSES.test(name))) return undefined;
  const archive = options.value('-f', '--file') ?? given;
  const plain = options.options.every(({ name }) => PLAIN.test(name));
  return archive && { archive, into: options.value('-C', '--directory'), plain };
}

/** `xzf a.tar.gz` is the old way to write `-xzf a.tar.gz`. */
function dashed(args: readonly ShellWord[]): readonly ShellWord[] {
  const [first, ...rest] = args;
  const letters = first?.value;
  if (!first || letters === undefined || !/^[A-Za-z]+$/.test(letters) || /f.*C|C.*f/.test(letters)) return args;
  const text = `-${letters.replace('f', '')}${letters.includes('f') ? 'f' : ''}`;
  return [{ ...first, text, value: text, pattern: text }, ...rest];
}
