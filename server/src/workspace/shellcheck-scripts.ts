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
  /** What it is given to read: lines that say how the shell is started and what is in its environment, and the script. */
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
/** So many scripts, and variables that nobody sets, has no file that a person wrote. */
const MOST = { scripts: 500, slips: 200 };

/** In an image that nobody knows, it shows that there is no Bourne shell. */
const WINDOWS =
  /(?:^|[\s"'=;])(?:[A-Za-z]:|\.)\\\w|\$env:|\b(?:New-Object|Invoke-WebRequest|Set-ItemProperty)\b|\bpowershell\b/i;

/** What can be checked by ShellCheck: RUN, CMD, ENTRYPOINT and HEALTHCHECK in shell form, ONBUILD's too, in the order of the file. */
export const shellcheckScripts = remember((dockerfile: Dockerfile): readonly ShellcheckScript[] => {
  const scripts: ShellcheckScript[] = [];
  let slips = 0;
  for (const { instruction, stage } of placedInstructions(dockerfile)) {
    const text = stage && shellTextOf(dockerfile, instruction);
    if (!text || text.text.trim() === '' || text.text.length > LONGEST) continue;
    const reader = readerOf(dockerfile, stage, instruction);
    if (!reader) continue;
    const { language, command } = reader;
    if (language === 'sh' && WINDOWS.test(text.text)) continue;
    const shell = language === 'ash' ? 'dash' : language;
    const isSet = settingOf(dockerfile, stage, instruction);
    const unset = unsetIn(text.text, isSet).slice(0, MOST.slips - slips);
    slips += unset.length;
    // One that looks like a slip of another brings that one along. What a script has nothing to do with is none of its question.
    const near = unset.flatMap((name) => similar(name, namesOf(stage), String));
    const names = [...new Set([...readIn(text.text), ...near])].filter(isSet).sort();
    // With a plain value: what an image's own variables hold is split and expanded because that is wanted.
    const exports = `export ${names.map((name) => `${name}=1`).join(' ')}\n`;
    const head = `#!${command}\n${directives(text.text)}${exports}`;
    const key = `${shell}\n${head}${text.text}`;
    const input = key.slice(shell.length + 1);
    scripts.push({ instruction, language, shell, key, input, start: head.length, text });
    if (scripts.length === MOST.scripts) break;
  }
  return scripts;
});

/** What a script says to ShellCheck before its first command, and so of itself as a whole. */
const directives = (script: string): string =>
  (/^(?:[ \t]*(?:#.*)?\n)+/.exec(script)?.[0].match(/^[ \t]*# *shellcheck .*\n/gm) ?? []).join('');

const READ = /\$\{?[#!]?([A-Za-z_]\w*)/g;

/** The names that a script may read. In arithmetic they have no sign of their own. */
const readIn = (script: string): string[] =>
  Array.from(script.matchAll(script.includes('((') ? /([A-Za-z_]\w*)/g : READ), (match) => match[1]!);

/** The variables that a script reads and nobody sets. */
function unsetIn(script: string, isSet: (name: string) => boolean): string[] {
  const read = new Set(Array.from(script.matchAll(READ), (match) => match[1]!));
  const unset = [...read].filter((name) => !isSet(name));
  if (unset.length === 0) return unset;
  const assigned = assignedIn(script);
  return unset.filter((name) => !assigned.has(name));
}

/** The variables that a script sets itself: `A=b`, `for A in`, `read A`. */
export const assignedIn = (script: string): ReadonlySet<string> =>
  new Set(Array.from(script.matchAll(/\b([A-Za-z_]\w*)=|\b(?:for|read|read -r)[ \t]+(\w+)/g), ([, a, b]) => a ?? b!));

/** Tells which variables a script finds in its environment, as far as the file says. */
function settingOf(dockerfile: Dockerfile, stage: Stage, instruction: Instruction): (name: string) => boolean {
  // A trigger runs in the stages of other files, which have the image's variables and no arguments of its build.
  const alone = instruction.onbuild !== undefined && !usedAsBase(dockerfile).has(stage);
  const secrets = instruction.mounts.map(
    ({ mount }) => mount?.fields.find(({ key }) => key.text === 'env')?.value?.text,
  );
  const { scope } = stage;
  return (name) =>
    Object.hasOwn(proxyArgs, name) ||
    secrets.includes(name) ||
    (alone ? scope.definitionAt(name, instruction)?.kind === 'env' : scope.declares(name, instruction));
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
