import {
  powershellSettings,
  shellLetters,
  shellOptionNames,
  shellWords,
} from '../../knowledge/reference/shell-words.ts';
import { dialectOf, isPosix } from '../../shell/dialect.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { oneLine } from '../one-line.ts';
import { paragraphs } from './text.ts';
import type { Writer } from './writer.ts';

const LONGEST = 80;

/** What a word of SHELL does to the scripts that follow; undefined for words that we do not know. */
export function describeShellWord({ markup }: Writer, { form, words }: Instruction, index: number): string | undefined {
  if (form !== 'json') return undefined;
  const shell = words.findIndex(({ text }) => dialectOf([text]) !== 'other');
  if (shell < 0 || index < shell) return undefined;
  const texts = words.map(({ text }) => text);
  const [title, about] = index === shell ? [texts[shell]!, READS] : (option(texts, shell, index) ?? []);
  if (title === undefined || about === undefined) return undefined;
  return paragraphs(markup.bold(markup.code(oneLine(title, LONGEST))), markup.prose(about));
}

const READS =
  'The shell that reads `RUN`, `CMD`, `ENTRYPOINT` and `HEALTHCHECK` in shell form from here on, in this stage and those based on it.';

type Option = readonly [title: string, about: string] | undefined;

function option(words: readonly string[], shell: number, index: number): Option {
  const dialect = dialectOf([words[shell]!]);
  const word = words[index]!;
  const whole = own(shellWords[dialect] ?? {}, isPosix(dialect) ? word : word.toLowerCase());
  if (whole !== undefined) return [word, whole];
  if (dialect === 'powershell') {
    const about = powershellSettings.filter(([setting]) => word.split(';').some((part) => setting.test(part.trim())));
    return about.length > 0 ? [word, about.map(([, text]) => text).join(' ')] : undefined;
  }
  if (!isPosix(dialect)) return undefined;
  const before = index - 1 > shell ? words[index - 1]! : '';
  if (/^-[a-z]*o$/.test(before)) {
    const about = own(shellOptionNames, word);
    return about === undefined ? undefined : [`-o ${word}`, about];
  }
  return /^-[a-z]+$/.test(word) ? cluster(word, words[index + 1]) : undefined;
}

/** `-euxo pipefail`: a line for each letter, if there are several. */
function cluster(word: string, next: string | undefined): Option {
  const letters = [...word.slice(1)];
  const told = letters.map((letter) => {
    if (letter !== 'o') return [`-${letter}`, own(shellLetters, letter)] as const;
    return [`-o ${next ?? ''}`.trim(), next === undefined ? undefined : own(shellOptionNames, next)] as const;
  });
  if (told.some(([, about]) => about === undefined)) return undefined;
  if (told.length === 1) return [told[0]![0], told[0]![1]!];
  return [word, told.map(([name, about]) => `- \`${name}\`: ${about}`).join('\n')];
}

const own = (table: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
