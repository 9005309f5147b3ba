import { type ShellLanguage, systemShell } from '../knowledge/system-shells.ts';
import { shebang, shellProgram } from '../shell/dialect.ts';
import type { Instruction } from '../syntax/instruction.ts';
import { baseFacts, isWindows } from './base-image.ts';
import type { Dockerfile } from './dockerfile.ts';
import { remember } from './remember.ts';
import { shellAt } from './shell-comment.ts';
import { scriptBody } from './shell-text.ts';
import { chain, LONG_CHAIN, type Stage, stepsOf } from './stage.ts';

/** What reads a script. */
export interface Reader {
  readonly language: ShellLanguage;
  /** How it is started, as the first line of a script says it: `/bin/bash -o pipefail -c`. */
  readonly command: string;
}

const languages: Readonly<Record<string, ShellLanguage>> = {
  bash: 'bash',
  rbash: 'bash',
  dash: 'dash',
  ash: 'ash',
  ksh: 'ksh',
  mksh: 'ksh',
};

/**
 * Which shell reads an instruction in shell form, after SHELL in the chain of stages, hadolint's comment, a heredoc's first line
 * and the base image. Undefined for those that are no kin of the Bourne shell.
 */
export function readerOf(dockerfile: Dockerfile, stage: Stage, instruction: Instruction): Reader | undefined {
  const body = scriptBody(instruction);
  const own = body && shebang(dockerfile.text.slice(body.start, body.end));
  if (own) return reader(stage, instruction, [own.program, ...own.args]);
  const shell = shellAt(dockerfile, stage, instruction);
  if (shell) return reader(stage, instruction, shell);
  return isWindows(dockerfile, stage) ? undefined : reader(stage, instruction, ['/bin/sh', '-c']);
}

function reader(stage: Stage, instruction: Instruction, words: readonly string[]) {
  const program = shellProgram(words);
  const language = program === 'sh' ? shOf(stage, instruction) : languages[program ?? ''];
  return language && { language, command: words.join(' ').replace(/\s+/g, ' ') };
}

// Between a command and its target stand a few words.
const RELINKED =
  /\bln\s[^\n;&|]{0,99}\s\/(?:usr\/)?bin\/sh\b|\bdpkg-reconfigure\b[^\n;&|]{0,99}\sdash\b|\bdpkg-divert\b[^\n;&|]{0,99}\/bin\/sh\b/;

/** Where a stage makes another program its /bin/sh, if it does so. */
const relinking = remember((stage: Stage): Instruction | undefined =>
  stepsOf(stage).find(({ name, logicalText }) => name === 'RUN' && RELINKED.test(logicalText)),
);

/** Whether one of the stages that a stage is based on does so. */
const isRelinked = remember((stage: Stage): boolean =>
  chain(stage, LONG_CHAIN)
    .slice(1)
    .some((link) => relinking(link) !== undefined),
);

function shOf(stage: Stage, { range }: Instruction): ShellLanguage {
  const own = relinking(stage);
  return isRelinked(stage) || (own && own.range.start < range.start) ? 'bash' : systemShell(baseFacts(stage));
}
