import { proxyArgs } from '../knowledge/predefined-args.ts';
import type { ShellLanguage } from '../knowledge/system-shells.ts';
import type { Dockerfile } from '../model/dockerfile.ts';
import { placedInstructions } from '../model/instructions.ts';
import { remember } from '../model/remember.ts';
import { readerOf } from '../model/shell-language.ts';
import { shellTextOf } from '../model/shell-text.ts';
import { chain, LONG_CHAIN, type Stage } from '../model/stage.ts';
import type { Instruction } from '../syntax/instruction.ts';
import type { Logical } from '../syntax/logical.ts';

/** What ShellCheck is asked. The same question has the same answer, wherever it stands. */
export interface ShellcheckQuestion {
  /** ShellCheck's name of the language. */
  readonly shell: 'bash' | 'dash' | 'ksh' | 'sh';
  /** What it is given to read: two lines that say how the shell is started and what is in its environment, and the script. */
  readonly input: string;
}

/** A script of a Dockerfile. */
export interface ShellcheckScript extends ShellcheckQuestion {
  readonly instruction: Instruction;
  readonly language: ShellLanguage;
  /** Where the script begins in the input. */
  readonly start: number;
  /** The script, with places in the file. */
  readonly text: Logical;
}

/** Longer ones are no commands but data. */
const LONGEST = 64 * 1024;
/** So many scripts has no file that a person wrote. */
const MOST = 500;

/** In an image that nobody knows, it shows that there is no Bourne shell. */
const WINDOWS =
  /(?:^|[\s"'=;])(?:[A-Za-z]:|\.)\\\w|\$env:|\b(?:New-Object|Invoke-WebRequest|Set-ItemProperty)\b|\bpowershell\b/i;

/** By what an answer is remembered. */
export const keyOf = ({ shell, input }: ShellcheckQuestion): string => `${shell}\n${input}`;

/** What can be checked by ShellCheck: RUN, CMD, ENTRYPOINT and HEALTHCHECK in shell form, ONBUILD's too, in the order of the file. */
export const shellcheckScripts = remember((dockerfile: Dockerfile): readonly ShellcheckScript[] => {
  const scripts: ShellcheckScript[] = [];
  for (const { instruction, stage } of placedInstructions(dockerfile)) {
    const text = stage && shellTextOf(dockerfile, instruction);
    if (!text || text.text.trim() === '' || text.text.length > LONGEST) continue;
    const reader = readerOf(dockerfile, stage, instruction);
    if (!reader) continue;
    const { language, command } = reader;
    if (language === 'sh' && WINDOWS.test(text.text)) continue;
    const names = environment(dockerfile, stage, instruction);
    // As variables with a plain value: what an image's own variables hold is split and expanded because that is wanted.
    const head = `#!${command}\nexport ${names.map((name) => `${name}=1`).join(' ')}\n`;
    const shell = language === 'ash' ? 'dash' : language;
    scripts.push({ instruction, language, shell, input: head + text.text, start: head.length, text });
    if (scripts.length === MOST) break;
  }
  return scripts;
});

/** The names of the variables that a script finds in its environment, as far as the file says. */
function environment(dockerfile: Dockerfile, stage: Stage, instruction: Instruction): string[] {
  const names = new Set(Object.keys(proxyArgs));
  // A trigger runs in the stages of other files, which have the image's variables and no arguments of its build.
  const alone = instruction.onbuild !== undefined && !usedAsBase(dockerfile).has(stage);
  for (const link of chain(stage, LONG_CHAIN)) {
    for (const { name, kind, pair } of link.scope.definitions) {
      const before = link !== stage || pair.range.start < instruction.range.start;
      if (before && !(alone && kind === 'arg')) names.add(name);
    }
  }
  for (const { mount } of instruction.mounts) {
    const name = mount?.fields.find(({ key }) => key.text === 'env')?.value;
    if (name) names.add(name.text);
  }
  return [...names].filter((name) => /^[A-Za-z_]\w*$/.test(name)).sort();
}

/** The stages that others of the file are based on. */
const usedAsBase = remember(
  ({ stages }: Dockerfile): ReadonlySet<Stage> =>
    new Set(stages.flatMap(({ base }) => (base.kind === 'stage' ? [base.stage] : []))),
);
