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
import { similar } from '../text/distance.ts';

/** What ShellCheck is asked. */
export interface ShellcheckQuestion {
  /** The whole question in one text. The same one has the same answer, wherever it stands. */
  readonly key: string;
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
    const shell = language === 'ash' ? 'dash' : language;
    const names = environmentOf(dockerfile, stage, instruction, text.text);
    // With a plain value: what an image's own variables hold is split and expanded because that is wanted.
    const head = `#!${command}\nexport ${names.map((name) => `${name}=1`).join(' ')}\n`;
    const key = `${shell}\n${head}${text.text}`;
    const input = key.slice(shell.length + 1);
    scripts.push({ instruction, language, shell, key, input, start: head.length, text });
    if (scripts.length === MOST) break;
  }
  return scripts;
});

/**
 * The variables that a script finds in its environment, as far as the file says and it matters: those that it reads, and those
 * that one which it reads and nobody sets may be a slip of. So an ENV that it has nothing to do with changes nothing.
 */
function environmentOf(dockerfile: Dockerfile, stage: Stage, instruction: Instruction, script: string): string[] {
  // A trigger runs in the stages of other files, which have the image's variables and no arguments of its build.
  const alone = instruction.onbuild !== undefined && !usedAsBase(dockerfile).has(stage);
  const secrets = instruction.mounts.map(
    ({ mount }) => mount?.fields.find(({ key }) => key.text === 'env')?.value?.text,
  );
  const isSet = (name: string): boolean =>
    Object.hasOwn(proxyArgs, name) ||
    secrets.includes(name) ||
    (alone ? stage.scope.definitionAt(name, instruction)?.kind === 'env' : stage.scope.declares(name, instruction));
  // In arithmetic they have no sign of their own.
  const pattern = script.includes('((') ? /([A-Za-z_]\w*)/g : /\$\{?[#!]?([A-Za-z_]\w*)/g;
  const names = new Set<string>();
  for (const name of new Set(Array.from(script.matchAll(pattern), (match) => match[1]!))) {
    if (isSet(name)) names.add(name);
    else if (script.includes(`$${name}`) || script.includes(`\${${name}`)) {
      if (script.includes(`${name}=`) || script.includes(`for ${name}`)) continue;
      for (const near of similar(name, namesOf(stage), String)) if (isSet(near)) names.add(near);
    }
  }
  return [...names].sort();
}

/** The names of all variables that a stage ever has. */
const namesOf = remember((stage: Stage): readonly string[] => {
  const definitions = chain(stage, LONG_CHAIN).flatMap(({ scope }) => scope.definitions);
  const names = new Set([...Object.keys(proxyArgs), ...definitions.map(({ name }) => name)]);
  return [...names].filter((name) => /^[A-Za-z_]\w*$/.test(name));
});

/** The stages that others of the file are based on. */
const usedAsBase = remember(
  ({ stages }: Dockerfile): ReadonlySet<Stage> =>
    new Set(stages.flatMap(({ base }) => (base.kind === 'stage' ? [base.stage] : []))),
);
