import type { Dockerfile } from '../../../model/dockerfile.ts';
import type { ShellWord } from '../../../shell/script.ts';
import type { Step } from '../../support/steps.ts';
import { throughChain } from '../../support/through-chain.ts';

/** What makes a program static or takes its libraries along, in any command or variable of a stage. */
const MARKS =
  /(?<!enable|disable)-static(?!-?lib)|\+crt-static|linux-musl|\bmusl-(?:gcc|tools|cross|clang)|\bnetgo\b|\bosusergo\b|\bzig\b|\bxx-\w|\bgoreleaser\b|env\s+-w\s[^\n]*CGO_ENABLED=0|\blddtree\b|\bldd\b|\bpatchelf\b/;

const TEXTS: ReadonlySet<string | undefined> = new Set(['RUN', 'ENV', 'ARG']);

const hasMarks = throughChain<boolean>((dockerfile, stage, base = false) => {
  if (base) return true;
  return stage.instructions.some(
    ({ name, range }) => TEXTS.has(name) && MARKS.test(dockerfile.text.slice(range.start, range.end)),
  );
});

/** Whether a program may be static: by the words that reach its linker, or by what else its stage says. */
export const maybeStatic = (dockerfile: Dockerfile, { stage }: Step, words: readonly ShellWord[]): boolean =>
  words.some(hidesOptions) || hasMarks(dockerfile, stage);

/** `$LDFLAGS` and `-ldflags="-s $LDFLAGS"`, but not `"-X main.version=$VERSION"` nor `./cmd/$NAME`. */
function hidesOptions({ value, text }: ShellWord): boolean {
  if (value !== undefined) return false;
  const given = text.replace(/^--?\w+=/, '').replace(/=\\?["']?[$`]/g, '=');
  return /(?:^|[\s"'])[$`]/.test(given);
}
